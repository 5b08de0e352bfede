/** Settings of the NFS server go in, the findings of svc/nfsd-address come out, and its silence where nodes reach it. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

describe('svc/nfsd-address', () => {
  const rule = 'svc/nfsd-address';
  const conf = (host: string) => ({ 'etc/nfs.conf': `[nfsd]\nhost=${host}\n` });

  it('finds the address in every file and form that may say it', () => {
    for (const host of ['127.0.0.1', '127.0.1.1', 'localhost', '::1', '127.0.0.1, ::1'])
      assert.equal(texts(rule, conf(host)).length, 1, host);
    for (const words of ['-H 127.0.0.1', '-H127.0.0.1', '--host=localhost', '--host 127.0.0.1 8']) {
      assert.equal(
        texts(rule, { 'etc/default/nfs-kernel-server': `RPCNFSDOPTS="${words}"\n` }).length,
        1,
        words,
      );
      assert.equal(texts(rule, { 'etc/sysconfig/nfs': `RPCNFSDARGS="${words}"\n` }).length, 1, words);
      assert.equal(texts(rule, { 'etc/conf.d/nfs': `OPTS_RPC_NFSD="${words}"\n` }).length, 1, words);
    }
    const unit = '[Service]\nExecStart=\nExecStart=/usr/sbin/rpc.nfsd -H 127.0.0.1\n';
    assert.equal(texts(rule, { 'etc/systemd/system/nfs-server.service.d/host.conf': unit }).length, 1);
    assert.equal(texts(rule, { 'etc/nfs.conf.d/local.conf': '[nfsd]\nhost=127.0.0.1\n' }).length, 1);
  });

  it('finds another address than the one that is asked', () => {
    assert.equal(texts(rule, conf('10.9.9.9')).length, 1);
    assert.equal(texts(rule, conf('10.9.9.9,127.0.0.1')).length, 1);
    assert.deepEqual(texts(rule, conf('10.9.9.9,192.168.1.1')), []);
  });

  it('is silent where the address that is asked is named, a name has to be looked up, or all are heard', () => {
    for (const host of ['192.168.1.1', '127.0.0.1,192.168.1.1', 'bootserver', '0.0.0.0', '::'])
      assert.deepEqual(texts(rule, conf(host)), [], host);
    const both = { ...conf('127.0.0.1'), 'etc/default/nfs-kernel-server': 'RPCNFSDOPTS="-H 192.168.1.1"\n' };
    assert.deepEqual(texts(rule, both), []);
    assert.deepEqual(texts(rule, { 'etc/default/nfs-kernel-server': 'RPCNFSDOPTS="-N 2"\n' }), []);
    assert.deepEqual(texts(rule, { 'etc/nfs.conf': '[mountd]\nhost=127.0.0.1\n' }), []);
  });

  it('is silent where the root is on another server, or asked for on the loopback itself', () => {
    assert.deepEqual(
      texts(rule, { ...conf('127.0.0.1'), ...changed(CONFIG, '192.168.1.1:', '192.168.1.9:') }),
      [],
    );
    assert.deepEqual(
      texts(rule, { ...conf('127.0.0.1'), ...changed(CONFIG, '192.168.1.1:', '127.0.0.1:') }),
      [],
    );
  });
});
