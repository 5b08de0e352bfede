/** Words for a root go in; whether cmdline/root-not-nfs and cmdline/root-missing say that they are none of NFS comes out. */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { allTexts, type Changes, CONFIG, findings, label } from '../support.js';

const NFSROOT = 'nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

function verdict(changes: Changes): string | undefined {
  const site = siteOf(miniature(changes));
  const [node] = site.nodes;
  return node === undefined ? undefined : traceBoot(site, node).verdict;
}

describe('cmdline/root-not-nfs', () => {
  it('knows words that no device can be called, with and without nfsroot=', () => {
    for (const root of ['nfs', 'nfs:192.168.1.1:/diskless/node21', '192.168.1.1:/diskless/node21']) {
      const words = { [CONFIG]: label(`root=${root} ${NFSROOT}`) };
      assert.deepEqual(allTexts(words), [`cmdline/root-not-nfs error root=${root}`]);
      assert.equal(verdict(words), 'fails');
    }
    assert.equal(verdict({ [CONFIG]: label('root=nfs ip=dhcp rw') }), 'fails');
  });

  it('does not know whether a disk is there', () => {
    const words = { [CONFIG]: label(`root=/dev/sda1 ${NFSROOT}`) };
    assert.deepEqual(allTexts(words), ['cmdline/root-not-nfs error root=/dev/sda1']);
    assert.equal(verdict(words), 'unknown');
    assert.deepEqual(allTexts({ [CONFIG]: label('root=/dev/sda1 ro') }), []);
  });
});

describe('the fix of cmdline/root-not-nfs', () => {
  const proposed = (root: string, more = 'ip=dhcp rw'): string[] =>
    findings({ [CONFIG]: label(`root=${root} ${more}`) })
      .filter(({ rule }) => rule === 'cmdline/root-not-nfs')
      .flatMap(({ fixes }) => fixes.flatMap(({ newTexts }) => newTexts));

  it('keeps the server, the path and the options that dracut would read', () => {
    assert.deepEqual(proposed('nfs:192.168.1.1:/diskless/node21:vers=3,tcp'), [
      'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3,tcp',
    ]);
    assert.deepEqual(proposed('nfs4:192.168.1.1:/diskless/node21'), [
      'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=4',
    ]);
    assert.deepEqual(proposed('nfs:/diskless/node21'), ['root=/dev/nfs nfsroot=/diskless/node21']);
    assert.deepEqual(proposed('192.168.1.1:/diskless/node21'), [
      'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21',
    ]);
  });

  it('has nothing to keep in other words, nor beside a nfsroot=', () => {
    assert.deepEqual(proposed('nfs'), ['root=/dev/nfs']);
    assert.deepEqual(proposed('nfs:192.168.1.1:/diskless/node21', NFSROOT), ['root=/dev/nfs']);
    assert.deepEqual(proposed('/dev/sda1', NFSROOT), ['root=/dev/nfs']);
  });
});

describe('cmdline/root-missing', () => {
  const silent = { [CONFIG]: label('ip=dhcp rw') };

  it('is a warning where the words may stand in a kernel whose .config is not known', () => {
    assert.match(allTexts(silent).join(), /^cmdline\/root-missing error/);
    const unknown = { ...silent, 'srv/tftp/vmlinuz.config': undefined };
    assert.match(allTexts(unknown).join(), /^cmdline\/root-missing warning/);
  });

  it('is silent where another word names a root', () => {
    for (const word of ['rootfstype=nfs', 'rdinit=/bin/sh', 'ubi.mtd=4'])
      assert.deepEqual(allTexts({ [CONFIG]: label(`${word} ip=dhcp rw`) }), [], word);
  });
});
