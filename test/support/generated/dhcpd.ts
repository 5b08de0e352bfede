/** Nothing goes in; made-up dhcpd configurations come out, most of them with one mutation. */
import fc from 'fast-check';
import {
  allowWords,
  type OptionFact,
  optionsOf,
  parameters,
  standardSpaces,
} from '../../../grammars/dhcpd/vocabulary.js';
import { data, number, test } from './dhcpd-expressions.js';
import { valueFor } from './dhcpd-values.js';

const pick = fc.constantFrom;
/** Made-up names must differ within a file: `§` becomes a number of its own in the finished text, `¤` repeats the last one. */
const fresh = '§';
const same = '¤';

function numbered(text: string): string {
  let count = 0;
  return text.replace(/[§¤]/g, (sign) => String(sign === fresh ? ++count : count));
}

function block(head: fc.Arbitrary<string>, body: fc.Arbitrary<string>, least: number, most: number) {
  const lines = fc.array(body, { minLength: least, maxLength: most, size: 'max' });
  return fc.tuple(head, lines).map(([start, list]) => {
    const inside = list
      .join('\n')
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n');
    return `${start} {\n${inside}\n}`;
  });
}

function optionLine(facts: readonly OptionFact[]): fc.Arbitrary<string> {
  const line = pick(...facts).chain((fact) =>
    valueFor(fact.format).map((value) => {
      const name = fact.space === 'dhcp' ? fact.name : `${fact.space}.${fact.name}`;
      return `option ${name}${value === '' ? '' : ` ${value}`};`;
    }),
  );
  const setter = pick('option', 'supersede', 'default', 'append', 'prepend', 'send');
  return fc.oneof(
    { weight: 5, arbitrary: line },
    fc.tuple(setter, line).map(([word, text]) => word + text.slice('option'.length)),
    fc
      .tuple(setter, pick('host-name', 'root-path', 'routers', 'agent.circuit-id', 'interface-mtu'), data)
      .map(([word, option, value]) => `${word} ${option} = ${value};`),
  );
}

const optionOf4 = optionLine(optionsOf('dhcp'));
const optionOf6 = optionLine(optionsOf('dhcp6'));
const optionOfSpaces = optionLine(
  standardSpaces.filter((space) => space !== 'dhcp' && space !== 'server').flatMap(optionsOf),
);

const parameter = pick(...parameters()).chain((fact) =>
  fc.oneof(
    { weight: 4, arbitrary: valueFor(fact.format).map((value) => `${fact.name} ${value};`) },
    data.map((value) => `${fact.name} = ${value};`),
  ),
);
const allowed = fc
  .tuple(pick('allow', 'deny', 'ignore'), pick(...allowWords))
  .map((words) => `${words.join(' ')};`);

const executable: fc.Arbitrary<string> = fc.letrec<{ line: string; lines: string }>((tie) => ({
  lines: fc.array(tie('line'), { maxLength: 2 }).map((list) => list.join('\n')),
  line: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(
      { weight: 3, arbitrary: optionOf4 },
      parameter,
      fc.tuple(pick('vv', 'Kind', 'place'), data).map(([name, value]) => `set ${name} = ${value};`),
      fc.tuple(pick('vv', 'Kind'), number).map(([name, value]) => `set ${name} = ${value};`),
      pick('unset vv;', 'parse-vendor-option;', 'break;', 'next-server boot.example;', 'filename "x.0";'),
      fc
        .tuple(pick('info, ', 'error, ', 'debug, ', ''), data)
        .map(([level, value]) => `log (${level}${value});`),
      data.map((value) => `execute ("/bin/true", ${value});`),
      test.map((value) => `eval ${value};`),
      pick('add "k0";', 'set vv = "a"; # a note', 'vendor-option-space PXE;', 'site-option-space "agent";'),
    ),
    block(
      test.map((value) => `if ${value}`),
      tie('line'),
      0,
      2,
    ),
    fc
      .tuple(test, tie('lines'), test, tie('lines'), tie('lines'), pick('elsif', 'else if'))
      .map(([a, x, b, y, z, word]) => `if ${a} {\n${x}\n} ${word} ${b} {\n${y}\n} else {\n${z}\n}`),
    fc
      .tuple(data, pick('"a"', '"\\x01"', '"b c"'), tie('lines'), tie('lines'))
      .map(([on, label, x, y]) => `switch (${on}) {\ncase ${label}:\n${x}\nbreak;\ndefault:\n${y}\n}`),
    block(pick('on commit', 'on expiry or release', 'on transmission'), tie('line'), 0, 2),
    block(pick('define one ()', 'define two (a, b)'), pick('return "x";', 'set vv = "y";'), 0, 1),
  ),
})).line;

