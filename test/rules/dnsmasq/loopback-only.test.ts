/** Lines of dnsmasq.conf go in, the findings of dnsmasq/loopback-only come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/loopback-only', () => {
  const rule = 'dnsmasq/loopback-only';

  it('finds an address, an interface, and both', () => {
    assert.deepEqual(found(rule, 'listen-address=127.0.0.1\n'), ['127.0.0.1']);
    assert.deepEqual(found(rule, 'listen-address=::1\ninterface=lo\n'), ['lo']);
    assert.deepEqual(found(rule, 'listen-address=::1,127.0.0.1\n'), ['::1']);
  });

  it('is silent where another interface or address is named as well', () => {
    silent(rule, 'listen-address=127.0.0.1,192.168.1.1\n', 'listen-address=127.0.0.1\ninterface=eth0\n');
    silent(rule, 'interface=lo\ninterface=eth0\n', 'interface=lo\nlisten-address=fe80::1\n');
  });

  it('is silent where a line is yet to be filled in', () => {
    silent(rule, 'listen-address=127.0.0.1\ninterface=${LAN}\n');
  });
});
