/** Options of the NFS server's daemons go in, the findings of svc/nfsd-not-started come out, and its silence where the daemons take them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { skip } from '../../support/skip.js';
import { all, texts } from '../support.js';

describe('svc/nfsd-not-started', () => {
  const rule = 'svc/nfsd-not-started';
  const OLD = 'etc/conf.d/nfs';
  const mountd = (words: string) => texts(rule, { [OLD]: `RPCMOUNTDOPTS="${words}"\n` }).length;
  const nfsd = (words: string) => texts(rule, { [OLD]: `OPTS_RPC_NFSD="${words}"\n` }).length;

  /** Words at which rpc.mountd ends before it does anything. */
  const refused = [
    '--managed-gids',
    '--n 2',
    '-x',
    '-p mountd',
    '-p 99999',
    '--port=q',
    '-N 5',
    '-N abc',
    '-V 1',
    '--num-threads',
    '--foreground=yes',
    '-T 0',
    '-o none',
    'eight',
    '-gZ',
  ];
  const taken = [
    '',
    '--manage-gids',
    '--manage',
    '--no-nfs 2',
    '-N2 -V 3',
    '-p 32767',
    '-gu -t 4',
    '--port=892',
  ];

  it('finds each word at which mountd ends', () => {
    for (const words of refused) assert.equal(mountd(words), 1, words);
  });

  it('is silent where mountd takes the words', () => {
    for (const words of taken) assert.equal(mountd(words), 0, words);
  });

  it('finds a port that rpc.nfsd does not take, wherever it is told', () => {
    for (const port of ['0', '99999', '2049x', '2049 20048']) {
      assert.deepEqual(texts(rule, { 'etc/nfs.conf': `[nfsd]\nport=${port}\n` }), [`error port=${port}`]);
      if (!port.includes(' ')) assert.equal(nfsd(`-p ${port}`), 1, port);
    }
    assert.equal(texts(rule, { 'etc/nfs.conf.d/local.conf': '[nfsd]\nport=70000\n' }).length, 1);
  });

  it('takes a port, the name of a service, and the last of several', () => {
    for (const port of ['2049', '02049', '65535', '1', 'nfs', '9pfs']) {
      assert.deepEqual(all({ 'etc/nfs.conf': `[nfsd]\nport=${port}\n` }), [], port);
      assert.equal(nfsd(`-p ${port}`), 0, port);
    }
    assert.deepEqual(all({ 'etc/nfs.conf': '[nfsd]\nport=0\nport=2049\n' }), []);
    assert.deepEqual(texts(rule, { 'etc/nfs.conf': '[lockd]\nport=0\n' }), []);
  });

  it('agrees with rpc.mountd', function () {
    if (spawnSync('/usr/sbin/rpc.mountd', ['--help']).error !== undefined)
      skip(this, 'rpc.mountd is not installed');
    for (const words of refused) {
      const asked = spawnSync('/usr/sbin/rpc.mountd', words.split(' '), {
        encoding: 'utf8',
        timeout: 10_000,
      });
      assert.match(asked.stderr, /^(?:.*: (?:bad|No protocol).*\n)?Usage: \S*rpc\.mountd/, words);
      assert.equal(asked.status, 1, words);
    }
  });

  it('knows the words of rpc.nfsd', () => {
    for (const words of ['-8', '--tcpp', '-N abc', '--grace-time x 8', '--no-nfs-vers'])
      assert.equal(nfsd(words), 1, words);
    for (const words of ['8', '-N 2 8', '-N 4.2', '--rdma=20049 8', '-R 8', '-p nfs 8', '-H 192.168.1.1 8'])
      assert.equal(nfsd(words), 0, words);
  });

  it('is silent about words of a shell, and about settings that nothing reads beside nfs.conf', () => {
    assert.equal(mountd('$MORE --managed-gids'), 0);
    const old = { 'etc/default/nfs-kernel-server': 'RPCMOUNTDOPTS="--managed-gids"\n' };
    assert.equal(texts(rule, old).length, 1);
    assert.deepEqual(all({ ...old, 'etc/nfs.conf': '[nfsd]\nthreads=8\n' }), []);
  });

  it('reads the commands of units', () => {
    const unit = (words: string) => ({
      'etc/systemd/system/nfs-mountd.service.d/own.conf': `[Service]\nExecStart=\nExecStart=/usr/sbin/rpc.mountd ${words}\n`,
    });
    assert.equal(texts(rule, unit('--no-nfs-versions 4')).length, 1);
    assert.equal(texts(rule, unit('--no-nfs-version 4')).length, 0);
  });
});