const hardware = pick('ethernet', 'token-ring', 'unknown-7').map(
  (kind) => `hardware ${kind} 0:1:2:3:4:${fresh};`,
);
const fixed = pick('10.0.0.5', 'node.example', '10.0.0.5, 10.1.0.5').map((list) => `fixed-address ${list};`);
const identifier = pick(
  'option host-name "a"',
  'option dhcp-client-identifier 1:2',
  'v6relopt 1 dhcp6.subscriber-id 3:4',
);

const host = block(
  pick(`host n${fresh}`, `host n${fresh}.example.org`),
  fc.oneof(hardware, fixed, executable, allowed, optionOf4, pick('dynamic;', 'uid 1:2;')),
  0,
  4,
);
const classes = fc.oneof(
  block(
    pick(`class "c${fresh}"`),
    fc.oneof(
      test.map((value) => `match if ${value};`),
      data.map((value) => `match ${value};`),
      data.map((value) => `spawn with ${value};`),
      pick('lease limit 4;'),
      executable,
    ),
    0,
    3,
  ),
  pick('subclass "k1" 1:2:3;', 'subclass "k1" "x";', 'subclass "k1" 1:2:4 { option host-name "s"; }'),
);

const permit = fc
  .tuple(
    pick('allow', 'deny'),
    pick(
      ...[
        'known-clients',
        'unknown-clients',
        'known clients',
        'unknown clients',
        'all clients',
        'members of "k0"',
      ],
      ...[
        'dynamic bootp clients',
        'authenticated clients',
        'unauthenticated clients',
        'after 4 2030/01/02 10:11:12',
      ],
    ),
  )
  .map((words) => `${words.join(' ')};`);
const range = pick(
  ...[
    `range 10.${same}.0.10 10.${same}.0.20;`,
    `range 10.${same}.0.30;`,
    `range dynamic-bootp 10.${same}.0.40 10.${same}.0.49;`,
  ],
);
const pool = fc
  .tuple(block(fc.constant('pool'), fc.oneof(permit, permit, optionOf4, executable), 0, 3), range)
  .map(([text, first]) => text.replace('{', () => `{\n  ${first}`));
const inSubnet = fc.oneof(
  range,
  optionOf4,
  executable,
  parameter,
  allowed,
  pool,
  host,
  pick('authoritative;', 'not authoritative;', 'interface eth0;'),
  block(fc.constant('group'), fc.oneof(host, executable), 0, 2),
);
/** The lines of a subnet may hold numbers of their own; the address comes from the first. */
const subnet = block(fc.constant(`subnet 10.${fresh}.0.0 netmask 255.255.0.0`), inSubnet, 0, 5);
const shared = block(
  pick(`shared-network s${fresh}`, `shared-network "s ${fresh}"`),
  fc.oneof({ weight: 8, arbitrary: subnet }, { weight: 1, arbitrary: fc.oneof(optionOf4, allowed) }),
  1,
  2,
);

