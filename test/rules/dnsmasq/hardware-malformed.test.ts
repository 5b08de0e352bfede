/** Lines of dnsmasq.conf go in, the findings of dnsmasq/hardware-malformed come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/hardware-malformed', () => {
  const rule = 'dnsmasq/hardware-malformed';

  it('finds addresses of no card', () => {
    for (const text of [
      '02:00:00:00:0a',
      '02:00:00:00:00:00:0a',
      '00:00:00:00:00:00',
      'ff:ff:ff:ff:ff:ff',
      '01:00:5e:00:00:0a',
      '01-02:00:00:00:0A',
      // Digits in a row are octets, too: seven here.
      '02:0:000:00:00:0a',
      '02:00:00:00:00:0a1',
    ])
      assert.deepEqual(found(rule, `dhcp-host=${text},192.168.1.30\n`), [text]);
  });

  it('finds a digit that is missing, where the others are written with both', () => {
    for (const text of ['02:00:00:00:00:a', '2:00:00:00:00:0a', '52:54:00:aa:1:12'])
      assert.deepEqual(found(rule, `dhcp-host=${text},192.168.1.30\n`), [text]);
  });

  it('finds each of several', () => {
    assert.deepEqual(found(rule, 'dhcp-host=02:00:00:00:00:0a,02:00:00:00:0b,192.168.1.30\n'), [
      '02:00:00:00:0b',
    ]);
  });

  it('is silent about what a card may have, with any octet in places, and of other kinds of hardware', () => {
    silent(
      rule,
      'dhcp-host=02:00:00:00:00:0a,192.168.1.30\n',
      'dhcp-host=0:0:0:0:0:a,192.168.1.30\n',
      'dhcp-host=02:0000:00:00:0a,192.168.1.30\n',
      'dhcp-host=52:54:12:aa:1:12,192.168.1.30\n',
      'dhcp-host=02:00:00:00:1:a,192.168.1.30\n',
      'dhcp-host=00:00:00:00:00:01,192.168.1.30\n',
      'dhcp-host=fe:ff:ff:ff:ff:ff,192.168.1.30\n',
      'dhcp-host=02:00:00:*:*,192.168.1.30\n',
      'dhcp-host=32-02:00:00:00:00:00:00:0a,192.168.1.30\n',
      'dhcp-host=id:02:00:00:0a,192.168.1.30\n',
    );
  });
});
