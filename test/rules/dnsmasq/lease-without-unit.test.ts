/** Lease times of dnsmasq go in, the findings of dnsmasq/lease-without-unit come out. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/lease-without-unit', () => {
  const rule = 'dnsmasq/lease-without-unit';
  const range = (time: string) => `dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,${time}\n`;

  it('finds a small number without a letter', () => {
    for (const time of ['12', '24', '119']) assert.deepEqual(found(rule, range(time)), [time]);
    assert.deepEqual(found(rule, 'dhcp-host=02:00:00:00:00:0a,192.168.1.30,45\n'), ['45']);
  });

  it('is silent about seconds that are meant', () => {
    silent(
      rule,
      range('12h'),
      range('12s'),
      range('1m'),
      range('infinite'),
      range('120'),
      range('0'),
      range('3600'),
    );
    silent(
      rule,
      'dhcp-host=02:00:00:00:00:0a,192.168.1.30\n',
      'dhcp-host=02:00:00:00:00:0a,192.168.1.30,45m\n',
    );
  });
});
