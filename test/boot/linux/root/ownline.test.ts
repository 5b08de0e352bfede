/** Lines of exports below the directory with fsid=0 go in; the verdict on a root of version 4 comes out, with what it takes for granted. */
import assert from 'node:assert/strict';
import { assumptionsOf, traceSite } from '../../../../server/boot/index.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../../../../server/rules/about/miniature.js';
import { siteOf } from '../../../support/site.js';

describe('a root below the directory with fsid=0', () => {
  const booted = (exports: string) => {
    const [trace] = traceSite(
      siteOf(
        miniature({
          ...WITHOUT_ROOT_LINE,
          ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
          ...changed(
            'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
            '/diskless/node21,vers=3',
            '/node21,vers=4',
          ),
          'etc/exports': exports,
        }),
      ),
    );
    if (trace === undefined) throw new Error('one machine is traced');
    const taken = assumptionsOf(trace.stages).filter((one) => one.includes('file system of its own'));
    return [trace.verdict, ...taken];
  };
  const top = '/diskless 192.168.1.0/24(ro,fsid=0,no_subtree_check)\n';
  const own = (options: string) => `/diskless/node21 192.168.1.21(${options},no_subtree_check)\n`;

  it('is mounted by its own line, which is taken to be that of a bind mount', () => {
    assert.deepEqual(booted(top + own('rw,no_root_squash')), [
      'boots',
      '/diskless/node21 is a file system of its own on the server, so that its own options count',
    ]);
  });

  it('is not known where its own line is as wrong', () => {
    assert.deepEqual(booted(top + own('rw')), ['unknown']);
    assert.deepEqual(booted(top + own('ro,no_root_squash')), ['unknown']);
  });

  it('needs nothing for granted where both lines say the same', () => {
    const same = top.replace('ro,', 'rw,no_root_squash,');
    assert.deepEqual(booted(same + own('rw,no_root_squash')), ['boots']);
  });
});
