/** A statement's first word goes in, the way to read its head comes out. */
import type { IToken } from 'chevrotain';
import type { AddressItem, Fault, Item, Named, Setter, Statement } from './document.js';
import type { DhcpdParser } from './parser.js';
import { LeftParen, lowerCase, Space } from './tokens.js';
import { isOtherParameter, parameterFact } from './vocabulary.js';

type WithoutPlace<S> = S extends Statement ? Omit<S, 'offset' | 'length' | 'body'> : never;
/** A statement without its place and its block. */
export type Shape = WithoutPlace<Statement>;

/** Where a statement stands: the kind of the block around it. */
export type Scope =
  | 'root'
  | 'shared-network'
  | 'subnet'
  | 'subnet6'
  | 'pool'
  | 'pool6'
  | 'group'
  | 'host'
  | 'class'
  | 'failover'
  | 'zone'
  | 'key'
  | 'switch'
  /** Bodies of if, on and functions: executable statements only. */
  | 'executable'
  | 'unknown';

export interface Head {
  readonly parser: DhcpdParser;
  readonly tokens: readonly IToken[];
  readonly scope: Scope;
  readonly hasBlock: boolean;
}

export interface Starter {
  /** Whether braces follow the head. */
  readonly block: 'always' | 'never' | 'either';
  /** The parser's errors are looked at afterwards; a shape made of them is thrown away. */
  readonly read: (head: Head) => Shape | Fault;
  /** The scope of the block. */
  readonly scope?: Scope;
}

export function isFault(result: Shape | Fault): result is Fault {
  return 'rule' in result && 'message' in result;
}

export function fault(message: string, span: Fault['span'], insert?: Fault['insert']): Fault {
  return { rule: 'dhcp/syntax', message, span, ...(insert && { insert }) };
}

/** Only for fields whose rule may have failed: what is made of them is not used then. */
function sure<T>(value: T | undefined): T {
  return value as T;
}

function isAddress(item: Item | undefined): item is AddressItem {
  return item?.kind === 'address';
}

function wantAddress(item: Item | undefined, what: string): Fault {
  const shown = item === undefined || !('text' in item) ? '' : `, not \`${item.text}\``;
  return fault(
    `${what} must be an IPv4 address of four numbers from 0 to 255${shown}.`,
    item?.span ?? { start: 0, end: 0 },
  );
}

function list(head: Head): Shape {
  const read = head.parser.listStatement();
  return { kind: 'setting', name: sure(read?.name), ...(read?.value && { value: read.value }) };
}

function firstName(head: Head): Named {
  const token = head.tokens[0];
  const text = token?.image ?? '';
  return { text, span: { start: 0, end: text.length } };
}

function option(setter: Setter): Starter {
  return {
    block: 'never',
    read: ({ parser, tokens }) => {
      if (setter === 'option' && tokens[1]?.tokenType === Space) {
        const read = parser.optionSpaceStatement();
        return { kind: 'option-space', name: sure(read?.name), ...(read?.value && { value: read.value }) };
      }
      const { space, name, value, expression, definition } = sure(parser.optionStatement() ?? unread);
      if (definition !== undefined) {
        const { code, type } = definition;
        if (code.kind !== 'number') return fault('An option code is a number.', code.span);
        if (setter !== 'option')
          return fault('Options are defined with `option`, not with a setter.', name.span);
        return { kind: 'option-definition', ...(space && { space }), name, code, type };
      }
      return {
        kind: 'option',
        setter,
        ...(space && { space }),
        name,
        ...(value && { value }),
        ...(expression && { expression }),
      };
    },
  };
}

const unread: ReturnType<DhcpdParser['optionStatement']> = {
  space: undefined,
  name: { text: '', span: { start: 0, end: 0 } },
};

