/** Settings of the NFS server go in, the findings of svc/nfsd-no-threads come out, and its silence where another server has the root. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, CONFIG, texts } from '../support.js';

describe('svc/nfsd-no-threads', () => {
  const rule = 'svc/nfsd-no-threads';

  it('finds the number in every file that may say it', () => {
    assert.equal(texts(rule, { 'etc/conf.d/nfs': 'OPTS_RPC_NFSD="0"\n' }).length, 1);
    assert.equal(texts(rule, { 'etc/default/nfs-kernel-server': 'RPCNFSDCOUNT=0\n' }).length, 1);
    assert.deepEqual(texts(rule, { 'etc/default/nfs-kernel-server': 'RPCNFSDCOUNT=8\n' }), []);
  });

  it('is silent where the root is on another server, or another program serves it', () => {
    const none = { 'etc/nfs.conf': '[nfsd]\nthreads=0\n' };
    assert.deepEqual(texts(rule, { ...none, ...changed(CONFIG, '192.168.1.1:', '192.168.1.9:') }), []);
    assert.deepEqual(all({ ...none, 'etc/ganesha/ganesha.conf': '' }), []);
  });
});
