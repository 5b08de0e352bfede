/** Sites with one change go in, the findings of svc/nfsd-threads-ignored come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('svc/nfsd-threads-ignored', () => {
  const found = (older: Readonly<Record<string, string>>, conf = '[nfsd]\nthreads=8\n') =>
    texts('svc/nfsd-threads-ignored', { ...older, 'etc/nfs.conf': conf });

  it('finds another number in the file of old', () => {
    for (const path of ['etc/default/nfs-kernel-server', 'etc/sysconfig/nfs', 'etc/conf.d/nfs'])
      assert.deepEqual(found({ [path]: 'RPCNFSDCOUNT=64\n' }), ['warning 64'], path);
    assert.deepEqual(found({ 'etc/default/nfs-kernel-server': 'RPCNFSDCOUNT="16 --host 10.0.0.1"\n' }), [
      'warning "16 --host 10.0.0.1"',
    ]);
  });

  it('is silent about the same number, a variable, and a nfs.conf that says none', () => {
    const path = 'etc/default/nfs-kernel-server';
    assert.deepEqual(found({ [path]: 'RPCNFSDCOUNT=8\n' }), []);
    assert.deepEqual(found({ [path]: 'RPCNFSDCOUNT=$N\n' }), []);
    assert.deepEqual(found({ [path]: 'RPCNFSDCOUNT=64\n' }, '[nfsd]\nvers3=y\n'), []);
    assert.deepEqual(found({ [path]: 'RPCNFSDCOUNT=64\n' }, '[mountd]\nthreads=8\n'), []);
  });
});
