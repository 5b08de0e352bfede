/** The text of diskless-lint.json goes in, what it says comes out, or every mistake in it with its place. */
import {
  findNodeAtLocation,
  type Node as JsonNode,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { Span } from '../../grammars/text/index.js';
import { nearest } from '../../grammars/text/index.js';
import { normaliseMac, parseIpv4 } from '../site/address.js';
import { CONFIGURATION_SHAPE, PATTERNS, type Shape, type SiteConfiguration } from '../site/configuration.js';

export const CONFIGURATION_NAME = 'diskless-lint.json';

export interface ConfigurationProblem {
  readonly message: string;
  /** In the text of the file. */
  readonly span: Span;
}

export type ConfigurationResult =
  | {
      readonly kind: 'configuration';
      readonly configuration: SiteConfiguration;
      /** Where the value below these keys stands. */
      readonly spanOf: (keys: readonly string[]) => Span;
    }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigurationProblem[] };

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this word has no meaning in JSON; texts stand in double quotes',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace is expected here',
  CloseBracketExpected: 'a closing bracket is expected here',
  EndOfFileExpected: 'nothing may follow the closing brace',
  UnexpectedEndOfComment: 'the comment is not closed',
  UnexpectedEndOfString: 'the text has no closing quote',
  InvalidCharacter: 'this character may not stand in a text',
};

function spanOf(node: JsonNode): Span {
  return { start: node.offset, end: node.offset + node.length };
}

function typeName(node: JsonNode): string {
  switch (node.type) {
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'null';
  }
}

const URL_START = new RegExp(PATTERNS.url);

type Report = (node: JsonNode, message: string) => void;

/** Checks a string value; what it must be, when it is not. */
function complaint(shape: Shape, value: string): string | undefined {
  switch (shape.kind) {
    case 'address':
      return parseIpv4(value) === undefined
        ? `"${value}" is not an IPv4 address such as 192.168.1.1.`
        : undefined;
    case 'mac':
      return normaliseMac(value) === undefined
        ? `"${value}" is not a hardware address such as 00:40:63:c2:ca:c9.`
        : undefined;
    case 'server-path':
      return value.startsWith('/')
        ? undefined
        : `"${value}" must be a path on the server, so it starts with a slash: "/${value}".`;
    case 'url':
      return URL_START.test(value)
        ? undefined
        : `"${value}" is not the beginning of a URL such as http://192.168.1.1:8080/boot/.`;
    case 'word': {
      if (shape.words.includes(value)) return undefined;
      const near = nearest(value, shape.words);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      return `There is no ${shape.what} "${value}"; it is one of ${shape.words.join(', ')}.${hint}`;
    }
    default:
      return undefined;
  }
}

function checkObject(
  node: JsonNode,
  name: string,
  shape: Extract<Shape, { kind: 'object' | 'map' }>,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || typeof key.value !== 'string') continue;
    const word = key.value;
    if (seen.has(word)) report(key, `"${word}" stands twice in "${name}"; only the last would count.`);
    seen.add(word);
    let inner: Shape | undefined;
    if (shape.kind === 'map') {
      const wrong = shape.key === undefined ? undefined : complaint(shape.key, word);
      if (wrong !== undefined) report(key, wrong);
      inner = shape.of;
    } else {
      inner = Object.hasOwn(shape.keys, word) ? shape.keys[word] : undefined;
      if (inner === undefined) {
        const keys = Object.keys(shape.keys).filter((one) => !one.startsWith('$'));
        const near = nearest(word, keys);
        const hint = near === undefined ? ` Known keys: ${keys.join(', ')}.` : ` Did you mean "${near}"?`;
        report(key, `There is no key "${word}" in ${name === '' ? 'this file' : `"${name}"`}.${hint}`);
        continue;
      }
    }
    if (value !== undefined) check(value, word, inner, report);
  }
}

function check(node: JsonNode, name: string, shape: Shape, report: Report): void {
  const wanted =
    shape.kind === 'list' ? 'array' : shape.kind === 'map' || shape.kind === 'object' ? 'object' : 'string';
  if (node.type !== wanted) {
    const what =
      wanted === 'array' ? 'a list' : wanted === 'object' ? 'an object' : 'a text in double quotes';
    const subject = name === '' ? 'The file' : `"${name}"`;
    report(node, `${subject} must be ${what}, not ${typeName(node)}.`);
  } else if (shape.kind === 'list') {
    for (const item of node.children ?? []) check(item, name, shape.of, report);
  } else if (shape.kind === 'object' || shape.kind === 'map') {
    checkObject(node, name, shape, report);
  } else {
    const wrong = complaint(shape, String(node.value));
    if (wrong !== undefined) report(node, wrong);
  }
}

/** The checked tree as plain data. Built by hand: a key such as `__proto__` is then a key like any other. */
function plainValue(node: JsonNode): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key === undefined || value === undefined ? [] : [[String(key.value), plainValue(value)] as const];
  });
  return Object.fromEntries(entries.filter(([key]) => key !== '$schema'));
}

/** How deep brackets may nest before the reader, which calls itself for each, is not even asked. */
const DEEPEST = 50;

function tooDeep(json: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const c = json[i];
    if (c === '{' || c === '[') {
      depth += 1;
      if (depth > DEEPEST) return i;
    } else if (c === '}' || c === ']') depth -= 1;
  }
  return undefined;
}

/** Comments and trailing commas are allowed. An empty file says nothing. */
export function readConfiguration(json: string): ConfigurationResult {
  const deep = tooDeep(json);
  if (deep !== undefined) {
    const message = 'Brackets are nested deeper than this file ever needs.';
    return { kind: 'problems', problems: [{ message, span: { start: deep, end: deep + 1 } }] };
  }
  const errors: ParseError[] = [];
  const withoutMark = json.startsWith('\uFEFF') ? ` ${json.slice(1)}` : json;
  const tree = parseTree(withoutMark, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems: ConfigurationProblem[] = errors.map(({ error, offset, length }) => {
    const code = printParseErrorCode(error);
    const start = Math.min(offset, json.length);
    return {
      message: `Not valid JSON: ${SYNTAX[code] ?? code}.`,
      span: { start, end: Math.min(start + length, json.length) },
    };
  });
  if (problems.length > 0) return { kind: 'problems', problems };
  if (tree === undefined) {
    return { kind: 'configuration', configuration: {}, spanOf: () => ({ start: 0, end: 0 }) };
  }
  check(tree, '', CONFIGURATION_SHAPE, (node, message) => problems.push({ message, span: spanOf(node) }));
  if (problems.length > 0) return { kind: 'problems', problems };
  // `check` has just established this type, key by key.
  const configuration = plainValue(tree) as SiteConfiguration;
  const spanAt = (keys: readonly string[]): Span => spanOf(findNodeAtLocation(tree, [...keys]) ?? tree);
  return { kind: 'configuration', configuration, spanOf: spanAt };
}
