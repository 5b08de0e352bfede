/** What a dhcpd.conf and the files it includes become as facts. */
import assert from 'node:assert/strict';
import { type DhcpdDocument, dhcpd } from '../../../grammars/dhcpd/index.js';
import { formatIpv4 } from '../../../server/site/address.js';
import type { DhcpAtom, DhcpExecutable, DhcpFacts } from '../../../server/site/dhcpd/facts.js';
import { lowerDhcpd } from '../../../server/site/dhcpd/lower.js';
import type { Place } from '../../../server/site/place.js';
import type { SourceFile } from '../../../server/site/source.js';

const main = '/etc/dhcp/dhcpd.conf';

function facts(text: string, included: Record<string, string> = {}): DhcpFacts {
  const source = (file: string, content: string): SourceFile<DhcpdDocument> => ({
    file,
    document: dhcpd.parse(content),
  });
  return lowerDhcpd(source(main, text), (path) => {
    const content = included[path];
    return content === undefined ? undefined : source(path, content);
  });
}

function atom(value: DhcpAtom | undefined): string {
  if (value === undefined) return 'nothing';
  return `${value.kind} ${value.kind === 'address' ? formatIpv4(value.value) : String(value.value)}`;
}

/** Executables in one line each. */
function said(executables: readonly DhcpExecutable[]): string[] {
  return executables.map((executable) => {
    if (executable.kind !== 'assign') return executable.kind;
    const { setter, space, name, value } = executable;
    const what = value.expression === undefined ? value.atoms.map(atom).join(', ') : value.expression.kind;
    return `${setter} ${space}.${name} = ${what}`;
  });
}

function only<T>(list: readonly T[]): T {
  assert.equal(list.length, 1);
  return list[0] as T;
}

const at = (text: string, { span }: Place): string => text.slice(span.start, span.end);

