/** Texts of dhcpd.conf go in; what their conditions ask for, and who may get an address of their ranges, comes out. */
import assert from 'node:assert/strict';
import {
  architecturesIn,
  architecturesWithoutOption,
  asksFor,
  conditions,
  parts,
} from '../../../../server/rules/about/dhcpd/conditions.js';
import {
  knownOnly,
  rangesForOthers,
  rangesOf,
  rangeWith,
  setsParameter,
} from '../../../../server/rules/about/dhcpd/dynamicranges.js';
import type { DhcpFacts } from '../../../../server/site/dhcpd/facts.js';
import { address, dhcpFacts } from '../../../boot/support.js';

const ARCH = 'option arch code 93 = unsigned integer 16;\n';

/** The first condition of the text. */
function first(text: string) {
  const dhcp = dhcpFacts(text);
  const [condition] = conditions(dhcp);
  assert.ok(condition !== undefined, text);
  return { dhcp, ...condition };
}
const asked = (condition: string): number[] => {
  const { dhcp, expression } = first(`${ARCH}if ${condition} { filename "x"; }`);
  return architecturesIn(dhcp, expression);
};
const withoutOption = (condition: string): number[] => {
  const { dhcp, expression } = first(`${ARCH}if ${condition} { filename "x"; }`);
  return architecturesWithoutOption(dhcp, expression);
};

describe('a condition of dhcpd', () => {
  it('stands before statements, or tells who belongs to a class', () => {
    const dhcp = dhcpFacts(
      `${ARCH}class "a" {\n  match if option arch = 00:07;\n  filename "a";\n}\nif option arch = 00:09 { filename "b"; if exists arch { next-server 10.0.0.1; } }\nelsif exists user-class { filename "c"; }\nelse { filename "d"; }\n`,
    );
    assert.deepEqual(
      conditions(dhcp).map(({ body, place }) => [body.length, place.span.end > place.span.start]),
      [
        [2, true],
        [1, true],
        [1, true],
        [1, true],
      ],
    );
  });

  it('is none of a class that machines are put into otherwise', () => {
    assert.deepEqual(conditions(dhcpFacts('class "a" { match hardware; filename "a"; }\n')), []);
  });

  it('has parts', () => {
    const { expression } = first(
      'if not (exists user-class and substring(option vendor-class-identifier, 0, 9) = "PXEClient") { filename "x"; }',
    );
    const kinds = parts(expression).map(({ kind }) => kind);
    for (const kind of ['not', 'exists', 'binary', 'call', 'option', 'string', 'number'])
      assert.ok((kinds as readonly string[]).includes(kind), kind);
    assert.equal(kinds[0], 'not');
  });

  it('asks for an option, or whether there is one', () => {
    const asks = (condition: string, code: number): boolean => {
      const { dhcp, expression } = first(`${ARCH}if ${condition} { filename "x"; }`);
      return asksFor(dhcp, expression, code);
    };
    assert.equal(asks('option arch = 00:07', 93), true);
    assert.equal(asks('exists arch', 93), true);
    assert.equal(asks('not exists arch', 93), true);
    assert.equal(asks('exists user-class', 93), false);
    assert.equal(asks('exists user-class', 77), true);
    assert.equal(asks('hardware = 1:2:3:4:5:6', 93), false);
    assert.equal(asks('exists agent.circuit-id', 1), false);
    assert.equal(asks('exists subnet-mask', 1), true);
  });

  it('names architectures by option 93 and the vendor class', () => {
    for (const [condition, architectures] of [
      ['option arch = 00:07', [7]],
      ['00:07 = option arch', [7]],
      ['extract-int(option arch, 16) = 7', [7]],
      ['option arch = 7', []],
      ['option arch = 01:02', [258]],
      ['option arch = 00:07 or option arch = 00:09', [7, 9]],
      ['substring(option vendor-class-identifier, 0, 20) = "PXEClient:Arch:00007"', [7]],
      ['option vendor-class-identifier = "HTTPClient:Arch:00016:UNDI:003001"', [16]],
      ['option arch = 07', []],
      ['option arch = 00:00:07', []],
      ['option arch = "7"', []],
      ['option arch != 00:07', []],
      ['option vendor-class-identifier = "PXEClient"', []],
      ['option vendor-class-identifier = "xPXEClient:Arch:00007"', []],
      ['option vendor-class-identifier = "PXEClient:Arch:0007"', []],
      ['option vendor-class-identifier = 00:07', []],
      ['option user-class = 00:07', []],
      ['exists arch', []],
    ] as const)
      assert.deepEqual(asked(condition), architectures, condition);
  });

  it('lacks the word option before the name of option 93', () => {
    for (const [condition, architectures] of [
      ['arch = 00:07', [7]],
      ['00:07 = arch', [7]],
      ['arch = 9', []],
      ['arch != 00:07', []],
      ['other = 00:07', []],
      ['option arch = 00:07', []],
      ['arch = "x"', []],
    ] as const)
      assert.deepEqual(withoutOption(condition), architectures, condition);
  });
});

