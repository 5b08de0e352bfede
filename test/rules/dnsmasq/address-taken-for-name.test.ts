/** Lines of dnsmasq.conf go in, the findings of dnsmasq/address-taken-for-name come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/address-taken-for-name', () => {
  const rule = 'dnsmasq/address-taken-for-name';
  const host = (word: string) => `dhcp-host=00:40:63:c2:ca:ca,set:printer,${word}\n`;

  it('finds words that begin as addresses', () => {
    for (const word of [
      '192.168.1.300',
      '192.168.1',
      '192.168.1.2l',
      '192.168.1.30printer',
      '192168.1.30',
      '192.168.1.30.',
    ])
      assert.deepEqual(found(rule, host(word)), [word]);
  });

  it('is silent about names and addresses', () => {
    silent(
      rule,
      host('192.168.1.30'),
      host('printer'),
      host('3.14.lab'),
      host('10.example'),
      // The address is another word, and this one the name that is meant.
      host('192.168.1.30,192.168.1.printer'),
    );
  });
});
