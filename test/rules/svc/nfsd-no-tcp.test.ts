/** Settings of the NFS server go in, the findings of svc/nfsd-no-tcp come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, CONFIG, texts } from '../support.js';

describe('svc/nfsd-no-tcp', () => {
  const rule = 'svc/nfsd-no-tcp';
  const conf = (lines: string) => texts(rule, { 'etc/nfs.conf': `[nfsd]\n${lines}` });

  it('finds TCP switched off in every file that may say it', () => {
    assert.equal(conf('tcp=n\n').length, 1);
    assert.equal(conf('udp=y\ntcp=0\n').length, 1);
    assert.equal(texts(rule, { 'etc/conf.d/nfs': 'OPTS_RPC_NFSD="8 --no-tcp"\n' }).length, 1);
    assert.equal(texts(rule, { 'etc/default/nfs-kernel-server': 'RPCNFSDOPTS="-T"\n' }).length, 1);
  });

  it('is silent where it is on, where version 4 is off, and where UDP alone is', () => {
    assert.deepEqual(conf('tcp=y\n'), []);
    assert.deepEqual(conf('tcp=n\nvers4=n\nudp=y\n'), []);
    assert.deepEqual(conf('udp=n\n'), []);
    assert.deepEqual(texts(rule, { 'etc/conf.d/nfs': 'OPTS_RPC_NFSD="8 -T -t"\n' }), []);
  });

  it('is silent where the root is on another server, or another program serves it', () => {
    const none = { 'etc/nfs.conf': '[nfsd]\ntcp=n\n' };
    assert.deepEqual(texts(rule, { ...none, ...changed(CONFIG, '192.168.1.1:', '192.168.1.9:') }), []);
    assert.deepEqual(all({ ...none, 'etc/ganesha/ganesha.conf': '' }), []);
  });
});