const NET = 'subnet 10.0.0.0 netmask 255.255.255.0 {\n';
const POOL = (permits: string, range = '10.0.0.50 10.0.0.99') => `  pool { ${permits} range ${range}; }\n`;
const HOST = (fixed = '', name = 'a') => `host ${name} { hardware ethernet 52:54:00:00:00:01; ${fixed} }\n`;

describe('ranges of dhcpd', () => {
  it('stand in subnets and pools', () => {
    const dhcp = dhcpFacts(`${NET}  range 10.0.0.10 10.0.0.19;\n${POOL('')}}\n`);
    assert.equal(rangesOf(dhcp).length, 2);
    for (const [text, low] of [
      ['10.0.0.10', '10.0.0.10'],
      ['10.0.0.19', '10.0.0.10'],
      ['10.0.0.50', '10.0.0.50'],
    ] as const)
      assert.equal(rangeWith(dhcp, address(text))?.low, address(low), text);
    for (const text of ['10.0.0.9', '10.0.0.20', '10.0.0.100'])
      assert.equal(rangeWith(dhcp, address(text)), undefined, text);
  });

  it('have parameters of the server around them', () => {
    assert.equal(setsParameter(dhcpFacts('ping-check off;'), 'ping-check'), true);
    assert.equal(
      setsParameter(dhcpFacts(`${NET}if exists user-class { ping-check true; }\n}`), 'ping-check'),
      true,
    );
    assert.equal(setsParameter(dhcpFacts('ping-timeout 1;'), 'ping-check'), false);
    assert.equal(setsParameter(dhcpFacts('option host-name "x";'), 'host-name'), false);
  });

  const only = (text: string): boolean => {
    const { pools, subnets } = dhcpFacts(text);
    const scope = pools[0] ?? subnets[0];
    assert.ok(scope !== undefined);
    return knownOnly(scope);
  };

  it('are for known machines where a permit or a statement says so', () => {
    for (const [text, known] of [
      [`${NET}${POOL('deny unknown-clients;')}}`, true],
      [`${NET}${POOL('deny unknown clients;')}}`, true],
      [`${NET}${POOL('allow known-clients;')}}`, true],
      [`${NET}${POOL('deny unknown-clients; deny members of "x";')}}`, true],
      [`${NET}${POOL('allow known-clients; allow members of "x";')}}`, false],
      [`${NET}${POOL('deny known-clients;')}}`, false],
      [`${NET}${POOL('allow unknown-clients;')}}`, false],
      [`${NET}${POOL('')}}`, false],
      [`deny unknown-clients;\n${NET}${POOL('')}}`, true],
      [`deny unknown-clients;\n${NET}  range 10.0.0.10 10.0.0.19;\n}`, true],
      [`deny unknown-clients;\n${NET}  allow unknown-clients;\n${POOL('')}}`, false],
      [`allow unknown-clients;\n${NET}  deny unknown-clients;\n${POOL('')}}`, true],
      [`deny unknown-clients;\nallow unknown-clients;\n${NET}${POOL('')}}`, false],
      [`deny booting;\n${NET}${POOL('')}}`, false],
    ] as const)
      assert.equal(only(text), known, text);
  });

  const others = (text: string): boolean[] => {
    const dhcp: DhcpFacts = dhcpFacts(text);
    const forOthers = rangesForOthers(dhcp);
    return rangesOf(dhcp).map(forOthers);
  };

  it('are for anybody where they stand in no scope', () => {
    const [elsewhere] = rangesOf(dhcpFacts(`${NET}${POOL('deny unknown-clients;')}}\n`));
    assert.ok(elsewhere !== undefined);
    assert.equal(rangesForOthers(dhcpFacts(''))(elsewhere), true);
  });

  it('are for others unless each known machine has an address of its own there', () => {
    const known = `${NET}${POOL('deny unknown-clients;')}}\n`;
    assert.deepEqual(others(`${NET}${POOL('')}}\n${HOST('fixed-address 10.0.0.5;')}`), [true]);
    assert.deepEqual(others(`${known}${HOST('fixed-address 10.0.0.5;')}`), [false]);
    assert.deepEqual(others(known), [false]);
    assert.deepEqual(others(`${known}${HOST()}`), [true]);
    assert.deepEqual(others(`${known}${HOST('fixed-address 10.9.0.5;')}`), [true]);
    assert.deepEqual(others(`${known}${HOST('fixed-address some.name;')}`), [false]);
    assert.deepEqual(others(`${known}${HOST('fixed-address 10.0.0.5;')}${HOST('', 'b')}`), [true]);
    const two = `${NET}${POOL('deny unknown-clients;')}${POOL('deny unknown-clients;', '10.0.0.100 10.0.0.120')}}\n`;
    assert.deepEqual(others(`${two}${HOST('fixed-address 10.0.0.5;')}`), [false, false]);
  });

  it('are of one wire with the other subnets of a shared network', () => {
    const shared = `shared-network w {\n${NET}${POOL('deny unknown-clients;')}}\nsubnet 10.1.0.0 netmask 255.255.255.0 { }\n}\n`;
    assert.deepEqual(others(`${shared}${HOST('fixed-address 10.1.0.5;')}`), [false]);
  });
});
