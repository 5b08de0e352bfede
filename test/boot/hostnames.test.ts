/** Hosts files and exports go in; the addresses that exported names stand for, and the names of addresses, come out. */
import assert from 'node:assert/strict';
import { exportedHosts, namesOf } from '../../server/boot/hostnames.js';
import { formatIpv4, parseIpv4 } from '../../server/site/address.js';
import { siteOf } from '../support/site.js';

/** Each client of the exports with its addresses, under a hosts file. */
function hosts(file: string, ...clients: readonly string[]): string[] {
  const site = siteOf({ 'etc/hosts': file, 'etc/exports': `/srv ${clients.join(' ')}\n` });
  assert.ok(site.exports !== undefined);
  return [...exportedHosts(site.exports, site.names)].map(
    ([{ spec }, addresses]) => `${spec.value} ${addresses.map(formatIpv4).join(' ')}`,
  );
}

describe('the hosts that exports name', () => {
  it('have the addresses of all lines with their name, whatever its letters', () => {
    assert.deepEqual(hosts('10.0.0.1 a\n10.0.0.2 b\n10.0.0.3 A\n', 'a', 'B'), [
      'a 10.0.0.1 10.0.0.3',
      'B 10.0.0.2',
    ]);
  });

  it('are left out where nobody knows the name', () => {
    assert.deepEqual(hosts('10.0.0.1 a\n', 'gone', 'a'), ['a 10.0.0.1']);
  });

  it('go by the canonical name, which is the first on the first line', () => {
    assert.deepEqual(hosts('10.0.0.1 full.example a\n10.0.0.2 a\n', 'a'), ['a 10.0.0.1']);
  });

  it('are one with a host further up that has one of their addresses, and with no other', () => {
    const file = '10.0.0.1 a\n10.0.0.1 b\n10.0.0.2 b\n10.0.0.2 c\n';
    assert.deepEqual(hosts(file, 'a', '10.0.0.1', '10.0.0.2', 'c'), [
      'a 10.0.0.1',
      '10.0.0.1 10.0.0.1',
      '10.0.0.2 10.0.0.2',
      'c 10.0.0.2',
    ]);
    assert.deepEqual(hosts('10.0.0.1 a\n10.0.0.1 b\n10.0.0.2 d\n10.0.0.3 d\n10.0.0.3 e\n', 'a', 'd', 'e'), [
      'a 10.0.0.1',
      'd 10.0.0.2 10.0.0.3',
      'e 10.0.0.2 10.0.0.3',
    ]);
  });
});

describe('the names of an address', () => {
  it('are the first of its first line, and all that stand beside that name', () => {
    const { names } = siteOf({
      'etc/exports': '/srv a\n',
      'etc/hosts': '10.0.0.1 a alias\n10.0.0.1 other\n10.0.0.2 A second\n',
    });
    const of = (address: string): readonly string[] => {
      const number = parseIpv4(address);
      return number === undefined ? [] : namesOf(names, number);
    };
    assert.deepEqual(of('10.0.0.1'), ['a', 'a', 'alias', 'A', 'second']);
    assert.deepEqual(of('10.0.0.9'), []);
  });
});