function permit(verb: 'allow' | 'deny' | 'ignore'): Starter {
  return {
    block: 'never',
    read: ({ parser, scope }) => {
      const read = parser.permitStatement();
      const words = read?.words ?? [];
      const first = words[0];
      const last = words.at(-1);
      if (first === undefined || last === undefined) return { kind: 'break' };
      const span = {
        start: first.startOffset - parser.base,
        end: last.startOffset + last.image.length - parser.base,
      };
      const text = words.map((word) => lowerCase(word.image)).join(' ');
      const inPool = scope === 'pool' || scope === 'pool6';
      return {
        kind: 'permit',
        verb,
        inPool,
        what: { text, span },
        ...(read.className && { className: read.className }),
      };
    },
  };
}

function effect(read: (parser: DhcpdParser) => readonly Expression[] | undefined): Starter {
  return {
    block: 'never',
    read: (head) => ({ kind: 'effect', keyword: firstName(head), args: read(head.parser) ?? [] }),
  };
}
type Expression = import('./expression.js').Expression;

function named(
  kind: 'host' | 'zone',
  scope: Scope,
  read: (parser: DhcpdParser) => Named = (parser) => parser.namedDeclaration(),
): Starter {
  return { block: 'always', scope, read: ({ parser }) => ({ kind, name: read(parser) }) };
}

function classStarter(keyword: 'class' | 'vendor-class' | 'user-class'): Starter {
  return {
    block: keyword === 'class' ? 'always' : 'either',
    scope: 'class',
    read: ({ parser }) => ({ kind: 'class', keyword, name: parser.quotedStatement() }),
  };
}

function bare(kind: 'pool' | 'pool6'): Starter {
  return {
    block: 'always',
    scope: kind,
    read: ({ parser }) => {
      const name = parser.bareStatement();
      return name === undefined ? { kind } : fault(`A ${kind} has no name: expected \`{\`.`, name.span);
    },
  };
}

function fixed(): Starter {
  return {
    block: 'never',
    read: ({ parser }) => {
      const { name, value } = parser.listStatement() ?? {};
      if (name !== undefined && value === undefined) return fault('An address is missing here.', name.span);
      return { kind: 'fixed-address', keyword: sure(name), value: sure(value) };
    },
  };
}

function range6(): Starter {
  return {
    block: 'never',
    read: ({ parser }) => {
      const { name, value } = parser.listStatement() ?? {};
      if (name !== undefined && value === undefined)
        return fault('An IPv6 address is missing here.', name.span);
      return { kind: 'range6', keyword: sure(name), value: sure(value) };
    },
  };
}

const setting: Starter = { block: 'never', read: list };

const parameter: Starter = {
  block: 'never',
  read: ({ parser }) => {
    const { name, value, expression } = parser.parameterStatement() ?? {};
    return {
      kind: 'parameter',
      name: sure(name),
      ...(value && { value }),
      ...(expression && { expression }),
    };
  },
};

/** A word that no table knows: a call of a function when a parenthesis follows, else unknown. */
const unknown: Starter = {
  block: 'either',
  scope: 'unknown',
  read: (head) => {
    if (head.tokens[1]?.tokenType === LeftParen && !head.hasBlock) {
      return { kind: 'effect', keyword: firstName(head), args: [head.parser.callStatement()] };
    }
    return { kind: 'unknown', name: firstName(head) };
  },
};

