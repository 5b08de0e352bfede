/** A place in a document goes in, the words that could stand there come out. */

import type { IToken } from 'chevrotain';
import { lastOf } from '../../text/chevrotain.js';
import type { Completion } from '../../text/index.js';
import { misplacedKind } from '../check/scopes.js';
import { members } from '../check/settings.js';
import type { DhcpdDocument, StatementKind } from '../document.js';
import type { Scope } from '../starter.js';
import { Comma, Dot, Equals, isWord, LeftParen, lowerCase, Text } from '../tokens.js';
import {
  allowWords,
  enumeration,
  optionFact,
  optionsOf,
  parameterFact,
  parameters,
  standardSpaces,
} from '../vocabulary.js';
import { type Cursor, cursorAt, definitionOf, definitions } from './cursor.js';
import { optionWords } from './describe.js';
import {
  describeFormat,
  documentFlag,
  documentOption,
  documentOwnOption,
  documentParameter,
  documentStatement,
  expressionForms,
} from './documentation.js';
import { forms } from './notes.js';

export function complete(document: DhcpdDocument, offset: number): Completion[] {
  const cursor = cursorAt(document, offset, 'cursor');
  const { tokens } = cursor;
  const last = tokens.at(-1);
  const end = last === undefined ? cursor.offset : cursor.offset + last.startOffset + last.image.length;
  if (inComment(document.text, end, offset) || last?.tokenType === Text) return [];
  // The word under the cursor is what is being completed.
  const typing = last !== undefined && end === offset && isWord(last);
  const before = typing ? tokens.slice(0, -1) : tokens;
  return offersAfter(document, cursor, before);
}

function inComment(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  return gap.lastIndexOf('#') > gap.lastIndexOf('\n');
}

function offersAfter(document: DhcpdDocument, cursor: Cursor, tokens: readonly IToken[]): Completion[] {
  const first = tokens[0];
  if (first === undefined) return statementOffers(cursor.scope);
  const word = (at: number): string => lowerCase(tokens.at(at)?.image ?? '');
  const last = lastOf(tokens);
  if (last.tokenType === Dot) return optionWords.has(word(-3)) ? optionOffers(document, word(-2)) : [];
  if (optionWords.has(word(-1))) return optionOffers(document, 'dhcp');
  const keyword = word(0);
  if (tokens.length === 1) {
    switch (keyword) {
      case 'allow':
      case 'deny':
      case 'ignore':
        return permitOffers(cursor.scope);
      case 'hardware':
        return ['ethernet', 'token-ring', 'fddi', 'infiniband'].map((type) => plain(type, 'hardware type'));
      case 'on':
        return ['commit', 'expiry', 'release', 'transmission'].map((event) => plain(event, 'event'));
      case 'match':
        return [plain('if', 'condition'), ...expressionOffers()];
      case 'not':
        return [plain('authoritative', 'statement')];
      case 'subnet':
        return [];
      default:
        break;
    }
    const format = parameterFact(keyword)?.format;
    if (format !== undefined) return valueOffers(format);
  }
  if (inExpression(keyword, tokens, last)) return expressionOffers();
  return optionWords.has(keyword) ? valueOffers(formatOf(document, tokens)) : [];
}

/** True where an expression begins or goes on. */
function inExpression(keyword: string, tokens: readonly IToken[], last: IToken): boolean {
  const opens =
    last.tokenType === LeftParen ||
    last.tokenType === Comma ||
    last.tokenType === Equals ||
    tokens.length === 1;
  if (
    ['if', 'elsif', 'else', 'switch', 'case', 'match', 'spawn', 'eval', 'log', 'execute'].includes(keyword)
  ) {
    return opens || ['if', 'and', 'or', 'not', 'with'].includes(lowerCase(last.image));
  }
  const assigned = tokens.some((token) => token.tokenType === Equals);
  return assigned && opens;
}

