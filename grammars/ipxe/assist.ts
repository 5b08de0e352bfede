/** A script and an offset go in; the documentation of the word there, the words that could stand there, and the form of what is being written come out. */
import { type Completion, type Signature, shift, touches, type WordDocumentation } from '../text/index.js';
import { completeKernelWord, describeKernelWord, signatureOfKernelWord } from '../text/kernel-words.js';
import { lineUnder } from '../text/logical-lines.js';
import type { CommandNode, IpxeDocument, IpxeLine, WordNode } from './document.js';
import { type CommandFact, type OptionFact, settingTypes } from './facts.js';
import { argumentAt, kernelWordAt } from './slot.js';
import { commandFact, commandNames, settingMeaning, settingNames, settingParts } from './vocabulary.js';

const SOURCE = 'ipxe.org/cmd, ipxe.org/cfg';

/** The command that an offset in its line lies in: the last one that begins before it. */
function commandUnder({ commands }: IpxeLine, at: number): CommandNode | undefined {
  return commands.findLast(({ span, words }) => words.length > 0 && span.start <= at);
}

export function describeAt(document: IpxeDocument, offset: number): WordDocumentation | undefined {
  const line = lineUnder(document, offset);
  if (line === undefined) return undefined;
  const at = offset - line.offset;
  const command = commandUnder(line, at);
  const word = command?.words.find(({ span }) => touches(span, at));
  if (command === undefined || word === undefined) return undefined;
  const setting = word.settings.find(({ span }) => touches(span, at));
  if (setting !== undefined) {
    const markdown = describeSetting(setting.text);
    return markdown === undefined ? undefined : { span: shift(setting.span, line.offset), markdown };
  }
  const kernel = kernelWordAt(document, offset);
  const markdown = kernel === undefined ? describeWord(command, word) : describeKernelWord(word.text);
  return markdown === undefined ? undefined : { span: shift(word.span, line.offset), markdown };
}

function describeWord({ words }: CommandNode, word: WordNode): string | undefined {
  const [name] = words;
  const fact = name === undefined ? undefined : commandFact(name.text);
  if (fact === undefined) return undefined;
  if (word === name) return documentationOf(fact);
  if (['set', 'clear', 'show', 'read', 'inc', 'choose'].includes(fact.name) && word === words[1])
    return describeSetting(word.text);
  const option = optionOf(fact, word.text);
  return option === undefined ? undefined : `\`${written(option)}\`\n\n${option.does}\n\n*${SOURCE}*`;
}

function optionOf({ options }: CommandFact, text: string): OptionFact | undefined {
  const [name = ''] = text.split('=');
  return options.find(({ long, short }) => name === `--${long}` || name === `-${short}`);
}

function written({ long, short, value }: OptionFact): string {
  return `--${long}${value ? ' VALUE' : ''}, -${short}`;
}

function documentationOf(fact: CommandFact): string {
  const options = fact.options.map((option) => `- \`${written(option)}\`: ${option.does}`);
  const list = options.length === 0 ? '' : `\n\n${options.join('\n')}`;
  return `\`${`${fact.name} ${fact.form}`.trim()}\`\n\n${fact.does}${list}\n\n*${SOURCE}*`;
}

function describeSetting(text: string): string | undefined {
  const { name, scope, type } = settingParts(text);
  const meaning = settingMeaning(name) ?? (/^\d+$/.test(name) ? `option ${name} of DHCP` : undefined);
  if (meaning === undefined) return undefined;
  const of = scope === '' ? '' : ` of \`${scope}\``;
  const as = type === undefined ? '' : `, written as \`${type}\``;
  return `**${name}**${of}${as}: ${meaning}.\n\n*${SOURCE}*`;
}

export function signatureAt(document: IpxeDocument, offset: number): Signature | undefined {
  const kernel = kernelWordAt(document, offset);
  return kernel && signatureOfKernelWord(kernel);
}

const plain = (label: string, detail: string, documentation = ''): Completion => ({
  label,
  detail,
  documentation,
  insert: label,
});

const commands: readonly Completion[] = commandNames.map((name) => {
  const fact = commandFact(name);
  return plain(name, fact?.form ?? '', fact?.does ?? '');
});

function labels({ lines }: IpxeDocument): Completion[] {
  const names = new Set(lines.flatMap(({ label }) => (label === undefined ? [] : [label.name])));
  return [...names].filter((name) => name !== '').map((name) => plain(name, 'a label of this script'));
}

/** Those that iPXE knows, and those that the script sets. */
function settings({ lines }: IpxeDocument): Completion[] {
  const own = new Set<string>();
  for (const { commands: list } of lines) {
    for (const { words } of list) {
      const [name, setting] = words;
      if (setting !== undefined && (name?.text === 'set' || name?.text === 'choose'))
        own.add(settingParts(setting.text).name);
    }
  }
  const known = settingNames.map((name) => plain(name, settingMeaning(name) ?? ''));
  return [...[...own].map((name) => plain(name, 'set in this script')), ...known];
}

export function completeAt(document: IpxeDocument, offset: number): Completion[] {
  const line = lineUnder(document, offset);
  if (line === undefined) return [...commands];
  const at = offset - line.offset;
  if (line.comment !== undefined && at > line.comment.start) return [];
  const before = document.text.slice(line.offset, offset);
  const open = /\$\{([^}\s]*)$/.exec(before)?.[1];
  if (open?.includes(':') === true)
    return settingTypes.map((type) => plain(type, 'how the value is written'));
  if (open !== undefined) return settings(document);
  const command = commandUnder(line, at);
  const [name] = command?.words ?? [];
  const fact = name === undefined ? undefined : commandFact(name.text);
  if (name === undefined || fact === undefined || at <= name.span.end || /(?:\|\||&&|;)\s*$/.test(before))
    return [...commands];
  if (fact.name === 'goto') return labels(document);
  if (/\s-[-\w]*$/.test(before)) {
    return fact.options.map((option) => plain(`--${option.long}`, option.value ? 'VALUE' : '', option.does));
  }
  const argument = argumentAt(document, offset);
  if (argument?.kernel !== undefined) return completeKernelWord(argument.kernel);
  // The name of an item is most often that of a label.
  const names = fact.name === 'item' && argument?.index === 0;
  return names || /\s(?:--default|-d)[ \t=]\S*$/.test(before) ? labels(document) : [];
}