describe('dhcpd.conf as facts', () => {
  it('gives values the kind that their format asks for', () => {
    const text =
      'option routers 10.0.0.1, gw; option host-name a; option domain-name "b"; option ip-forwarding on;\n' +
      'option vendor-encapsulated-options 1:2; option vendor-class-identifier ab; option default-ip-ttl 64;\n' +
      'option own code 200 = { boolean, text }; option own true word; default-lease-time infinite; filename "f";\n' +
      'option host-name = concat ("a", "b"); next-server boot.example.org; use-host-decl-names true;';
    assert.deepEqual(said(facts(text).global.executables), [
      'supersede dhcp.routers = address 10.0.0.1, name gw',
      'supersede dhcp.host-name = text a',
      'supersede dhcp.domain-name = text b',
      'supersede dhcp.ip-forwarding = flag true',
      'supersede dhcp.vendor-encapsulated-options = hex 1,2',
      'supersede dhcp.vendor-class-identifier = hex 171',
      'supersede dhcp.default-ip-ttl = number 64',
      'supersede dhcp.own = flag true, text word',
      'supersede server.default-lease-time = number 4294967295',
      'supersede server.filename = text f',
      'supersede dhcp.host-name = call',
      'supersede server.next-server = name boot.example.org',
      'supersede server.use-host-decl-names = flag true',
    ]);
  });

  it('makes flags of allow, deny and ignore outside pools, and permits inside', () => {
    const text =
      'allow booting; deny unknown-clients; ignore bootp; allow-bootp on; boot-unknown-clients off; not authoritative;\n' +
      'class "c" { match hardware; }\nsubnet 10.0.0.0 netmask 255.0.0.0 { pool { deny unknown clients; ' +
      'allow members of "c"; allow known-clients; range 10.0.0.1; if known { deny bootp; } } }';
    const { global, pools } = facts(text);
    assert.deepEqual(said(global.executables), [
      'supersede server.booting = flag true',
      'supersede server.unknown-clients = flag false',
      'supersede server.bootp = flag false',
      'supersede server.bootp = flag true',
      'supersede server.unknown-clients = flag false',
      'supersede server.authoritative = flag false',
    ]);
    const pool = only(pools);
    assert.deepEqual(
      pool.permits.map(({ allow, what, className, place }) => [allow, what, className, at(text, place)]),
      [
        [false, 'unknown clients', undefined, 'deny unknown clients;'],
        [true, 'members of', 'c', 'allow members of "c";'],
        [true, 'known-clients', undefined, 'allow known-clients;'],
      ],
    );
    assert.deepEqual(said(pool.executables), ['if']);
  });

  it('gives scopes their parents, heads and bodies', () => {
    const text =
      '# lab\nshared-network lab {\n  subnet 10.0.0.0 netmask 255.255.255.0 { pool { range 10.0.0.9 10.0.0.5; } range dynamic-bootp 10.0.0.20; interface eth0; }\n  group g { host a { } }\n}';
    const { subnets, pools, hosts, groups, sharedNetworks, global, incomplete } = facts(text);
    const [subnet, pool, host, group] = [only(subnets), only(pools), only(hosts), only(groups)];
    assert.equal(incomplete, false);
    assert.equal(pool.parent, subnet);
    assert.equal(host.parent, group);
    assert.equal(group.parent, only(sharedNetworks));
    assert.deepEqual(global.children, sharedNetworks);
    assert.deepEqual(only(sharedNetworks).children, [subnet, group]);
    assert.equal(at(text, subnet.head), 'subnet 10.0.0.0 netmask 255.255.255.0');
    assert.equal(at(text, host.head), 'host a');
    assert.equal(at(text, host.place), 'host a { }');
    assert.equal(at(text, host.body), ' ');
    assert.equal(at(text, group.head), 'group g');
    assert.equal(at(text, subnet.network.place), '10.0.0.0');
    assert.equal(subnet.interface?.value, 'eth0');
    const range = only(pool.ranges);
    assert.deepEqual(
      [formatIpv4(range.low), formatIpv4(range.high), range.dynamicBootp],
      ['10.0.0.5', '10.0.0.9', false],
    );
    assert.equal(at(text, range.place), 'range 10.0.0.9 10.0.0.5;');
    assert.equal(only(subnet.ranges).dynamicBootp, true);
  });

  it('reads hosts', () => {
    const text =
      'host a.b { hardware ethernet 0:16:3E:0:0:1; fixed-address 10.0.0.3, a.example.org; uid 1:2; option dhcp-client-identifier "x"; }\n' +
      'host c { hardware infiniband 1:2:3; } host d { hardware ethernet 1:2:3; fixed-address6 ::1; }';
    const [a, c, d] = facts(text).hosts;
    assert.equal(a?.name.value, 'a.b');
    assert.deepEqual(
      a?.hardware.map(({ type, octets, mac }) => [type, octets.value, mac, at(text, octets.place)]),
      [['ethernet', '00:16:3e:00:00:01', '00:16:3e:00:00:01', '0:16:3E:0:0:1']],
    );
    assert.deepEqual(a?.fixedAddresses.map(atom), ['address 10.0.0.3', 'name a.example.org']);
    assert.deepEqual(
      a?.clientIdentifiers.map(({ atoms }) => atom(atoms[0])),
      ['hex 1,2', 'text x'],
    );
    assert.equal(c?.hardware[0]?.mac, undefined);
    assert.equal(d?.hardware[0]?.mac, undefined);
    assert.deepEqual(d?.fixedAddresses, []);
  });

  it('reads classes and subclasses', () => {
    const text =
      'class "p" { match if known; match hardware; } class "s" { spawn with option agent.remote-id; }\n' +
      'subclass "p" 1:2:ff { filename "x"; } subclass "p" "aB"; vendor-class "p";';
    const { classes, subclasses } = facts(text);
    const [p, s] = classes;
    assert.equal(p?.matchIf?.expression.kind, 'word');
    assert.equal(p?.match && at(text, p.match.place), 'hardware');
    assert.equal(s?.spawn?.expression.kind, 'option');
    assert.deepEqual(
      subclasses.map(({ className, data }) => [className.value, data.value]),
      [
        ['p', [1, 2, 255]],
        ['p', [97, 66]],
      ],
    );
    assert.deepEqual(said(subclasses[0]?.executables ?? []), ['supersede server.filename = text x']);
  });

  it('reads executable statements', () => {
    const text =
      'if known { filename "a"; } elsif static { set x = "1"; } else { unset x; }\n' +
      'switch (option host-name) { case "a": case "b": min-secs 1; break; default: log ("x"); }\n' +
      'on commit { min-secs 1; } append domain-name "z"; class "k" { match hardware; } if known { add "k"; }';
    const [branches, choice, on, append, adds] = facts(text).global.executables;
    assert.ok(branches?.kind === 'if' && choice?.kind === 'switch');
    assert.deepEqual(
      branches.branches.map(({ condition, place, body }) => [
        condition?.kind,
        said(body).length,
        at(text, place),
      ]),
      [
        ['word', 1, 'if known { filename "a"; }'],
        ['word', 1, 'elsif static { set x = "1"; }'],
        [undefined, 1, 'else { unset x; }'],
      ],
    );
    assert.deepEqual(
      choice.cases.map(({ values, body, place }) => [values.length, said(body), at(text, place)]),
      [
        [1, [], 'case "a":'],
        [1, ['supersede server.min-secs = number 1', 'break'], 'case "b": min-secs 1; break;'],
        [0, ['other'], 'default: log ("x");'],
      ],
    );
    assert.ok(on?.kind === 'other' && on.understood);
    assert.deepEqual(said([append as DhcpExecutable]), ['append dhcp.domain-name = text z']);
    assert.ok(adds?.kind === 'if');
    assert.deepEqual(said(adds.branches[0]?.body ?? []), ['add-class']);
  });

  it('splices included files where they are included', () => {
    const text =
      'option space X;\ngroup { include "/a"; next-server 10.0.0.2; }\ninclude "/none"; include "/loop";';
    const result = facts(text, {
      '/a': 'option own code 200 = boolean; host h { option own on; }\nnext-server 10.0.0.1;',
      '/loop': 'include "/loop"; include "/etc/dhcp/dhcpd.conf"; min-secs 1;',
    });
    const group = only(result.groups);
    assert.equal(only(result.hosts).parent, group);
    assert.equal(only(result.hosts).place.file, '/a');
    assert.deepEqual(said(only(result.hosts).executables), ['supersede dhcp.own = flag true']);
    assert.deepEqual(said(group.executables), [
      'supersede server.next-server = address 10.0.0.1',
      'supersede server.next-server = address 10.0.0.2',
    ]);
    assert.deepEqual(said(result.global.executables), ['supersede server.min-secs = number 1']);
    assert.deepEqual(result.files.slice(0, 3), [main, '/a', '/loop']);
    const none = result.includes.find(({ path }) => path.value === '/none');
    assert.ok(none !== undefined && none.file === undefined);
    assert.equal(at(text, none.path.place), '"/none"');
    assert.equal(result.incomplete, true);
  });

  it('makes no fact of what is broken', () => {
    for (const text of [
      'host a { fixed-address 10.0.0.1 } host b { }',
      'host a { next-server 10.0.0.1; host b { }',
      'subnet 10.0.0.0 netmask { range 10.0.0.1; } host b { }',
      'frobnicate 1; host b { }',
    ]) {
      const { incomplete, subnets, hosts } = facts(text);
      assert.ok(incomplete, text);
      assert.deepEqual(subnets, []);
      for (const { fixedAddresses } of hosts) assert.deepEqual(fixedAddresses, []);
    }
    assert.deepEqual(facts('host a { } host b { ').hosts.length, 1);
    assert.equal(facts('host a { }').incomplete, false);
  });
});
