/** Lines of dnsmasq.conf go in, the findings of dnsmasq/server-in-range come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/server-in-range', () => {
  const rule = 'dnsmasq/server-in-range';
  const range = ['dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h'];

  it('finds a router, a name server and a time server in the range, by name and by number', () => {
    assert.deepEqual(found(rule, 'dhcp-option=option:router,192.168.1.150\n'), range);
    assert.deepEqual(found(rule, 'dhcp-option=3,192.168.1.199\n'), range);
    assert.deepEqual(found(rule, 'dhcp-option=6,10.0.0.1,192.168.1.100\n'), range);
    assert.deepEqual(found(rule, 'dhcp-option-force=option:ntp-server,192.168.1.120\n'), range);
  });

  it('is silent beside the range, about reserved addresses, and about its own', () => {
    silent(
      rule,
      'dhcp-option=3,192.168.1.99\ndhcp-option=6,192.168.1.200\n',
      'dhcp-option=3,192.168.1.150\ndhcp-host=02:00:00:00:00:0a,router,192.168.1.150\n',
      'listen-address=192.168.1.150\ndhcp-option=3,192.168.1.150\n',
      'dhcp-option=vendor:MSFT,3,192.168.1.150\n',
      'dhcp-option=option:router\n',
    );
  });
});