function formatOf(document: DhcpdDocument, tokens: readonly IToken[]): string | undefined {
  const dotted = tokens[2]?.tokenType === Dot;
  const space = dotted ? lowerCase(tokens[1]?.image ?? '') : 'dhcp';
  const name = lowerCase(tokens[dotted ? 3 : 1]?.image ?? '');
  if (tokens.length !== (dotted ? 4 : 2)) return undefined;
  return definitionOf(document, space, name)?.type.format ?? optionFact(space, name)?.format;
}

function plain(label: string, detail: string): Completion {
  return { label, detail, documentation: '', insert: label };
}

/** The kind of statement that a first word makes, where it is not the word itself. */
const kinds: Readonly<Record<string, StatementKind>> = {
  'fixed-address6': 'fixed-address',
  'fixed-prefix6': 'fixed-address',
  prefix6: 'range6',
  supersede: 'option',
  default: 'option',
  append: 'option',
  prepend: 'option',
  send: 'option',
  allow: 'permit',
  deny: 'permit',
  ignore: 'permit',
  elsif: 'if',
  else: 'if',
  eval: 'effect',
  log: 'effect',
  execute: 'effect',
  interface: 'setting',
};

function statementOffers(scope: Scope): Completion[] {
  if (scope === 'zone' || scope === 'key' || scope === 'failover') {
    return members[scope].map((word) => plain(word, `of a ${scope}`));
  }
  const offers: Completion[] = [];
  for (const word of Object.keys(forms)) {
    if (word === 'case' && scope !== 'switch') continue;
    const kind = kinds[word] ?? (word as StatementKind);
    if (kind !== 'setting' && misplacedKind(kind, scope)) continue;
    offers.push({
      label: word,
      detail: forms[word] ?? '',
      documentation: documentStatement(word) ?? '',
      insert: word,
    });
  }
  for (const fact of parameters()) {
    offers.push({
      label: fact.name,
      detail: describeFormat(fact.format),
      documentation: documentParameter(fact.name) ?? '',
      insert: fact.name,
    });
  }
  return offers;
}

function optionOffers(document: DhcpdDocument, space: string): Completion[] {
  const offers: Completion[] = optionsOf(space).map((fact) => ({
    label: fact.name,
    detail: `code ${fact.code}: ${describeFormat(fact.format)}`,
    documentation: documentOption(space, fact.name.toLowerCase()) ?? '',
    insert: fact.name,
  }));
  const spaces = new Set<string>();
  for (const { space: own, name, code, type } of definitions(document)) {
    const ownSpace = own?.text ?? 'dhcp';
    if (own !== undefined) spaces.add(own.text);
    if (ownSpace.toLowerCase() !== space) continue;
    offers.push({
      label: name.text,
      detail: `code ${code.value}, defined in this file`,
      documentation: documentOwnOption(ownSpace, name.text, code.value, type.format),
      insert: name.text,
    });
  }
  if (space === 'dhcp') {
    for (const name of standardSpaces) if (name !== 'dhcp' && name !== 'server') spaces.add(name);
    for (const name of spaces) offers.push({ ...plain(name, 'option space'), insert: `${name}.` });
  }
  return offers;
}

function permitOffers(scope: Scope): Completion[] {
  if (scope === 'pool' || scope === 'pool6') {
    const words = ['known-clients', 'unknown-clients', 'members of', 'all clients', 'dynamic bootp clients'];
    return words.map((word) => plain(word, 'who may have an address'));
  }
  return allowWords.map((word) => ({ ...plain(word, 'flag'), documentation: documentFlag(word) ?? '' }));
}

function expressionOffers(): Completion[] {
  return Object.entries(expressionForms).map(([word, [form, text]]) => ({
    label: word,
    detail: form,
    documentation: text,
    insert: word,
  }));
}

function valueOffers(format: string | undefined): Completion[] {
  if (format === undefined) return [];
  if (format.startsWith('f')) return ['on', 'off', 'true', 'false'].map((word) => plain(word, 'flag'));
  if (format.startsWith('T')) return [plain('infinite', 'no end')];
  if (!format.startsWith('N')) return [];
  return enumeration(format.slice(1, format.indexOf('.'))).map((word) => plain(word, 'value'));
}
