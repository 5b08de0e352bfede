/** Lines of dnsmasq.conf go in, the findings of dnsmasq/port-of-tftp come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dnsmasq/port-of-tftp', () => {
  const found = (line: string) => {
    const site = servedByDnsmasq();
    const conf = (site['etc/dnsmasq.conf'] ?? '').replace('port=0', line);
    return texts('dnsmasq/port-of-tftp', { 'etc/dnsmasq.conf': conf });
  };

  it('finds the ports of TFTP and DHCP', () => {
    assert.deepEqual(found('port=69'), ['warning port=69']);
    assert.deepEqual(found('port=67'), ['warning port=67']);
  });

  it('is silent about other ports, and where none is said', () => {
    assert.deepEqual([...found('port=0'), ...found('port=5353'), ...found('')], []);
  });
});
