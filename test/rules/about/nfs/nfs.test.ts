/** Clients, paths and tables of NFS go in; which of them meet, are near or stand in each other's place comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../../server/boot/index.js';
import { changed, miniature, servedByDnsmasq } from '../../../../server/rules/about/miniature.js';
import { withParentheses } from '../../../../server/rules/about/nfs/bracketed.js';
import { meet } from '../../../../server/rules/about/nfs/exportclients.js';
import { nearestExport } from '../../../../server/rules/about/nfs/nearestexport.js';
import {
  addressOf,
  addressPlace,
  admitting,
  bootsAs,
  clientFor,
  clientsFor,
  elsewhere,
  exportedAt,
  relatedTo,
  toldBy,
  tracedRoots,
  usersByCanonicalPath,
  usersByPath,
} from '../../../../server/rules/about/nfs/roots.js';
import { areSwapped } from '../../../../server/rules/about/nfs/swapped.js';
import { allTables, isNfs, nodeTables } from '../../../../server/rules/about/nfs/tables.js';
import type { Told } from '../../../../server/rules/rule.js';
import type { Site } from '../../../../server/site/model.js';
import type { Place } from '../../../../server/site/place.js';
import { address, exportFacts, somewhere } from '../../../boot/support.js';
import { siteOf } from '../../../support/site.js';

describe('a client of exports', () => {
  it('has its options in brackets', () => {
    for (const [client, right] of [
      ['10.0.0.1[rw,sync]', '10.0.0.1(rw,sync)'],
      ['10.0.0.1[rw', '10.0.0.1(rw)'],
      ['10.0.0.1[ro]', '10.0.0.1(ro)'],
      ['a[anonuid=1]', 'a(anonuid=1)'],
      ['node[0-9]', undefined],
      ['node[ab]', undefined],
      ['[rw]', undefined],
      ['a[rw]b', undefined],
      ['a[b]c[rw]', undefined],
      ['10.0.0.1(rw)', undefined],
    ] as const)
      assert.equal(withParentheses(client), right, client);
  });

  const meets = (one: string, other: string): boolean => {
    const { entries } = exportFacts(`/a ${one}(ro)\n/b ${other}(ro)\n`);
    const [a, b] = entries.map(({ clients: [client] }) => client);
    assert.ok(a !== undefined && b !== undefined);
    assert.equal(meet(a, b), meet(b, a), `${one}, ${other}`);
    return meet(a, b);
  };

  it('is some machine that another one is as well', () => {
    for (const [one, other, does] of [
      ['10.0.0.1', '10.0.0.1', true],
      ['10.0.0.1', '10.0.0.2', false],
      ['10.0.0.0/24', '10.0.0.1', true],
      ['10.0.0.0/24', '10.0.0.0', true],
      ['10.0.0.0/24', '10.0.0.255', true],
      ['10.0.0.0/24', '10.0.1.0', false],
      ['10.0.0.77/24', '10.0.0.1', true],
      ['10.0.0.0/24', '10.0.0.128/25', true],
      ['10.0.0.0/25', '10.0.0.128/25', false],
      ['=public', '10.0.0.1', false],
      ['*', '10.0.0.1', true],
      ['*', 'a.b', true],
      ['a.b', 'A.B', true],
      ['a.b', 'a.c', false],
      ['*.b', 'a.b', false],
      ['@group', '10.0.0.1', false],
      ['gss/krb5', '*', false],
      ['gss/krb5', 'gss/krb5', false],
    ] as const)
      assert.equal(meets(one, other), does, `${one}, ${other}`);
  });
});

describe('a path of exports', () => {
  it('is the nearest to another one', () => {
    const site = {
      exports: exportFacts('/srv/nodes 10.0.0.1(ro)\n/srv/abc 10.0.0.1(ro)\n/a/b 10.0.0.1(ro)\n'),
    };
    const near = (path: string) => nearestExport(site as unknown as Site, path)?.value;
    assert.equal(near('/srv/ndoes'), '/srv/nodes');
    assert.equal(near('/srv/node'), '/srv/nodes');
    assert.equal(near('/a/c'), '/a/b');
    assert.equal(near('/b/c'), undefined);
    assert.equal(near('/completely/other'), undefined);
    assert.equal(nearestExport({ exports: undefined } as unknown as Site, '/a'), undefined);
  });
});

describe('lines of fstab', () => {
  it('have source and mount point in each other’s place', () => {
    assert.equal(areSwapped('/mnt', '10.0.0.1:/x'), true);
    for (const [source, target] of [
      ['10.0.0.1:/x', '/mnt'],
      ['/dev/sda1', '/mnt'],
      ['mnt', '10.0.0.1:/x'],
      ['/mnt', '10.0.0.1:x'],
      ['/mnt', '/a:/x'],
      ['/mnt', ':/x'],
    ] as const)
      assert.equal(areSwapped(source, target), false, `${source} ${target}`);
  });

  it('stand in the tables of nodes, and in that of the server', () => {
    const site = siteOf(miniature({ 'etc/fstab': '10.0.0.1:/x /mnt nfs4 defaults 0 0\n' }));
    assert.equal(nodeTables(site).length, 1);
    assert.equal(allTables(site).length, 2);
    assert.equal(allTables(siteOf(miniature())).length, 1);
    assert.deepEqual(
      allTables(site).flatMap(({ mounts }) => mounts.map(isNfs)),
      [true, false, true],
    );
  });
});

describe('roots that are traced', () => {
  const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
  const traced = (files: Readonly<Record<string, string>>) => {
    const site = siteOf(files);
    const boots = traceAll(site);
    const [trace] = boots;
    assert.ok(trace !== undefined);
    const textOf = (place: Place | undefined) =>
      place === undefined
        ? undefined
        : site.files.get(place.file)?.document.text.slice(place.span.start, place.span.end);
    return { site, boots, trace, textOf };
  };
  const fixed = traced(miniature());
  const ip = traced(miniature(changed(NAME, 'ip=dhcp', 'ip=192.168.1.77::192.168.1.1:255.255.255.0')));
  const dhcp = miniature()['etc/dhcp/dhcpd.conf'] ?? '';
  const pool = traced(
    miniature({
      'etc/dhcp/dhcpd.conf': dhcp
        .replace('  filename', '  range 192.168.1.50 192.168.1.99;\n  filename')
        .replace('  fixed-address 192.168.1.21;\n', ''),
    }),
  );

  it('have users by their paths', () => {
    assert.deepEqual(
      tracedRoots(fixed).map(({ path }) => path),
      ['/diskless/node21'],
    );
    assert.deepEqual([...usersByPath(fixed.boots).keys()], ['/diskless/node21']);
    const odd = traced(miniature(changed(NAME, '/diskless/node21', '/diskless//node21/')));
    assert.deepEqual([...usersByPath(odd.boots).keys()], ['/diskless//node21/']);
    assert.deepEqual([...usersByCanonicalPath(odd.boots).keys()], ['/diskless/node21']);
    const other = traced(miniature(changed(NAME, 'nfsroot=192.168.1.1', 'nfsroot=10.9.9.9')));
    assert.deepEqual(tracedRoots(other), []);
    assert.deepEqual(tracedRoots(traced(miniature({ [NAME]: undefined }))), []);
  });

  it('are mounted by an address, which is said somewhere', () => {
    assert.equal(addressOf(fixed.trace), '192.168.1.21');
    assert.equal(fixed.textOf(addressPlace(fixed.site, fixed.trace)), '192.168.1.21');
    assert.equal(clientFor(fixed.trace), '192.168.1.21');
    assert.equal(addressOf(ip.trace), '192.168.1.77');
    assert.equal(ip.textOf(addressPlace(ip.site, ip.trace)), '192.168.1.77');
    assert.equal(clientFor(ip.trace), '192.168.1.77');
    assert.deepEqual(clientsFor([fixed.trace, ip.trace, fixed.trace]), ['192.168.1.21', '192.168.1.77']);
  });

  it('are mounted by an address of a range', () => {
    const stranger = pool.boots.find(({ kernelAnswer }) => kernelAnswer.dynamic.length > 0);
    assert.ok(stranger !== undefined);
    assert.equal(addressOf(stranger), 'an address of a dynamic range');
    assert.match(pool.textOf(addressPlace(pool.site, stranger)) ?? '', /192\.168\.1\.50 192\.168\.1\.99/);
    assert.equal(clientFor(stranger), undefined);
    assert.deepEqual(clientsFor([stranger]), []);
    const nowhere = { ...stranger, kernelAnswer: { ...stranger.kernelAnswer, dynamic: [] } };
    assert.equal(addressOf(nowhere), 'an address that is not known');
  });

  it('are mounted by an address of the right one of two ranges', () => {
    const two = traced(
      miniature({
        'etc/dhcp/dhcpd.conf': `subnet 192.168.2.0 netmask 255.255.255.0 {\n  range 192.168.2.50 192.168.2.99;\n}\n${dhcp
          .replace('  filename', '  range 192.168.1.50 192.168.1.99;\n  filename')
          .replace('  fixed-address 192.168.1.21;\n', '')}`,
      }),
    );
    const one = two.boots.find(
      ({ kernelAnswer }) => kernelAnswer.subnet?.network.value === address('192.168.1.0'),
    );
    const answer = { dynamic: [{ low: address('192.168.1.50'), high: address('192.168.1.99') }] };
    assert.ok(two.trace !== undefined);
    const { subnet } =
      pool.boots.find(({ kernelAnswer }) => kernelAnswer.dynamic.length > 0)?.kernelAnswer ?? {};
    assert.ok(subnet !== undefined);
    const trace = one ?? { ...pool.trace, kernelAnswer: { ...pool.trace.kernelAnswer, ...answer, subnet } };
    const site = one === undefined ? pool : two;
    assert.match(site.textOf(addressPlace(site.site, trace)) ?? '', /192\.168\.1\.50 192\.168\.1\.99/);
  });

  it('are mounted by a name that stands for an address', () => {
    const named = traced(
      miniature({
        ...changed('etc/dhcp/dhcpd.conf', 'fixed-address 192.168.1.21', 'fixed-address node21.lab'),
        'etc/hosts': '192.168.1.21 node21.lab\n',
      }),
    );
    assert.equal(named.textOf(addressPlace(named.site, named.trace))?.startsWith('host node21'), true);
  });

  it('are mounted by an address that a line of dnsmasq says', () => {
    const it = traced(servedByDnsmasq());
    assert.match(it.textOf(addressPlace(it.site, it.trace)) ?? '', /192\.168\.1\.21/);
  });

  it('have other sides', () => {
    const other = { ...somewhere, span: { start: 5, end: 6 } };
    assert.deepEqual(relatedTo(undefined, 'x'), []);
    assert.deepEqual(relatedTo(other, 'x'), [{ place: other, message: 'x' }]);
    assert.deepEqual(elsewhere(somewhere, [somewhere, other], 'x'), [{ place: other, message: 'x' }]);
    assert.equal(toldBy(undefined), '');
    assert.equal(toldBy('Panic.'), ': Panic');
    assert.equal(toldBy('a. b'), ': a. b');
    const rights = '(rw,sync,no_root_squash,no_subtree_check)';
    assert.equal(admitting(['a', 'b']), ` a${rights} b${rights}`);
    const [entry] = fixed.site.exports?.entries ?? [];
    const [client] = entry?.clients ?? [];
    assert.ok(client !== undefined);
    assert.equal(exportedAt(fixed.site, client.place), client);
    assert.equal(exportedAt(fixed.site, somewhere), undefined);
    assert.equal(exportedAt({ ...fixed.site, exports: undefined }, client.place), undefined);
    const bare = { ...miniature() };
    assert.equal(nodeTables(siteOf({ ...bare, 'diskless/node22/etc/hostname': 'x\n' })).length, 1);
    const names = {
      who: 'a and b',
      single: false,
      traces: [fixed.trace, ip.trace, fixed.trace],
    } as unknown as Told;
    assert.equal(bootsAs(names), 'a and b boot as 192.168.1.21 and 192.168.1.77');
    assert.equal(
      bootsAs({ ...names, who: 'a', single: true, traces: [fixed.trace] }),
      'a boots as 192.168.1.21',
    );
    const nobody = { ...fixed.trace, node: { ...fixed.trace.node, host: undefined, mac: undefined } };
    assert.equal(addressPlace(fixed.site, nobody), undefined);
    assert.equal(addressPlace({ ...fixed.site, dhcp: undefined }, nobody), undefined);
  });
});
