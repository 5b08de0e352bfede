/** Lines of dnsmasq.conf go in, the findings of dnsmasq/proxy-without-service come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/proxy-without-service', () => {
  const rule = 'dnsmasq/proxy-without-service';

  it('finds a proxy that answers nobody', () => {
    const proxy = 'dhcp-range=10.0.0.0,proxy\n';
    assert.deepEqual(found(rule, proxy), ['dhcp-range=10.0.0.0,proxy']);
    silent(rule, `${proxy}pxe-prompt="Boot",3\n`, `${proxy}pxe-service=0,"Boot",a\n`, '');
  });
});