const type = pick(
  ...[
    'boolean',
    'integer 8',
    'unsigned integer 16',
    'signed integer 32',
    'ip-address',
    'ip6-address',
    'text',
  ],
  ...['string', 'domain-name', 'domain-list', 'domain-list compressed', 'encapsulate agent', 'zerolen'],
);
const types = fc.oneof(
  { weight: 3, arbitrary: type },
  type.map((one) => `array of ${one}`),
  fc.tuple(type, type).map(([a, b]) => `{ ${a}, ${b} }`),
  fc.tuple(type, type).map(([a, b]) => `array of { ${a}, ${b} }`),
  fc.tuple(type, type).map(([a, b]) => `{ ${a}, array of ${b} }`),
);
const definition = fc.oneof(
  types.map((one) => `option own-${fresh} code 20${same} = ${one};`),
  pick(
    ...[
      `option space sp${fresh};`,
      `option space sp${fresh} code width 2 length width 2;`,
      'option arch code 93 = unsigned integer 16;',
    ],
    ...[
      `option space sp${fresh} code width 1 length width 1 hash size 5;`,
      'option PXE.mtftp-ip code 1 = ip-address;',
    ],
  ),
  fc
    .tuple(types, valueFor('X'))
    .map(([one, value]) => `option o-${fresh} code 21${same} = ${one};\noption o-${same} ${value};`),
);
const administration = pick(
  ...[
    'key k { algorithm hmac-md5; secret "c2VjcmV0Cg=="; };',
    'key "k.b" { algorithm HMAC-SHA256; secret c2VjcmV0Cg==; }',
    'key k { algorithm hmac-md5; secret "c2VjcmV0Cg=="; }\nzone example.org. { primary 127.0.0.1; key k; }',
    'zone 10.in-addr.arpa. { primary 127.0.0.1; secondary 127.0.0.2; }',
    'zone example.net { primary6 ::1; }',
    'failover peer "f" { primary; address 10.0.0.1; port 647; peer address 10.0.0.2; peer port 647; max-response-delay 60; max-unacked-updates 10; mclt 600; split 128; load balance max seconds 3; }\nsubnet 10.99.0.0 netmask 255.255.0.0 { pool { failover peer "f"; range 10.99.0.4 10.99.0.9; } }',
    'failover peer "g" { secondary; address 10.0.0.2; peer address 10.0.0.1; }\nsubnet 10.98.0.0 netmask 255.255.0.0 { pool { failover peer "g"; range 10.98.0.4 10.98.0.9; } }',
    'include "/dev/null";',
    'omapi-port 7911;',
    'omapi-key k;',
    'server-identifier 10.0.0.1;',
    'authoritative;',
    'db-time-format local;',
    'ddns-update-style none;',
    'lease-file-name "/tmp/x";',
    'local-address 10.0.0.1;',
  ],
);

const top4 = fc.oneof(
  { weight: 4, arbitrary: subnet },
  { weight: 2, arbitrary: shared },
  { weight: 2, arbitrary: host },
  { weight: 2, arbitrary: classes },
  { weight: 2, arbitrary: definition },
  { weight: 3, arbitrary: executable },
  { weight: 2, arbitrary: optionOf4 },
  { weight: 2, arbitrary: parameter },
  optionOfSpaces,
  allowed,
  administration,
  block(
    pick('group', 'group g', 'group "g h"'),
    fc.oneof(host, subnet, executable, classes, optionOf4),
    0,
    3,
  ),
  pick('# a note', '', '#', 'interface eth0;'),
);

const prefix = `2001:db8:${same}:`;
const inSubnet6 = fc.oneof(
  pick(
    `range6 ${prefix}:10 ${prefix}:20;`,
    `range6 ${prefix}:/64;`,
    `range6 ${prefix}:1 ${prefix}:2;`,
    `range6 ${prefix}:/64 temporary;`,
  ),
  pick(`prefix6 ${prefix}8:: ${prefix}f:: /64;`),
  optionOf6,
  parameter,
  executable,
  block(
    fc.constant('pool6'),
    fc.oneof(
      { weight: 1, arbitrary: permit },
      { weight: 4, arbitrary: pick(`range6 ${prefix}:30 ${prefix}:40;`) },
    ),
    1,
    3,
  ),
);
const host6 = block(
  fc.constant(`host n${fresh}`),
  fc.oneof(
    hardware,
    identifier.map((what) => `host-identifier ${what};`),
    pick('fixed-address6 2001:db8::5;', 'fixed-prefix6 2001:db8:7::/48;', 'fixed-address 2001:db8::5;'),
    optionOf6,
  ),
  0,
  3,
);
const subnet6 = block(fc.constant(`subnet6 2001:db8:${fresh}::/48`), inSubnet6, 0, 4);
const top6 = fc.oneof(
  { weight: 4, arbitrary: subnet6 },
  block(fc.constant(`shared-network s${fresh}`), subnet6, 1, 2),
  host6,
  optionOf6,
  executable,
  parameter,
  classes,
  definition,
  pick(
    'server-duid LL;',
    'server-duid LLT ethernet 213982198 00:16:6F:49:7D:9B;',
    'server-duid EN 2495 "x";',
    'db-time-format default;',
  ),
);

