/** A number goes in, so many made-up dhcpd configurations come out, the same ones for the same seed. */
import fc from 'fast-check';
import type { Configuration } from './dhcp-agreement.js';
import { condition, mac } from './dhcp-expressions.js';
import { className, definitions, global, plain, seldom, statements } from './dhcp-statements.js';

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
    { rule: 'match if exists user-class;\nmatch option arch;', key: 'arch' },
    { rule: 'match if not exists arch;\nspawn with hardware;\nlease limit 4;', key: 'mac' },
    { rule: 'match option dhcp-client-identifier;', key: 'identifier' },
    { rule: 'match option agent.circuit-id;', key: 'circuit' },
  ),
);
const keys: Readonly<Record<string, readonly string[]>> = {
  none: [],
  mac: [`1:${mac(0)}`, `1:${mac(3)}`, '1:02:fe:00:00:00:01'],
  identifier: ['"\\x00node"', '1:02:fe:00:00:00:01'],
  circuit: ['"eth0"', '1:2:3'],
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
    // A second declaration of the same class adds to the first.
    const more = bodies.length === 3 ? [`class "${name}" {\n${bodies[2] ?? ''}\n}`] : [];
    return { name, text: [`class "${name}" {\n${rule}\n${body}\n}`, ...subclasses, ...more].join('\n') };
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

/** As the client that sends an identifier has it, and others. */
const identifiers = [
  'option dhcp-client-identifier "\\x00node";',
  'option dhcp-client-identifier 00:6e:6f:64:65;',
  'option dhcp-client-identifier 1:02:fe:00:00:00:01;',
  'uid "\\x00node";',
];

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
      const address = `hardware ethernet ${mac(chance < 10 ? (index + 1) % 6 : index)};`;
      const identifier = identifiers[chance % identifiers.length] ?? '';
      const hardware = chance >= 92 ? identifier : chance >= 84 ? `${address} ${identifier}` : address;
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
    global(4),
    fc.uniqueArray(classes, { selector: ({ name }) => name, maxLength: 7 }),
    hosts,
    fc.oneof(fc.tuple(wire(0)), fc.tuple(wire(0), wire(1))),
    places,
    fc.tuple(statements(3), statements(3), statements(2), statements(2), seldom(statements(3), 4)),
    fc.constantFrom('', '', '', 'authoritative;', 'allow bootp;', 'deny unknown-clients;'),
    fc.constantFrom('none', 'classes', 'hosts', 'global', 'subnet', 'inner'),
  )
  .map(([top, declaredClasses, declaredHosts, wires, at, groups, first, include]) => {
    const slots = new Map<number, string[]>();
    const put = (slot: number, it: string) => slots.set(slot, [...(slots.get(slot) ?? []), it]);
    const take = (slot: number) => (slots.get(slot) ?? []).join('\n');
    // Slots: 0 to 3 top, 4 in a group, 5 in a group in a group, 6 in the first subnet, 7 around the first subnet, 8 group in the subnet, 9 top.
    for (const [i, it] of declaredHosts.entries()) put(at[i] ?? 0, it);
    for (const [i, { text: it }] of declaredClasses.entries())
      put((at[6 + i] ?? 0) === 8 ? 0 : (at[6 + i] ?? 0), it);
    const included: Record<string, string> = {};
    const part = (name: string, it: string) => {
      if (include !== name) return it;
      included[`${name}.conf`] = it;
      return `include "INCLUDE/${name}.conf";`;
    };
    const networks = wires.map(({ net, supply, bodies, around, beside, index }) => {
      const loose: string[] = [];
      const subnets = net.halves.map((half, i) => {
        const { direct = '', pools: inside = [] } = supply[i] ?? {};
        const first = index === 0 && i === 0;
        const here = first ? part('subnet', take(6)) : '';
        const group = first && slots.has(8) ? `group {\n${groups[2]}\n${take(8)}\n}` : '';
        const out = net.shared && beside;
        if (out) loose.push(...inside);
        const parts = [bodies[i] ?? '', direct, out ? '' : inside.join('\n'), here, group];
        return `subnet ${half.network} netmask ${half.mask} {\n${parts.join('\n')}\n}`;
      });
      if (!net.shared) return subnets.join('\n');
      const extra = index === 0 ? `group {\n${groups[3]}\n${take(7)}\n}` : '';
      return `shared-network s${index} {\n${around}\n${subnets.join('\n')}\n${loose.join('\n')}\n${extra}\n}`;
    });
    const lost = wires[0]?.net.shared === true ? '' : take(7);
    const inner = `group {\n${groups[1]}\n${take(5)}\n}`;
    const nested = `group {\n${groups[0]}\n${take(4)}\n${part('inner', inner)}\n}`;
    const outer = [0, 1, 2, 3, 9].map(take).join('\n');
    const rest = [top, outer, ...Object.values(included), networks.join(' '), lost, nested, groups[4]].join(
      ' ',
    );
    // A class has to be declared before it is added to or permitted.
    const used = new Set([...rest.matchAll(/(?:add|members of) "(k\d)"/g)].map(([, name = '']) => name));
    const text = [
      definitions,
      [...used].map((name) => `class "${name}" { }`).join('\n'),
      first,
      part('global', top),
      part('classes', outer),
      groups[4] === null ? networks.join('\n') : `group {\n${groups[4]}\n${networks.join('\n')}\n}`,
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
