/** Sites with one change go in, the findings of kernel/nfsd-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { server } from './support.js';

describe('kernel/nfsd-missing', () => {
  it('is a finding only where the file says that it is off', () => {
    assert.deepEqual(server(''), []);
    assert.deepEqual(server('# CONFIG_NFSD is not set\n'), [
      'kernel/nfsd-missing error # CONFIG_NFSD is not set',
    ]);
    assert.deepEqual(server('# CONFIG_NFSD is not set\n', { 'etc/ganesha/ganesha.conf': '' }), []);
    assert.deepEqual(server('# CONFIG_PACKET is not set\n# CONFIG_FILTER is not set\n'), [
      'kernel/dhcpd-sockets error # CONFIG_PACKET is not set',
      'kernel/dhcpd-sockets error # CONFIG_FILTER is not set',
    ]);
    assert.deepEqual(server('CONFIG_PACKET=m\nCONFIG_NFSD=m\n'), []);
  });
});
