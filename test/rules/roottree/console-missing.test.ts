/** Sites with one change go in, the findings of roottree/console-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { all, type Changes } from '../support.js';

describe('roottree/console-missing', () => {
  const KCONFIG = 'srv/tftp/vmlinuz.config';
  const kernel = (version: string, devtmpfs: string, dev: string, more: Changes = {}) =>
    all({
      [KCONFIG]: changed(KCONFIG, '6.1.0', version)[KCONFIG]?.replace('CONFIG_DEVTMPFS_MOUNT=y', devtmpfs),
      'diskless/node21/sbin/init': '',
      [`diskless/node21/dev/${dev}`]: '',
      ...more,
    }).filter((one) => one.startsWith('roottree/'));
  const OFF = '# CONFIG_DEVTMPFS_MOUNT is not set';

  it('finds it with a kernel that opens the console of the root', () => {
    assert.deepEqual(kernel('2.6.30', OFF, 'null'), ['roottree/console-missing error']);
    assert.deepEqual(kernel('2.6.34.1', OFF, 'null'), ['roottree/console-missing error']);
  });

  it('is silent with a later kernel, a devtmpfs, the file, or a copy without device files', () => {
    assert.deepEqual(kernel('2.6.35', OFF, 'null'), []);
    assert.deepEqual(kernel('3.2.0', OFF, 'null'), []);
    assert.deepEqual(kernel('6.1.0', OFF, 'null'), []);
    assert.deepEqual(kernel('2.6.34', 'CONFIG_DEVTMPFS_MOUNT=y', 'null'), []);
    assert.deepEqual(kernel('2.6.30', OFF, 'console'), []);
    assert.deepEqual(kernel('2.6.30', OFF, '.keep'), []);
  });

  it('warns of an empty dev and a kernel without devtmpfs', () => {
    const said = (symbol: string, files: Readonly<Record<string, string>> = {}) => {
      const config = changed(KCONFIG, 'CONFIG_DEVTMPFS=y\nCONFIG_DEVTMPFS_MOUNT=y', symbol);
      const texts = miniature({ ...config, 'diskless/node21/sbin/init': '', ...files });
      const site = siteOf(texts, { directories: ['diskless/node21/dev'] });
      return lint(site).findings.flatMap(({ rule, severity }) =>
        rule === 'roottree/console-missing' ? [severity] : [],
      );
    };
    const off = '# CONFIG_DEVTMPFS is not set';
    assert.deepEqual(said(off), ['warning']);
    assert.deepEqual(said('CONFIG_DEVTMPFS=y'), []);
    assert.deepEqual(said('CONFIG_TMPFS_XATTR=y'), []);
    // A folder that git keeps, and one with files in it.
    assert.deepEqual(said(off, { 'diskless/node21/dev/.keep': '' }), []);
    assert.deepEqual(said(off, { 'diskless/node21/dev/null': '' }), []);
    assert.deepEqual(said(off, { 'diskless/node21/usr/lib/systemd/systemd': '' }), []);
  });
});
