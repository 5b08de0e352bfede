/** Nothing goes in; options, parameters and executable statements of dhcpd.conf come out, in every form that decides an answer. */
import fc from 'fast-check';
import { condition, dataExpression, label, variable } from './dhcp-expressions.js';

const address = fc.constantFrom('10.9.0.1', '10.9.0.2', '10.1.0.3', '192.168.7.7');
const number = fc.constantFrom('0', '7', '300', '1400', '65535');
export const className = fc.constantFrom('k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6');

/** Defined at the top of every configuration. */
export const definitions = `option arch code 93 = unsigned integer 16;
option loc-text code 128 = text;
option loc-number code 129 = unsigned integer 32;
option loc-list code 130 = array of ip-address;
option loc-pair code 131 = { ip-address, unsigned integer 8 };
option loc-flag code 132 = boolean;
option loc-octets code 133 = string;
option loc-pairs code 135 = array of { unsigned integer 8, ip-address };
option loc-short code 136 = signed integer 16;
option loc-names code 137 = domain-list compressed;
option space rom;
option rom.control code 6 = unsigned integer 8;
option rom.menu code 9 = text;
option rom.where code 10 = ip-address;
option rom.mark code 11 = zerolen;
option loc-block code 134 = encapsulate rom;
option loc-mark code 138 = zerolen;
option space wide code width 2 length width 2;
option wide.name code 7 = text;
option space deep;
option deep.name code 1 = text;
option wide.inner code 300 = encapsulate deep;
option loc-wide code 139 = encapsulate wide;
option space boot;
option boot.magic code 208 = string;
option boot.file code 209 = text;
option boot.prefix code 210 = text;
`;

const textOption = fc.constantFrom(
  ...['root-path', 'host-name', 'domain-name', 'tftp-server-name', 'bootfile-name', 'nis-domain', 'loc-text'],
);
const listOption = fc.constantFrom(
  'routers',
  'domain-name-servers',
  'ntp-servers',
  'log-servers',
  'loc-list',
);
const list = fc.array(address, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));

/** Long enough for the fields of the header, or an option, to be too short. */
const long = fc
  .tuple(fc.constantFrom('path/', 'n', 'ab.'), fc.constantFrom(15, 40, 62, 80, 130, 200, 300))
  .map(([word, length]) => word.repeat(length).slice(0, length));

const literalOption = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(textOption, label).map(([name, value]) => `${name} ${value}`) },
  { weight: 3, arbitrary: fc.tuple(listOption, list).map(([name, value]) => `${name} ${value}`) },
  fc.tuple(fc.constantFrom('interface-mtu', 'boot-size'), number).map(([name, value]) => `${name} ${value}`),
  fc.constantFrom('time-offset -3600', 'time-offset 7200', 'ip-forwarding on', 'ip-forwarding false'),
  fc.constantFrom('domain-search "a.example", "b.example"', 'domain-search "lab.example"'),
  fc.constantFrom('vendor-class-identifier "PXEClient"', 'vendor-class-identifier 50:58:45'),
  fc.constantFrom('vendor-encapsulated-options 01:04:00:00:00:00:ff', 'vendor-encapsulated-options "text"'),
  fc.constantFrom('static-routes 10.8.0.0 10.1.0.9', 'broadcast-address 10.1.0.255', 'swap-server 10.9.0.4'),
  fc.constantFrom(
    'loc-number 5',
    'loc-pair 10.9.0.1 7',
    'loc-flag true',
    'loc-octets "o"',
    'loc-octets 1:2:fe',
  ),
  fc.constantFrom(
    'loc-pairs 1 10.9.0.1, 2 10.9.0.2',
    'loc-mark',
    'wide.name "wide"',
    'deep.name "deep"',
    'vendor-class.isc "of isc"',

    'loc-short -2',
    'loc-names "a.b.example", "c.b.example"',
  ),
  fc.constantFrom('user-class "made"', 'dhcp-max-message-size 576', 'dhcp-max-message-size 1000'),
  long.map((value) => `root-path "${value}"`),
  fc
    .tuple(fc.constantFrom('loc-text', 'loc-octets', 'domain-name', 'nis-domain'), long)
    .map(([name, value]) => `${name} "${value}"`),
  fc.constantFrom('rom.control 8', 'rom.control 3', 'rom.menu "menu"', 'rom.where 10.9.0.6', 'rom.mark'),
  fc.constantFrom('boot.magic f1:0:74:7e', 'boot.file "file"', 'boot.prefix "/p/"', 'boot.file "other"'),
  fc.constantFrom('loader-configfile "c"', 'loader-pathprefix "/pre/"'),
  fc.constantFrom('subnet-mask 255.255.0.0', 'domain-name-servers ns.lab', 'routers gate.lab'),
);

const parameter = fc.oneof(
  { weight: 3, arbitrary: label.map((value) => `filename ${value};`) },
  { weight: 2, arbitrary: address.map((value) => `next-server ${value};`) },
  label.map((value) => `server-name ${value};`),
  fc.constantFrom('next-server boot.lab;', 'use-host-decl-names on;', 'use-host-decl-names off;'),
  fc.constantFrom(
    'default-lease-time 900;',
    'max-lease-time 1000;',
    'min-lease-time 60;',
    'always-broadcast on;',
  ),
  fc.constantFrom('one-lease-per-client on;', 'get-lease-hostnames on;', 'get-lease-hostnames off;'),
  fc.constantFrom('use-lease-addr-for-default-route on;', 'always-reply-rfc1048 on;', 'min-secs 0;'),
  fc.constantFrom('dynamic-bootp-lease-length 700;', 'deny duplicates;'),
  long.map((value) => `filename "${value}";`),
  long.map((value) => `server-name "${value}";`),
);

