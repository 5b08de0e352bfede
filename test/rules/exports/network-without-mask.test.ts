/** Clients of an export go in, the findings of exports/network-without-mask come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings } from '../support.js';

describe('exports/network-without-mask', () => {
  const found = (client: string, more: Readonly<Record<string, string>> = {}) =>
    findings({ 'etc/exports': `/home ${client}(ro,no_subtree_check)\n`, ...more }).flatMap(
      ({ rule, text, fixes }) =>
        rule === 'exports/network-without-mask' ? [`${text}: ${fixes[0]?.title}`] : [],
    );

  it('finds the address of a network that is declared', () => {
    assert.deepEqual(found('192.168.1.0'), ['192.168.1.0: Write 192.168.1.0/24']);
    assert.deepEqual(found('192.168.1.0/32'), ['192.168.1.0/32: Write 192.168.1.0/24']);
    assert.deepEqual(found('192.168.1.0/255.255.255.255'), [
      '192.168.1.0/255.255.255.255: Write 192.168.1.0/24',
    ]);
  });

  it('is silent about machines, networks with a mask, and networks that nobody declares', () => {
    for (const client of [
      '192.168.1.21',
      '192.168.1.21/32',
      '192.168.1.0/0',
      '192.168.1.0/',
      '192.168.1.0/24',
      '192.168.1.0/255.255.255.0',
      '192.168.2.0',
      '*',
    ])
      assert.deepEqual(found(client), [], client);
  });

  it('knows that the first address of a network of two is that of a machine', () => {
    const mask = (text: string) => changed(DHCPD, '255.255.255.0', text);
    assert.deepEqual(found('192.168.1.0', mask('255.255.255.254')), []);
    assert.equal(found('192.168.1.0', mask('255.255.255.252')).length, 1);
  });
});
