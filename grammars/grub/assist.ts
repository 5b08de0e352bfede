/** A document and an offset go in; the documentation of the word there, the words that could stand there, and the form of what is being written come out. */
import { type Completion, type Signature, shift, touches, type WordDocumentation } from '../text/index.js';
import { completeKernelWord, describeKernelWord, signatureOfKernelWord } from '../text/kernel-words.js';
import { lineAt } from '../text/logical-lines.js';
import type { GrubDocument, GrubUnit, StatementNode, WordNode } from './document.js';
import { kernelWordAt } from './slot.js';
import { commandFact, commandNames, variableNames, variableText } from './vocabulary.js';
import { allStatements, constantText } from './walk.js';

const SOURCE = 'GRUB manual';
/** Characters before the cursor that are looked at. */
const LONGEST = 300;

function unitUnder({ lines }: GrubDocument, offset: number): GrubUnit | undefined {
  const unit = lines[lineAt(lines, offset)];
  return unit !== undefined && offset <= unit.offset + unit.length ? unit : undefined;
}

function wordsOf(statement: StatementNode): readonly WordNode[] {
  if (statement.kind === 'command') return statement.words;
  return statement.kind === 'for' ? statement.items : [];
}

export function describeAt(document: GrubDocument, offset: number): WordDocumentation | undefined {
  const unit = unitUnder(document, offset);
  if (unit === undefined) return undefined;
  const kernel = kernelWordAt(document, offset);
  if (kernel !== undefined) {
    const { span } = kernel;
    const markdown = describeKernelWord(document.text.slice(span.start, span.end));
    return markdown === undefined ? undefined : { span, markdown };
  }
  const at = offset - unit.offset;
  for (const statement of allStatements(unit.statements)) {
    if (!touches(statement.span, at)) continue;
    const words = wordsOf(statement);
    const index = words.findIndex(({ span }) => touches(span, at));
    const word = words[index];
    if (word === undefined) continue;
    const markdown = describeWord(word, index === 0 && statement.kind === 'command', at - word.span.start);
    if (markdown !== undefined) return { span: shift(word.span, unit.offset), markdown };
  }
  return undefined;
}

function describeWord(word: WordNode, first: boolean, at: number): string | undefined {
  const used = word.parts.find((part) => part.kind === 'variable' && touches(part.span, at));
  const text = constantText(word);
  const set = /^([A-Za-z_]\w*)=/.exec(text ?? '')?.[1];
  const name = used?.kind === 'variable' ? used.name : set;
  const variable = name === undefined ? undefined : variableText(name);
  if (variable !== undefined) return `\`${name ?? ''}\`\n\n${variable}\n\n*${SOURCE}*`;
  const fact = first && text !== undefined ? commandFact(text) : undefined;
  if (fact === undefined) return undefined;
  return `\`${fact.form}\`\n\n${fact.text}\n\n*${SOURCE}*`;
}

export function signatureAt(document: GrubDocument, offset: number): Signature | undefined {
  const kernel = kernelWordAt(document, offset);
  return kernel && signatureOfKernelWord(kernel);
}

const commands: readonly Completion[] = commandNames.map((name) => {
  const fact = commandFact(name);
  return { label: name, detail: fact?.form ?? '', documentation: fact?.text ?? '', insert: name };
});

function variable(label: string, insert: string, name: string): Completion {
  return { label, detail: 'a variable', documentation: variableText(name) ?? '', insert };
}

const assignments = variableNames.map((name) => variable(name, `${name}=`, name));

/** Variables that the file sets, each once. */
function variables({ lines }: GrubDocument): Completion[] {
  const names = new Set(variableNames);
  for (const { statements } of lines) {
    for (const statement of allStatements(statements)) {
      for (const word of wordsOf(statement)) {
        const name = /^([A-Za-z_]\w*)=/.exec(constantText(word) ?? '')?.[1];
        if (name !== undefined) names.add(name);
      }
    }
  }
  return [...names].map((name) => variable(`$${name}`, `$${name}`, name));
}

export function completeAt(document: GrubDocument, offset: number): Completion[] {
  const { text, lines } = document;
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(Math.max(begin, offset - LONGEST), offset);
  if (/^[ \t]*#/.test(before) || lines.length === 0) return before.includes('#') ? [] : [...commands];
  if (/\$\{?\w*$/.test(before)) return variables(document);
  if (
    /(?:^|[;{])[ \t]*[\w[]*$/.test(before) ||
    /\b(?:then|do|else|if|elif|while|until)[ \t]+\w*$/.test(before)
  )
    return [...commands];
  if (/(?:^|[;{ \t])set[ \t]+\w*$/.test(before)) return [...assignments];
  const kernel = kernelWordAt(document, offset);
  return kernel === undefined ? [] : completeKernelWord(kernel);
}
