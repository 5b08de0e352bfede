/** Lines of dhcp-option go in, what dnsmasq/option-pairs finds comes out, and its silence beside whole pairs and other options. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/option-pairs', () => {
  const rule = 'dnsmasq/option-pairs';

  it('finds half a pair, by number and by name', () => {
    for (const line of [
      'dhcp-option=33,192.168.1.254',
      'dhcp-option=option:static-route,192.168.1.254',
      'dhcp-option=tag:!ipxe,33,192.168.2.10,192.168.1.254,192.168.3.10',
      'dhcp-option-force=21,192.168.2.0',
    ])
      assert.deepEqual(found(rule, `${line}\n`), [line]);
  });

  it('is silent about pairs, holes, other options, and those within others', () => {
    silent(
      rule,
      'dhcp-option=33,192.168.2.10,192.168.1.254\n',
      'dhcp-option=33\n',
      'dhcp-option=33,{{ route }}\n',
      'dhcp-option=option:router,192.168.1.254\n',
      'dhcp-option=vendor:PXEClient,33,192.168.1.254\n',
    );
  });
});