const starters = new Map<string, Starter>([
  [
    'include',
    {
      block: 'never',
      read: ({ parser }) => {
        const path = parser.quotedStatement();
        return {
          kind: 'include',
          path: { kind: 'string', value: path?.text ?? '', span: path?.span ?? { start: 0, end: 0 } },
        };
      },
    },
  ],
  [
    'shared-network',
    {
      block: 'always',
      scope: 'shared-network',
      read: ({ parser }) => {
        const name = parser.anyNamedDeclaration();
        if (name?.text === '') return fault('The name of a shared network must not be empty.', name.span);
        return { kind: 'shared-network', name };
      },
    },
  ],
  [
    'subnet',
    {
      block: 'always',
      scope: 'subnet',
      read: ({ parser }) => {
        const { network, mask } = parser.subnetDeclaration() ?? {};
        if (!isAddress(network)) return wantAddress(network, 'The network');
        if (!isAddress(mask)) return wantAddress(mask, 'The netmask');
        return { kind: 'subnet', network, mask };
      },
    },
  ],
  [
    'subnet6',
    {
      block: 'always',
      scope: 'subnet6',
      read: ({ parser }) => {
        const { prefix, bits } = parser.subnet6Declaration() ?? {};
        if (bits !== undefined && bits.kind !== 'number')
          return fault('The length of the prefix is a number.', bits.span);
        return { kind: 'subnet6', prefix: sure(prefix), prefixLength: sure(bits) };
      },
    },
  ],
  [
    'group',
    {
      block: 'either',
      scope: 'group',
      read: (head) => {
        if (!head.hasBlock) return list(head);
        const name = head.parser.bareStatement();
        return { kind: 'group', ...(name && { name }) };
      },
    },
  ],
  ['host', named('host', 'host')],
  ['zone', named('zone', 'zone')],
  [
    'key',
    {
      block: 'always',
      scope: 'key',
      read: ({ parser }) => ({ kind: 'key', name: parser.anyNamedDeclaration() }),
    },
  ],
  ['class', classStarter('class')],
  ['vendor-class', classStarter('vendor-class')],
  ['user-class', classStarter('user-class')],
  [
    'subclass',
    {
      block: 'either',
      scope: 'class',
      read: ({ parser }) => {
        const { className, data } = parser.subclassDeclaration() ?? {};
        return { kind: 'subclass', className: sure(className), data: sure(data) };
      },
    },
  ],
  ['pool', bare('pool')],
  ['pool6', bare('pool6')],
  [
    'range',
    {
      block: 'never',
      read: ({ parser }) => {
        const { dynamicBootp, low, high } = parser.rangeStatement() ?? {};
        if (low !== undefined && !isAddress(low)) return wantAddress(low, 'The start of a range');
        if (high !== undefined && !isAddress(high)) return wantAddress(high, 'The end of a range');
        return { kind: 'range', dynamicBootp: dynamicBootp === true, low: sure(low), ...(high && { high }) };
      },
    },
  ],
  ['range6', range6()],
  ['prefix6', range6()],
  [
    'failover',
    {
      block: 'either',
      scope: 'failover',
      read: ({ parser }) => ({ kind: 'failover', name: parser.failoverStatement() }),
    },
  ],
  [
    'hardware',
    {
      block: 'never',
      read: ({ parser }) => {
        const { type, octets } = parser.hardwareStatement() ?? {};
        const item = octetsOf(octets);
        if (octets !== undefined && item === undefined) {
          return fault(
            'A hardware address is octets in hex with colons between them, such as 00:16:3e:00:00:01.',
            octets.span,
          );
        }
        return {
          kind: 'hardware',
          type: sure(type),
          octets: item ?? [],
          octetsSpan: octets?.span ?? { start: 0, end: 0 },
        };
      },
    },
  ],
  ['fixed-address', fixed()],
  ['fixed-address6', fixed()],
  ['fixed-prefix6', fixed()],
  [
    'authoritative',
    {
      block: 'never',
      read: ({ parser }) => {
        const extra = parser.bareStatement();
        return extra === undefined
          ? { kind: 'authoritative', not: false }
          : fault('Expected `;` after authoritative.', extra.span);
      },
    },
  ],
  [
    'not',
    {
      block: 'never',
      read: ({ parser }) => {
        const word = parser.notAuthoritativeStatement();
        return lowerCase(word?.text ?? '') === 'authoritative'
          ? { kind: 'authoritative', not: true }
          : fault('Expected `authoritative` after not.', word?.span ?? { start: 0, end: 3 });
      },
    },
  ],
  ['option', option('option')],
  ['supersede', option('supersede')],
  ['default', option('default')],
  ['append', option('append')],
  ['prepend', option('prepend')],
  ['send', option('send')],
  [
    'server-identifier',
    {
      block: 'never',
      read: ({ parser }) => {
        const { name, value, expression } = parser.parameterStatement() ?? {};
        return {
          kind: 'option',
          setter: 'option',
          name: { text: 'dhcp-server-identifier', span: name?.span ?? { start: 0, end: 0 } },
          ...(value && { value }),
          ...(expression && { expression }),
        };
      },
    },
  ],
  ['allow', permit('allow')],
  ['deny', permit('deny')],
  ['ignore', permit('ignore')],
  [
    'switch',
    {
      block: 'always',
      scope: 'switch',
      read: ({ parser }) => ({ kind: 'switch', on: parser.switchStatement() }),
    },
  ],
  [
    'on',
    {
      block: 'either',
      scope: 'executable',
      read: ({ parser }) => ({ kind: 'on', events: parser.onStatement() ?? [] }),
    },
  ],
  [
    'set',
    {
      block: 'never',
      read: ({ parser }) => {
        const { name, value, parameters } = parser.setStatement() ?? {};
        if (name !== undefined && value === undefined)
          return fault('Expected `=` after the variable.', name.span);
        return parameters?.length
          ? { kind: 'break' }
          : { kind: 'set', variable: sure(name), value: sure(value) };
      },
    },
  ],
  [
    'define',
    {
      block: 'either',
      scope: 'executable',
      read: ({ parser, hasBlock }) => {
        const { name, parameters, value } = parser.setStatement() ?? {};
        if (name !== undefined && hasBlock !== (value === undefined))
          return fault(
            hasBlock ? 'Expected `;` after the definition.' : 'Expected `{` and the body of the function.',
            name.span,
          );
        return { kind: 'define', name: sure(name), parameters: parameters ?? [], ...(value && { value }) };
      },
    },
  ],
  ['unset', { block: 'never', read: ({ parser }) => ({ kind: 'unset', variable: parser.wordStatement() }) }],
  ['eval', effect((parser) => [parser.conditionValue()])],
  ['return', effect((parser) => [parser.conditionValue()])],
  ['log', effect((parser) => parser.callWithArguments())],
  ['execute', effect((parser) => parser.callWithArguments())],
  ['parse-vendor-option', effect((parser) => (parser.bareStatement() === undefined ? [] : undefined))],
  ['add', { block: 'never', read: ({ parser }) => ({ kind: 'add', className: parser.quotedStatement() }) }],
  [
    'break',
    {
      block: 'never',
      read: ({ parser }) => {
        const extra = parser.bareStatement();
        return extra === undefined ? { kind: 'break' } : fault('Expected `;` after break.', extra.span);
      },
    },
  ],
  [
    'match',
    {
      block: 'never',
      read: ({ parser }) => {
        const { test, expression } = parser.matchStatement() ?? {};
        return { kind: test ? 'match-if' : 'match', expression: sure(expression) };
      },
    },
  ],
  [
    'spawn',
    { block: 'never', read: ({ parser }) => ({ kind: 'spawn', expression: parser.spawnStatement() }) },
  ],
  ...[
    'interface',
    'lease',
    'dynamic',
    'deleted',
    'static',
    'uid',
    'host-identifier',
    'server-duid',
    'lease-id-format',
    'db-time-format',
  ].map((word): [string, Starter] => [word, setting]),
]);

function octetsOf(item: Item | undefined): readonly number[] | undefined {
  if (item?.kind === 'octets') return item.octets;
  // One octet alone is a number or a word of hex digits.
  if ((item?.kind === 'number' || item?.kind === 'name') && /^[0-9A-Fa-f]{1,2}$/.test(item.text)) {
    return [Number.parseInt(item.text, 16)];
  }
  return undefined;
}

/** How to read a statement that begins with `word` (in lower case) where it stands. */
export function starterOf(word: string, scope: Scope): Starter {
  if (scope === 'failover' || scope === 'zone' || scope === 'key') return setting;
  return starters.get(word) ?? (isParameter(word) ? parameter : unknown);
}

function isParameter(word: string): boolean {
  return parameterFact(word) !== undefined || isOtherParameter(word);
}

/** True for a word that begins a statement: where it begins a line, the statement before has lost its semicolon. */
export function beginsStatement(word: string): boolean {
  return starters.has(word) || word === 'if' || isParameter(word);
}

export function statementWords(): string[] {
  return [...starters.keys(), 'if', 'elsif', 'else', 'case'];
}
