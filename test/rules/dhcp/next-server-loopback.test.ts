/** next-server on the loopback interface goes in, the findings of dhcp/next-server-loopback come out, and its silence. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/next-server-loopback', () => {
  const server = (address: string) =>
    found(
      'dhcp/next-server-loopback',
      `${subnet('  filename "pxelinux.0";\n').replace('192.168.1.1;', `${address};`)}${host()}`,
    );

  it('finds every address of the loopback network', () => {
    assert.deepEqual(server('127.0.0.1'), ['error 2']);
    assert.deepEqual(server('127.1.2.3'), ['error 2']);
    assert.deepEqual(server('localhost'), ['error 2']);
    assert.deepEqual(server('128.0.0.1'), []);
    assert.deepEqual(server('192.168.1.1'), []);
  });
});
