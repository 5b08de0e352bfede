/** A number goes in, so many made-up dhcpd configurations come out, the same ones for the same seed. */
import fc from 'fast-check';
import type { Configuration } from './dhcp-agreement.js';
import { condition, dataExpression, label, mac, variable } from './dhcp-expressions.js';

const address = fc.constantFrom('10.9.0.1', '10.9.0.2', '10.1.0.3', '192.168.7.7');
const number = fc.constantFrom('0', '7', '300', '1400', '65535');
const className = fc.constantFrom('k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6');

/** Defined at the top of every configuration. */
const definitions = `option arch code 93 = unsigned integer 16;
option loc-text code 128 = text;
option loc-number code 129 = unsigned integer 32;
option loc-list code 130 = array of ip-address;
option loc-pair code 131 = { ip-address, unsigned integer 8 };
option loc-flag code 132 = boolean;
option loc-octets code 133 = string;
option space rom;
option rom.control code 6 = unsigned integer 8;
option rom.menu code 9 = text;
option rom.where code 10 = ip-address;
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
  fc.constantFrom('rom.control 8', 'rom.control 3', 'rom.menu "menu"', 'rom.where 10.9.0.6'),
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
  fc.constantFrom('one-lease-per-client on;'),
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
  fc.constantFrom('vendor-option-space rom;', 'site-option-space "boot";'),
);

const architecture = 'extract-int (option arch, 16)';

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
        )
        .map(([on, cases, fallback]) => {
          const parts = cases.map(
            ([[text, number], statements, ends]) =>
              `case ${on === architecture ? number : text}: ${statements.join(' ')} ${ends ? 'break;' : ''}`,
          );
          if (fallback !== null) parts.push(`default: ${fallback.join(' ')} break;`);
          return `switch (${on}) { ${parts.join(' ')} }`;
        }),
    ),
  };
}).statement;

const plain = (maxLength: number) => fc.array(statement, { maxLength }).map((all) => all.join('\n'));

const statements = (maxLength: number) =>
  fc
    .tuple(fc.array(statement, { maxLength }), fc.option(refusal, { freq: 12 }))
    .map(([all, no]) => (no === null ? all : [...all, no]).join('\n'));

const match = fc.oneof(
  condition.map((test) => ({ rule: `match if ${test};`, key: 'none' })),
  fc.constantFrom(
    { rule: 'match hardware;', key: 'mac' },
    { rule: 'match if known;', key: 'none' },
    { rule: 'match substring (option vendor-class-identifier, 0, 9);', key: 'vendor' },
    { rule: 'match option arch;', key: 'arch' },
    { rule: 'spawn with hardware;', key: 'mac' },
    { rule: 'spawn with option vendor-class-identifier;', key: 'vendor' },
    { rule: 'match pick-first-value (option user-class, option arch);', key: 'arch' },
  ),
);
const keys: Readonly<Record<string, readonly string[]>> = {
  none: [],
  mac: [`1:${mac(0)}`, `1:${mac(3)}`, '1:02:fe:00:00:00:01'],
  vendor: ['"PXEClient"', '"Etherboot"'],
  arch: ['00:07', '00:00', '"iPXE"'],
};

const classes = fc
  .tuple(className, match, statements(4), fc.array(fc.option(statements(2)), { maxLength: 3 }))
  .map(([name, { rule, key }, body, bodies]) => {
    const subclasses = (keys[key] ?? []).slice(0, bodies.length).map((data, index) => {
      const inside = bodies[index];
      return `subclass "${name}" ${data}${inside == null ? ';' : ` { ${inside} }`}`;
    });
    return { name, text: [`class "${name}" {\n${rule}\n${body}\n}`, ...subclasses].join('\n') };
  });

interface Network {
  readonly shared: boolean;
  readonly halves: readonly { readonly network: string; readonly mask: string; readonly base: string }[];
}

const network = (index: number): fc.Arbitrary<Network> =>
  fc.constantFrom<Network>(
    {
      shared: false,
      halves: [{ network: `10.1.${index}.0`, mask: '255.255.255.0', base: `10.1.${index}.` }],
    },
    { shared: true, halves: [{ network: `10.1.${index}.0`, mask: '255.255.255.0', base: `10.1.${index}.` }] },
    {
      shared: true,
      halves: [
        { network: `10.1.${index}.0`, mask: '255.255.255.0', base: `10.1.${index}.` },
        { network: `10.2.${index}.0`, mask: '255.255.255.0', base: `10.2.${index}.` },
      ],
    },
  );

const permit = fc.oneof(
  fc
    .tuple(fc.constantFrom('allow', 'deny'), className)
    .map(([verb, name]) => `${verb} members of "${name}";`),
  fc.constantFrom(
    'deny unknown-clients;',
    'allow unknown-clients;',
    'allow known-clients;',
    'deny known-clients;',
  ),
  fc.constantFrom(
    'allow dynamic bootp clients;',
    'deny dynamic bootp clients;',
    'deny all clients;',
    'allow all clients;',
  ),
);

const range = (base: string, from: number, bootp: boolean) =>
  `range ${bootp ? 'dynamic-bootp ' : ''}${base}${from} ${base}${from + 29};`;

const host = (index: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant('') },
        {
          weight: 5,
          arbitrary: fc.constantFrom(
            `fixed-address 10.1.0.2${index};`,
            `fixed-address 10.1.1.2${index};`,
            `fixed-address 10.2.0.2${index};`,
            `fixed-address 172.16.0.1;`,
            `fixed-address 172.16.0.1, 10.1.0.2${index};`,
            `fixed-address 10.1.1.2${index}, 10.1.0.2${index};`,
            `fixed-address n${index}.lab;`,
          ),
        },
      ),
      statements(3),
      fc.boolean(),
      fc.integer({ min: 0, max: 99 }),
    )
    .map(([fixed, body, second, chance]) => {
      // Now and then the MAC of another host: the first declaration that fits wins.
      const hardware = `hardware ethernet ${mac(chance < 10 ? (index + 1) % 6 : index)};`;
      const name = second ? `n${index}` : `n${index}.host`;
      return `host ${name} {\n${hardware} ${fixed}\n${body}\n}`;
    });

const hosts = fc
  .tuple(...[0, 1, 2, 3, 4, 5].map(host), fc.integer({ min: 1, max: 6 }))
  .map((all) => (all.slice(0, -1) as string[]).slice(0, all.at(-1) as number));

/** Where each host and class is written: 0 at the top, then ever deeper. */
const places = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 });

const pools = (base: string) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.array(permit, { maxLength: 2 }), plain(3), fc.boolean()), { maxLength: 2 }),
      fc.constantFrom('none', 'plain', 'bootp'),
    )
    .map(([all, direct]) => ({
      direct: direct === 'none' ? '' : range(base, 200, direct === 'bootp'),
      pools: all.map(
        ([permits, body, bootp], index) =>
          `pool {\n${permits.join(' ')}\n${range(base, 100 + 40 * index, bootp)}\n${body}\n}`,
      ),
    }));

const wire = (index: number) =>
  network(index).chain((net) =>
    fc
      .tuple(
        fc.tuple(...net.halves.map(({ base }) => pools(base))),
        fc.tuple(...net.halves.map(() => statements(3))),
        statements(3),
        fc.boolean(),
      )
      .map(([supply, bodies, around, beside]) => ({ net, supply, bodies, around, beside, index })),
  );

export const configuration: fc.Arbitrary<Omit<Configuration, 'name'>> = fc
  .tuple(
    statements(4),
    fc.uniqueArray(classes, { selector: ({ name }) => name, maxLength: 7 }),
    hosts,
    fc.oneof(fc.tuple(wire(0)), fc.tuple(wire(0), wire(1))),
    places,
    fc.tuple(statements(3), statements(3), statements(2)),
    fc.constantFrom('', '', '', 'allow bootp;', 'deny unknown-clients;'),
    fc.constantFrom('none', 'classes', 'hosts', 'global'),
  )
  .map(([global, declaredClasses, declaredHosts, wires, at, groups, first, include]) => {
    const slots = new Map<number, string[]>();
    const put = (slot: number, it: string) => slots.set(slot, [...(slots.get(slot) ?? []), it]);
    const take = (slot: number) => (slots.get(slot) ?? []).join('\n');
    // Slots: 0 to 3 top, 4 in a group, 5 in a group in a group, 6 in the first subnet, 7 around the first subnet, 8 group in the subnet, 9 top.
    for (const [i, it] of declaredHosts.entries()) put(at[i] ?? 0, it);
    for (const [i, { text: it }] of declaredClasses.entries())
      put((at[6 + i] ?? 0) === 8 ? 0 : (at[6 + i] ?? 0), it);
    const networks = wires.map(({ net, supply, bodies, around, beside, index }) => {
      const loose: string[] = [];
      const subnets = net.halves.map((half, i) => {
        const { direct = '', pools: inside = [] } = supply[i] ?? {};
        const here = index === 0 && i === 0 ? take(6) : '';
        const group = index === 0 && i === 0 && slots.has(8) ? `group {\n${groups[2]}\n${take(8)}\n}` : '';
        const out = net.shared && beside;
        if (out) loose.push(...inside);
        const parts = [bodies[i] ?? '', direct, out ? '' : inside.join('\n'), here, group];
        return `subnet ${half.network} netmask ${half.mask} {\n${parts.join('\n')}\n}`;
      });
      if (!net.shared) return subnets.join('\n');
      const extra = index === 0 ? take(7) : '';
      return `shared-network s${index} {\n${around}\n${subnets.join('\n')}\n${loose.join('\n')}\n${extra}\n}`;
    });
    const lost = wires[0]?.net.shared === true ? '' : take(7);
    const nested = `group {\n${groups[0]}\n${take(4)}\ngroup {\n${groups[1]}\n${take(5)}\n}\n}`;
    const outer = [0, 1, 2, 3, 9].map(take).join('\n');
    const included: Record<string, string> = {};
    const part = (name: string, it: string) => {
      if (include !== name) return it;
      included[`${name}.conf`] = it;
      return `include "INCLUDE/${name}.conf";`;
    };
    const rest = [global, outer, networks.join(' '), lost, nested].join(' ');
    // A class has to be declared before it is added to or permitted.
    const used = new Set([...rest.matchAll(/(?:add|members of) "(k\d)"/g)].map(([, name = '']) => name));
    const text = [
      definitions,
      [...used].map((name) => `class "${name}" { }`).join('\n'),
      first,
      part('global', global),
      part('classes', outer),
      networks.join('\n'),
      lost,
      part('hosts', nested),
    ];
    return {
      text: `${text.join('\n').replaceAll(/\n+/g, '\n')}\n`,
      included,
      hosts: {
        'ns.lab': '10.9.0.53',
        'gate.lab': '10.1.0.254',
        'boot.lab': '10.9.0.69',
        ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`n${i}.lab`, `10.1.0.3${i}`])),
      },
    };
  });

export function generatedConfigurations(count: number, seed: number): Configuration[] {
  if (count === 0) return [];
  return fc
    .sample(configuration, { numRuns: count, seed })
    .map((it, index) => ({ name: `generated-${seed}-${index}`, ...it }));
}
