/** Sites with one change go in, the findings of svc/tftpd-address come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings, lines, texts } from '../support.js';
import { hpa } from './tftpd-support.js';

describe('svc/tftpd-address', () => {
  const rule = 'svc/tftpd-address';
  const bound = (address: string) => ({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="${address}"\nTFTP_OPTIONS="--secure"\n`,
  });
  const own = { 'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n' };

  it('is silent about all addresses, and where the server that is told may be another machine', () => {
    assert.equal(texts(rule, { ...bound('192.168.7.1:69'), ...own }).length, 1);
    // Names of services, which another file explains.
    for (const port of ['tftp', 'tftp6969', '6969tftp'])
      assert.deepEqual(texts(rule, { ...bound(`:${port}`), ...own }), [], port);
    for (const all of [':69', '0.0.0.0:69', '[::]:69', '192.168.1.1:tftp'])
      assert.deepEqual(texts(rule, { ...bound(all), ...own }), [], all);
    assert.deepEqual(texts(rule, bound('192.168.7.1:69')), []);
  });

  it('is silent where nobody knows which server the machine is told', () => {
    const told = (server: string) =>
      texts(rule, { ...bound('127.0.0.1:69'), ...changed(DHCPD, 'next-server 192.168.1.1', server) });
    assert.equal(told('next-server 192.168.1.1').length, 1);
    assert.deepEqual(told('next-server {{ server }}'), []);
    assert.deepEqual(told('next-server boot.example.org'), []);
  });

  it('needs no address of the server to know that nobody reaches 127.0.0.1', () => {
    assert.equal(texts(rule, bound('127.0.0.1:69')).length, 1);
    assert.equal(texts(rule, bound('localhost:69')).length, 1);
    assert.deepEqual(texts(rule, bound('bootserver:69')), []);
  });

  it('finds a daemon that one address of IPv6 keeps from IPv4', () => {
    for (const one of ['[::1]:69', '[fe80::a]', '[2001:db8::1]:69'])
      assert.equal(texts(rule, bound(one)).length, 1, one);
    assert.deepEqual(texts(rule, bound('[::0]:69')), []);
  });
});

describe('the words of the daemon', () => {
  const own = { 'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1/24\n' };
  const found = (options: string, address: string) =>
    lines('svc/tftpd-address', { ...own, ...hpa(options, '/srv/tftp', address) });

  it('hears only the address, the port and the protocol that it is bound to', () => {
    assert.deepEqual(found('--secure', '127.0.0.1'), ['error 3']);
    assert.deepEqual(found('--secure', ':6969'), ['error 3']);
    assert.deepEqual(found('--secure', '192.168.1.1:69'), []);
    assert.deepEqual(found('--secure', '0.0.0.0:69'), []);
    assert.deepEqual(found('--secure -6', ':69'), ['error 4']);
    assert.deepEqual(found('--secure -6 -4', ':69'), []);
  });

  it('are to be changed by what keeps machines out', () => {
    const advice = (options: string, address: string) =>
      findings({ ...own, ...hpa(options, '/srv/tftp', address) }).find(
        ({ rule }) => rule === 'svc/tftpd-address',
      )?.message ?? '';
    assert.match(advice('--secure -6', ':69'), /listens for IPv6 only, .* Take out the option --ipv6\.$/);
    assert.match(advice('--secure', ':6969'), /at port 6969 only, .*, at port 69.* Write ":69"/);
    assert.match(advice('--secure', '127.0.0.1'), /on 127\.0\.0\.1 only, .* Write ":69"/);
  });

  it('goes by --address among the options before TFTP_ADDRESS', () => {
    assert.deepEqual(found('--secure -a 127.0.0.1', '192.168.1.1:69').length, 1);
    assert.deepEqual(found('--secure --addr 192.168.1.1', '127.0.0.1:69'), []);
  });
});