function document(lines: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const head =
    'option space PXE;\noption arch2 code 94 = unsigned integer 16;\nclass "k0" { match if known; }\nclass "k1" { match hardware; }\n';
  return fc
    .tuple(fc.constant(head), fc.array(lines, { minLength: 1, maxLength: 5, size: 'max' }))
    .map(([start, list]) => numbered(`${start}${list.join('\n')}\n`));
}

const words = pick(
  ...[
    '{',
    '}',
    ';',
    ',',
    '(',
    ')',
    '=',
    '!=',
    '"',
    '"x"',
    '10.0.0.1',
    '1',
    '-1',
    '300',
    '1:2',
    '::1',
    '.',
    ':',
    '/',
  ],
  ...[
    'option',
    'subnet',
    'host',
    'pool',
    'group',
    'range',
    'if',
    'else',
    'elsif',
    'and',
    'or',
    'not',
    'exists',
    'class',
  ],
  ...[
    'known',
    'true',
    'word',
    'filename',
    'substring',
    'concat',
    'hardware',
    'ethernet',
    'allow',
    'match',
    'code',
    'on',
  ],
  ...[
    '#',
    '%',
    '\\',
    '999',
    '65536',
    '256',
    '10.0.0.256',
    'unknown-1',
    'unknown-clients',
    'netmask',
    'of',
    'default',
  ],
);

type Mutation = 'none' | 'token' | 'line' | 'character';

/** One change: a word, a line or a character dropped, doubled, moved or replaced. Every place is equally likely. */
function mutate(text: string, kind: Mutation, where: number, to: number, how: number, word: string): string {
  if (kind === 'none') return text;
  const parts =
    kind === 'line'
      ? text.split(/(?<=\n)/)
      : kind === 'token'
        ? (text.match(/\s+|"[^"\n]*"|[\w.:-]+|[^\w\s]/g) ?? [])
        : [...text];
  const solid = parts.flatMap((part, index) => (kind === 'line' || part.trim() !== '' ? [index] : []));
  const place = (share: number): number => solid[Math.floor((share / 10000) * solid.length)] ?? 0;
  const at = place(where);
  const part = parts[at] ?? '';
  const blank = kind === 'token' ? ' ' : '';
  if (how === 0) parts.splice(at, 1);
  else if (how === 1) parts.splice(at, 0, part + blank);
  else if (how === 2) parts.splice(at, 0, kind === 'line' ? `${word}\n` : word + blank);
  else if (how === 3) parts.splice(at, 1, kind === 'line' ? `${part.trimEnd()} ${word}\n` : word);
  else {
    parts.splice(at, 1);
    parts.splice(place(to), 0, part + blank);
  }
  return parts.join('');
}

const evenly = fc.noBias(fc.nat(9999));

export interface DhcpdText {
  readonly text: string;
  /** Meant for `dhcpd -6`. */
  readonly six: boolean;
}

export function dhcpdText(): fc.Arbitrary<DhcpdText> {
  const whole = fc.oneof(
    { weight: 5, arbitrary: document(top4).map((text): DhcpdText => ({ text, six: false })) },
    document(top6).map((text): DhcpdText => ({ text, six: true })),
  );
  const kind = pick<Mutation[]>('none', 'token', 'token', 'token', 'line', 'line', 'character');
  return fc
    .tuple(whole, kind, evenly, evenly, fc.noBias(fc.nat(4)), words)
    .map(([{ text, six }, change, where, to, how, word]) => ({
      text: mutate(text, change, where, to, how, word),
      six,
    }));
}
