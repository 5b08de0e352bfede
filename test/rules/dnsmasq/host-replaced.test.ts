/** Lines of dnsmasq.conf go in, the findings of dnsmasq/host-replaced come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/host-replaced', () => {
  const rule = 'dnsmasq/host-replaced';

  it('is told though dnsmasq refuses a line before or behind', () => {
    const line = 'dhcp-host=00:40:63:c2:ca:c9,other\n';
    for (const lines of [`${line}dhcp-mtu\n`, `dhcp-mtu\n${line}`, `dhcp-mtu\n${line}dhcp-mtu\n`])
      assert.deepEqual(found(rule, lines), ['00:40:63:c2:ca:c9'], lines);
    const refused = 'dhcp-host=00:40:63:c2:ca:c9,other,192.168.1.21\n';
    silent(
      rule,
      `dhcp-mtu\n${refused}`,
      `${refused}dhcp-mtu\n`,
      `${'dhcp-mtu\n'.repeat(5)}${refused}dhcp-mtu\n`,
    );
  });

  it('finds one hardware address in two lines', () => {
    assert.deepEqual(found(rule, 'dhcp-host=00:40:63:C2:CA:C9,other\n'), ['00:40:63:c2:ca:c9']);
    silent(
      rule,
      'dhcp-host=00:40:63:c2:ca:c9,10.8.0.7\n',
      'dhcp-range=set:b,10.0.0.1,10.0.0.9\ndhcp-host=tag:b,00:40:63:c2:ca:c9,other\n',
      'dhcp-host=id:*,00:40:63:c2:ca:ca,other\n',
      // dnsmasq refuses the second line, and says why.
      'dhcp-host=00:40:63:c2:ca:c9,other,192.168.1.21\n',
      'dhcp-host=id:01:02,00:40:63:c2:ca:c9,other\n',
    );
  });
});