const refusal = fc.constantFrom(
  ...[
    'deny booting;',
    'ignore booting;',
    'allow booting;',
    'deny bootp;',
    'allow bootp;',
    'deny unknown-clients;',
  ],
  ...[
    'allow unknown-clients;',
    'boot-unknown-clients off;',
    'ignore unknown-clients;',
    'ignore bootp;',
    'server-identifier 10.1.0.77;',
  ],
);

const computed = fc.oneof(
  fc.tuple(textOption, dataExpression).map(([name, value]) => `option ${name} = ${value};`),
  fc
    .tuple(fc.constantFrom('filename', 'server-name'), dataExpression)
    .map(([name, value]) => `${name} = ${value};`),
  fc.constantFrom(
    'next-server = leased-address;',
    'option routers = leased-address;',
    'option loc-number = encode-int (extract-int (substring (hardware, 5, 2), 16), 32);',
    'option root-path = concat ("/d/", binary-to-ascii (10, 8, ".", leased-address));',
    'option dhcp-parameter-request-list = concat (option dhcp-parameter-request-list, 42, d1);',
    'option dhcp-parameter-request-list 1,3,12,17;',
  ),
);

const setter = fc.oneof(
  fc
    .tuple(fc.constantFrom('append', 'prepend', 'default', 'supersede'), literalOption)
    .map(([verb, option]) => `${verb} ${option};`),
  fc
    .tuple(fc.constantFrom('append', 'prepend'), listOption, address)
    .map(([verb, name, value]) => `${verb} ${name} ${value};`),
  fc
    .tuple(fc.constantFrom('append', 'prepend', 'default'), textOption, label)
    .map(([verb, name, value]) => `${verb} ${name} ${value};`),
);

const assignment = fc.oneof(
  { weight: 4, arbitrary: parameter },
  { weight: 6, arbitrary: literalOption.map((option) => `option ${option};`) },
  { weight: 2, arbitrary: computed },
  { weight: 2, arbitrary: setter },
  fc.constantFrom('vendor-option-space rom;', 'vendor-option-space wide;', 'site-option-space "boot";'),
);

const architecture = 'extract-int (option arch, 16)';
const rest = 'extract-int (option arch, 16) + 2 % 4';

const block = (statements: readonly string[]) => `{ ${statements.join(' ')} }`;

const statement: fc.Arbitrary<string> = fc.letrec<{ statement: string }>((tie) => {
  const body = fc.array(tie('statement'), { maxLength: 3 }).map(block);
  return {
    statement: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(
        { weight: 8, arbitrary: assignment },
        fc.tuple(variable, dataExpression).map(([name, value]) => `set ${name} = ${value};`),
        fc.tuple(variable, label).map(([name, value]) => `set ${name} = ${value};`),
        fc.oneof(
          variable.map((name) => `unset ${name};`),
          className.map((name) => `add "${name}";`),
          fc.constantFrom('log (info, "here");', 'on commit { set later = "1"; }'),
        ),
      ),
      fc
        .tuple(condition, body, fc.option(fc.tuple(condition, body)), fc.option(body))
        .map(
          ([first, then, more, otherwise]) =>
            `if (${first}) ${then}${more === null ? '' : ` elsif (${more[0]}) ${more[1]}`}${otherwise === null ? '' : ` else ${otherwise}`}`,
        ),
      fc
        .tuple(
          fc.constantFrom(
            'substring (option vendor-class-identifier, 0, 9)',
            'option user-class',
            architecture,
            rest,
          ),
          fc.array(
            fc.tuple(
              fc.constantFrom(['"PXEClient"', '7'], ['"Etherboot"', '0'], ['"iPXE"', '9']),
              fc.array(tie('statement'), { maxLength: 2 }),
              fc.boolean(),
            ),
            { minLength: 1, maxLength: 3 },
          ),
          fc.option(fc.array(tie('statement'), { maxLength: 2 })),
          fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
        )
        .map(([on, cases, fallback, certainly]) => {
          const parts = cases.map(
            ([[text, number], statements, ends]) =>
              `case ${on === architecture || on === rest ? number : text}: ${statements.join(' ')} ${ends ? 'break;' : ''}`,
          );
          // A label with nothing behind it kills dhcpd: seldom enough.
          if (fallback === null && !certainly) parts.push('break;');
          if (fallback !== null) parts.push(`default: ${fallback.join(' ')} break;`);
          return `switch (${on}) { ${parts.join(' ')} }`;
        }),
    ),
  };
}).statement;

/** Nothing, but for one time in so many. */
export function seldom(it: fc.Arbitrary<string>, times: number): fc.Arbitrary<string | null> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: it });
}

/** In a pool, allow and deny say whom it serves. */
export const plain = (maxLength: number) =>
  fc.array(statement, { maxLength }).map((all) => all.join('\n').replaceAll('deny duplicates;', ''));

/** At the top dhcpd runs the statements as it starts, and does not survive `add`: seldom enough. */
export const global = (maxLength: number) =>
  fc
    .tuple(statements(maxLength), fc.integer({ min: 0, max: 29 }))
    .map(([all, chance]) => (chance === 0 ? all : all.replaceAll(/add "k\d";/g, 'option loc-flag false;')));

export const statements = (maxLength: number) =>
  fc
    .tuple(fc.array(statement, { maxLength }), seldom(refusal, 25))
    .map(([all, no]) => (no === null ? all : [...all, no]).join('\n'));
