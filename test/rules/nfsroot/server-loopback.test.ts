/** Roots of the loopback interface go in, the findings of nfsroot/server-loopback come out, and its silence. */
import assert from 'node:assert/strict';
import { CONFIG, label, lines } from '../support.js';

describe('nfsroot/server-loopback', () => {
  const server = (address: string) =>
    lines('nfsroot/server-loopback', {
      [CONFIG]: label(`root=/dev/nfs nfsroot=${address}:/diskless/node21,vers=3 ip=dhcp rw`),
    });

  it('finds a root that the machine would have to serve to itself', () => {
    assert.deepEqual(server('127.0.0.1'), ['error 4']);
    assert.deepEqual(server('192.168.1.1'), []);
  });
});
