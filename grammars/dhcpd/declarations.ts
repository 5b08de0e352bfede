/** The declarations: for each first word, how its head is read. */
import type { AddressItem, Fault, Item } from './document.js';
import { fault, readParameter, readSetting, type Starter, setting, sure } from './starter.js';
import { lowerCase } from './tokens.js';

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

function named(kind: 'host' | 'zone'): Starter {
  return { block: 'always', scope: kind, read: ({ parser }) => ({ kind, name: parser.namedDeclaration() }) };
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

function octetsOf(item: Item | undefined): readonly number[] | undefined {
  if (item?.kind === 'octets') return item.octets;
  // One octet alone is a number or a word of hex digits.
  if ((item?.kind === 'number' || item?.kind === 'name') && /^[0-9A-Fa-f]{1,2}$/.test(item.text)) {
    return [Number.parseInt(item.text, 16)];
  }
  return undefined;
}

export const declarations: readonly (readonly [string, Starter])[] = [
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
        // In a host a group is named, elsewhere it is declared.
        if (head.scope === 'host' && !head.hasBlock) return readSetting(head);
        if (!head.hasBlock) {
          const last = head.tokens.at(-1);
          const end = (last?.startOffset ?? 0) + (last?.image.length ?? 0) - head.parser.base;
          return fault('Expected `{` after group.', { start: 0, end });
        }
        const name = head.parser.groupDeclaration();
        return { kind: 'group', ...(name && { name }) };
      },
    },
  ],
  ['host', named('host')],
  ['zone', named('zone')],
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
      read: (head) => {
        const { parser, scope, tokens } = head;
        // Where statements are executed it is the flag of the same name.
        if ((scope === 'executable' || scope === 'switch') && tokens.length > 1) return readParameter(head);
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
  ].map((word): [string, Starter] => [word, setting]),
];
