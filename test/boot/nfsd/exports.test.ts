/** Which export governs a path: tables, paths and clients go in, the decision is compared. */

import assert from 'node:assert/strict';
import { governingExport, governingExportV4, type Mounter } from '../../../server/boot/nfsd/exports.js';
import { matchesGlob } from '../../../server/boot/nfsd/glob.js';
import { grows } from '../../support/growth.js';
import { address, exportFacts, nameTable } from '../support.js';

function decide(
  text: string,
  path: string,
  client: string | Mounter,
  hosts: Record<string, string> = {},
): string {
  const mounter = typeof client === 'string' ? address(client) : client;
  const decision = governingExport(exportFacts(text), path, mounter, nameTable(hosts));
  return decision.kind === 'granted'
    ? `${decision.entry.path.value} ${decision.client.spec.value}`
    : decision.kind;
}

describe('the export that governs a mount', () => {
  it('prefers a host to a network and a network to everybody, whatever the order', () => {
    const text = '/opt *(ro,insecure) 192.168.1.0/24(ro) 192.168.1.21(rw,no_root_squash)\n';
    assert.equal(decide(text, '/opt', '192.168.1.21'), '/opt 192.168.1.21');
    assert.equal(decide(text, '/opt', '192.168.1.22'), '/opt 192.168.1.0/24');
    assert.equal(decide(text, '/opt', '10.0.0.1'), '/opt *');
  });

  it('takes the first of two networks, not the narrower, and ignores bits of the host part', () => {
    assert.equal(
      decide('/a 192.168.0.0/16(ro) 192.168.1.0/24(rw)\n', '/a', '192.168.1.9'),
      '/a 192.168.0.0/16',
    );
    assert.equal(
      decide('/a 192.168.1.77/255.255.255.0(ro)\n', '/a', '192.168.1.9'),
      '/a 192.168.1.77/255.255.255.0',
    );
  });

  it('climbs to the first directory that admits this client, slashes at the end aside', () => {
    const text = '/d 10.0.0.0/8(ro)\n/d/n 10.9.9.9(rw)\n';
    assert.equal(decide(text, '/d/n//', '10.0.0.1'), '/d 10.0.0.0/8');
    assert.equal(decide(text, '/d/n', '192.168.0.1'), 'client-not-allowed');
    assert.equal(decide(text, '/e', '10.0.0.1'), 'not-exported');
    assert.equal(decide('/diskless/ 10.0.0.1(rw)\n', '/diskless', '10.0.0.1'), '/diskless/ 10.0.0.1');
  });

  it('reads addresses and masks as the C library and mountd do', () => {
    assert.equal(decide('/a 0.0.0.0/0(rw) 128.0.0.0/1(ro)\n', '/a', '10.0.0.1'), 'client-not-allowed');
    assert.equal(decide('/a 0.0.0.0/0.0.0.0(rw)\n', '/a', '10.0.0.1'), '/a 0.0.0.0/0.0.0.0');
    assert.equal(decide('/a 010.0.0.1(rw)\n', '/a', '8.0.0.1'), '/a 010.0.0.1');
    assert.equal(decide('/a 10.1(rw)\n', '/a', '10.0.0.1'), '/a 10.1');
    assert.equal(decide('/a 10.0.0.0/33(rw) 010.0.0.0/8(rw)\n', '/a', '10.0.0.1'), 'client-not-allowed');
    assert.equal(decide('/a/../b 10.0.0.1(rw)\n', '/b/c', '10.0.0.1'), '/a/../b 10.0.0.1');
  });

  it('never matches a pattern of digits, nor a network address without a mask', () => {
    assert.equal(decide('/a 192.168.1.*(rw)\n', '/a', '192.168.1.9'), 'client-not-allowed');
    assert.equal(decide('/a 192.168.1.0(rw)\n', '/a', '192.168.1.9'), 'client-not-allowed');
  });

  it('resolves names with the hosts file only, and says unknown of the rest', () => {
    assert.equal(decide('/a slave(rw)\n', '/a', '10.0.0.1', { slave: '10.0.0.1' }), '/a slave');
    assert.equal(decide('/a slave(rw)\n', '/a', '10.0.0.1', { slave: '10.0.0.2' }), 'client-not-allowed');
    assert.equal(decide('/a slave(rw)\n', '/a', '10.0.0.1'), 'unknown');
    assert.equal(decide('/a *.lab(rw)\n', '/a', '10.0.0.1', { 'n1.lab': '10.0.0.1' }), '/a *.lab');
    assert.equal(
      decide('/a *.lab(rw)\n', '/a', '10.0.0.1', { 'n1.other': '10.0.0.1' }),
      'client-not-allowed',
    );
    const two = { 'n1.other': '10.0.0.1', 'n1.lab': '10.0.0.1' };
    assert.equal(decide('/a *.lab(rw)\n', '/a', '10.0.0.1', two), '/a *.lab');
    assert.equal(decide('/a *.lab(rw)\n', '/a', '10.0.0.1'), 'unknown');
    assert.equal(decide('/a @nodes(rw)\n', '/a', '10.0.0.1'), 'unknown');
  });

  it('does not say granted while a doubtful entry of other rights comes first', () => {
    assert.equal(decide('/a slave(rw) 10.0.0.0/8(ro)\n', '/a', '10.0.0.1'), 'unknown');
    assert.equal(decide('/a slave(rw,all_squash) 10.0.0.0/8(rw)\n', '/a', '10.0.0.1'), 'unknown');
    assert.equal(decide('/a slave(ro) 10.0.0.0/8(ro)\n', '/a', '10.0.0.1'), '/a 10.0.0.0/8');
    assert.equal(decide('/a @n(rw) 10.0.0.0/8(ro)\n', '/a', '10.0.0.1'), '/a 10.0.0.0/8');
    for (const option of 'rw no_root_squash all_squash insecure sec=krb5 async crossmnt nohide fsid=7'.split(
      ' ',
    )) {
      assert.equal(decide(`/a slave(${option}) 10.0.0.0/8(ro)\n`, '/a', '10.0.0.1'), 'unknown', option);
      assert.equal(decide(`/a slave(ro) 10.0.0.0/8(${option})\n`, '/a', '10.0.0.1'), 'unknown', option);
      const same = `/a slave(${option}) 10.0.0.0/8(${option})\n`;
      assert.equal(decide(same, '/a', '10.0.0.1'), '/a 10.0.0.0/8', option);
    }
    // Of no concern to a client.
    assert.equal(decide('/a slave(ro,subtree_check) 10.0.0.0/8(ro)\n', '/a', '10.0.0.1'), '/a 10.0.0.0/8');
  });

  it('refuses nobody by a template, whose other lines are not known', () => {
    const template = { ...exportFacts('/a 10.0.0.1(rw)\n'), isTemplate: true } as const;
    const kind = (path: string, of: string) =>
      governingExport(template, path, address(of), nameTable({})).kind;
    assert.deepEqual(
      [kind('/a', '10.0.0.1'), kind('/a', '10.0.0.2'), kind('/b', '10.0.0.1')],
      ['granted', 'unknown', 'unknown'],
    );
  });

  it('wants every address of the ranges to match', () => {
    const ranges = [{ low: address('10.0.0.100'), high: address('10.0.0.200') }];
    const anyone: Mounter = { address: undefined, ranges };
    assert.equal(decide('/a 10.0.0.0/24(rw)\n', '/a', anyone), '/a 10.0.0.0/24');
    assert.equal(decide('/a 10.0.0.0/25(rw)\n', '/a', anyone), 'unknown');
    assert.equal(decide('/a 10.0.1.0/24(rw)\n', '/a', anyone), 'client-not-allowed');
    const between = (low: string, high: string): Mounter => ({
      address: undefined,
      ranges: [{ low: address(low), high: address(high) }],
    });
    const half = (low: string, high: string) => decide('/a 10.0.0.128/25(rw)\n', '/a', between(low, high));
    assert.equal(half('10.0.0.128', '10.0.0.255'), '/a 10.0.0.128/25');
    assert.equal(half('10.0.0.127', '10.0.0.255'), 'unknown');
    assert.equal(half('10.0.0.128', '10.0.1.0'), 'unknown');
    assert.equal(half('10.0.0.100', '10.0.0.127'), 'client-not-allowed');
    assert.equal(half('10.0.1.0', '10.0.1.9'), 'client-not-allowed');
    const apart: Mounter = {
      address: undefined,
      ranges: [...ranges, { low: address('10.0.1.1'), high: address('10.0.1.9') }],
    };
    assert.equal(decide('/a 10.0.0.0/24(rw)\n', '/a', apart), 'unknown');
    assert.equal(decide('/a *.lab(rw)\n', '/a', anyone), 'unknown');
    assert.equal(
      decide('/a slave(rw)\n', '/a', between('10.0.0.5', '10.0.0.5'), { slave: '10.0.0.5' }),
      '/a slave',
    );
    assert.equal(decide('/a *(rw)\n', '/a', { address: undefined }), '/a *');
    // Of a network that may be larger nothing is ruled out.
    const atLeast: Mounter = {
      address: undefined,
      ranges: [{ low: address('10.0.0.1'), high: address('10.0.0.255'), atLeast: true }],
    };
    assert.equal(decide('/a 10.0.1.0/24(rw)\n', '/a', atLeast), 'unknown');
    assert.equal(decide('/a 10.0.0.0/24(rw)\n', '/a', atLeast), '/a 10.0.0.0/24');
    const both: Mounter = { address: undefined, ranges: [...ranges, ...(atLeast.ranges ?? [])] };
    assert.equal(decide('/a 10.0.1.0/24(rw)\n', '/a', both), 'unknown');
    assert.equal(decide('/a 10.0.0.0/24(rw)\n', '/a', both), '/a 10.0.0.0/24');
  });

  it('counts paths from the fsid=0 directory for NFSv4 alone', () => {
    const text = '/srv *(rw,fsid=0)\n/srv/root 10.0.0.1(rw)\n';
    const facts = exportFacts(text);
    const names = nameTable({});
    const granted = governingExportV4(facts, '/root', address('10.0.0.1'), names);
    assert.ok(granted.kind === 'granted' && granted.entry.path.value === '/srv/root');
    assert.equal(governingExport(facts, '/root', address('10.0.0.1'), names).kind, 'not-exported');
  });

  it('does not find the whole path in NFSv4 where an fsid=0 directory is its beginning', () => {
    const text = '/srv *(rw,fsid=0)\n/srv/root *(rw)\n/data *(rw)\n';
    assert.equal(four(text, '/srv/root'), 'not-exported');
    assert.equal(four(text, '/srv'), 'not-exported');
    assert.equal(four(text, '/data'), 'unknown');
    assert.equal(four(text, '/plain'), 'granted');
  });

  it('leaves open which of two nested entries governs in NFSv4, where they differ', () => {
    assert.equal(four('/srv *(rw)\n/srv/a *(ro)\n', '/srv/a'), 'unknown');
    assert.equal(four('/srv *(ro,fsid=0)\n/srv/a *(rw)\n', '/a'), 'unknown');
    assert.equal(four('/srv *(rw)\n/srv/a *(rw,nohide)\n', '/srv/a'), 'granted');
    assert.equal(four('/srv 10.0.0.9(rw)\n/srv/a *(ro)\n', '/srv/a'), 'granted');
  });

  it('does not call a directory above exports refused in NFSv4', () => {
    const text = '/srv/a *(rw)\n/srv/b 10.0.0.9(rw)\n';
    for (const path of ['/', '/srv']) assert.equal(four(text, path), 'unknown');
    assert.equal(four(text, '/srv/b'), 'client-not-allowed');
    assert.equal(four(text, '/home'), 'not-exported');
  });

  it('reads patterns as wildmat does, without going back and forth', () => {
    assert.ok(matchesGlob('n?[0-9].*', 'na7.lab.org'));
    assert.ok(!matchesGlob('n[^0-9]', 'n7') && matchesGlob('n[^0-9]', 'nx'));
    assert.ok(matchesGlob('n[!0-9]', 'n7') && matchesGlob('n[!0-9]', 'n!') && !matchesGlob('n[!0-9]', 'nx'));
    assert.ok(matchesGlob('N*.Lab', 'n7.lAB') && !matchesGlob('[N]7', 'n7'));
    const within = (pattern: string) => [...'abcde-^]'].filter((one) => matchesGlob(pattern, one)).join('');
    assert.equal(within('[b-d]'), 'bcd');
    assert.equal(within('[^b-d]'), 'ae-^]');
    assert.equal(within('[b-bd-d]'), 'bd');
    assert.equal(within('[]-]'), '-]');
    assert.equal(within('[-c]'), 'c-');
    assert.equal(within('[c-]'), 'c-');
    assert.equal(within('[b'), 'b');
    assert.equal(within('[b^]'), 'b^');
    assert.ok(matchesGlob('n\\*', 'n*') && !matchesGlob('n\\*', 'n7') && matchesGlob('n[]-]', 'n]'));
    // A matcher that tries each star anew takes some 5000 to the power of their number.
    assert.ok(!matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(5000)));
    const found = grows((size) => matchesGlob(`${'*a'.repeat(50)}b`, 'a'.repeat(size)), 20_000);
    assert.equal(found, undefined);
  });
});

function four(text: string, path: string): string {
  return governingExportV4(exportFacts(text), path, address('10.0.0.1'), nameTable({})).kind;
}
