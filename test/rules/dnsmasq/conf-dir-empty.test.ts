/** Values of conf-dir go in, what dnsmasq/conf-dir-empty finds in them comes out. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('dnsmasq/conf-dir-empty', () => {
  const found = (value: string, more: Readonly<Record<string, string | undefined>> = {}) =>
    texts('dnsmasq/conf-dir-empty', {
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      'etc/dnsmasq.conf': `port=0\nconf-dir=${value}\n`,
      'etc/dnsmasq.d/lab.conf': 'dhcp-range=192.168.1.50,192.168.1.99\n',
      'etc/dnsmasq.d/.hidden.cnf': '',
      ...more,
    });

  it('finds endings that leave out all files of the folder', () => {
    assert.deepEqual(found('/etc/dnsmasq.d,*.cnf'), ['warning *.cnf']);
    assert.deepEqual(found('/etc/dnsmasq.d/,.conf'), ['warning .conf']);
    assert.deepEqual(found('/etc/dnsmasq.d/,.bak,.conf'), ['warning .conf']);
  });

  it('finds files whose names do not end as the line says', () => {
    const only = (name: string) =>
      found('/etc/dnsmasq.d/,*.conf', { 'etc/dnsmasq.d/lab.conf': undefined, [`etc/dnsmasq.d/${name}`]: '' });
    assert.deepEqual(only('lab.cfg'), ['warning *.conf']);
    for (const name of ['README', 'lab.conf.bak', 'lab.conf.disabled', '.lab.cfg', 'lab'])
      assert.deepEqual(only(name), [], name);
    assert.deepEqual(found('/etc/dnsmasq.d/,*.conf', { 'etc/dnsmasq.d/more.cfg': '' }), []);
  });

  it('is silent where a file is read, or none is there that ends as they do', () => {
    assert.deepEqual(found('/etc/dnsmasq.d,*.conf'), []);
    assert.deepEqual(found('/etc/dnsmasq.d'), []);
    assert.deepEqual(found('/etc/dnsmasq.d,.bak'), []);
    assert.deepEqual(found('/etc/dnsmasq.d,*.cnf', { 'etc/dnsmasq.d/x.cnf': '' }), []);
    assert.deepEqual(found('/etc/other.d,.conf'), []);
    assert.deepEqual(found('/etc/dnsmasq.d,{{ ending }}'), []);
  });
});
