/** Names of files under pxelinux.cfg/ go in, the machines that they are for are compared. */
import assert from 'node:assert/strict';
import { pxeFileName } from '../../../server/site/pxelinux/filename.js';
import { macOf } from '../../support/mac.js';

describe('pxeFileName', () => {
  const mac = macOf('00:40:63:c2:ca:c9');
  const cases: [string, ReturnType<typeof pxeFileName>][] = [
    ['default', { kind: 'default' }],
    ['01-00-40-63-c2-ca-c9', { kind: 'mac', mac, type: 1, canonical: true }],
    ['06-00-40-63-c2-ca-c9', { kind: 'mac', mac, type: 6, canonical: true }],
    ['20-00-40-63-c2-ca-c9', { kind: 'mac', mac, type: 32, canonical: true }],
    ['01-00-40-63-C2-CA-C9', { kind: 'mac', mac, type: 1, canonical: false }],
    ['01:00:40:63:c2:ca:c9', { kind: 'mac', mac, type: 1, canonical: false }],
    ['00-40-63-c2-ca-c9', { kind: 'mac', mac, type: 1, canonical: false }],
    ['00-0C-29-13-85-63', { kind: 'mac', mac: macOf('00:0c:29:13:85:63'), type: 1, canonical: false }],
    ['004063c2cac9', { kind: 'mac', mac, type: 1, canonical: false }],
    ['C0A80115', { kind: 'address', digits: 'C0A80115', canonical: true }],
    ['C', { kind: 'address', digits: 'C', canonical: true }],
    ['c0a80115', { kind: 'address', digits: 'C0A80115', canonical: false }],
    ['cafe', { kind: 'address', digits: 'CAFE', canonical: false }],
    ['4c4c4544-004b-3110-8043-b2c04f4d3253', { kind: 'uuid', canonical: true }],
    ['4C4C4544-004B-3110-8043-B2C04F4D3253', { kind: 'uuid', canonical: false }],
    ['Default', { kind: 'other' }],
    ['default.old', { kind: 'other' }],
    ['C0A801150', { kind: 'other' }],
    ['graphics.conf', { kind: 'other' }],
  ];
  for (const [name, expected] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(pxeFileName(name), expected));
  }
});
