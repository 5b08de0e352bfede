/** Lines of dnsmasq.conf go in, the findings of dnsmasq/netmask-odd come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/netmask-odd', () => {
  const rule = 'dnsmasq/netmask-odd';
  const range = (mask: string) => `dhcp-range=10.8.0.100,10.8.0.150${mask}\n`;

  it('finds masks with holes', () => {
    for (const mask of ['255.25.255.0', '255.255.55.0', '255.0.255.0', '0.255.255.0'])
      assert.deepEqual(found(rule, range(`,${mask}`)), [mask]);
    assert.deepEqual(found(rule, 'dhcp-range=10.8.0.0,static,255.255.2.0\n'), ['255.255.2.0']);
  });

  it('finds them in option 1, by its name or number', () => {
    for (const name of ['option:netmask', '1']) {
      const line = `dhcp-option=${name},255.255.225.0`;
      assert.deepEqual(found(rule, `${line}\n`), [line]);
    }
    silent(rule, 'dhcp-option=1,255.255.255.0\n', 'dhcp-option=3,192.168.1.254\n');
    silent(rule, 'dhcp-option=vendor:x,1,1.2.3.4\n', 'dhcp-option=encap:175,1,1.2.3.4\n');
  });

  it('is silent about masks of any length, and where none is told', () => {
    silent(rule, range(''), range(',255.255.255.0'), range(',255.255.254.0,12h'), range(',255.0.0.0'));
  });
});
