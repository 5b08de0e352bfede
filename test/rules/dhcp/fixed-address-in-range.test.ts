/** Hosts and ranges go in, the findings of dhcp/fixed-address-in-range come out, and its silence. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/fixed-address-in-range', () => {
  const RULE = 'dhcp/fixed-address-in-range';
  const other = (number: number) => host('', `00:16:3e:11:22:${number}`, number);
  const pool = (permit: string) =>
    subnet(`  pool {\n    range 192.168.1.20 192.168.1.50;\n    ${permit}\n  }\n`);

  it('points at the address of one host, and at the range of several', () => {
    const range = subnet('  range 192.168.1.20 192.168.1.50;\n');
    assert.deepEqual(found(RULE, range + host()), ['warning 7']);
    assert.deepEqual(found(RULE, range + host() + other(22) + other(23)), ['warning 3']);
    assert.deepEqual(found(RULE, range + other(51)), []);
    assert.deepEqual(found(RULE, range + other(19)), []);
  });

  it('is one finding with the address of the server, where the range holds both', () => {
    const text = `${subnet('  range 192.168.1.1 192.168.1.50;\n')}${host()}${other(22)}`;
    assert.deepEqual(found(RULE, text), []);
    assert.deepEqual(found('dhcp/server-ip-in-range', text), ['warning 3']);
  });

  it('is silent where only known machines are let in, and each has an address of its own', () => {
    for (const permit of ['deny unknown-clients;', 'allow known-clients;'])
      assert.deepEqual(found(RULE, pool(permit) + host() + other(22)), [], permit);
    const closed = subnet('  range 192.168.1.20 192.168.1.50;\n  deny unknown-clients;\n');
    assert.deepEqual(found(RULE, closed + host()), []);
    const open = subnet('  range 192.168.1.20 192.168.1.50;\n  allow unknown-clients;\n');
    assert.deepEqual(found(RULE, `deny unknown-clients;\n${open}${host()}`), ['warning 9']);
  });

  it('speaks where a known machine may get the address of another', () => {
    const roaming = 'host roaming {\n  hardware ethernet 00:16:3e:11:22:99;\n}\n';
    assert.deepEqual(found(RULE, pool('deny unknown-clients;') + host() + roaming), ['warning 10']);
    const away = host('', '00:16:3e:11:22:99', 30).replaceAll('192.168.1.', '192.168.2.');
    const far = 'subnet 192.168.2.0 netmask 255.255.255.0 { }\n';
    assert.deepEqual(found(RULE, far + pool('deny unknown-clients;') + host() + away), ['warning 11']);
    assert.deepEqual(found(RULE, pool('allow known-clients; allow unknown-clients;') + host()), [
      'warning 10',
    ]);
  });
});
