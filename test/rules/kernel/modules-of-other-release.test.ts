/** Sites with one change go in, the findings of kernel/modules-of-other-release come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { type Changes, texts } from '../support.js';

describe('kernel/modules-of-other-release', () => {
  const modules = (release: string, more: Changes = {}) =>
    texts('kernel/modules-of-other-release', {
      ...changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_NET=y',
        'CONFIG_MODULES=y\nCONFIG_BTRFS_FS=m\nCONFIG_NET=y',
      ),
      [`diskless/node21/lib/modules/${release}/modules.dep`]: '',
      ...more,
    }).length;

  it('compares the series only', () => {
    assert.equal(modules('6.1.0-13-amd64'), 0);
    assert.equal(modules('6.1.76'), 0);
    assert.equal(modules('6.10.0'), 1);
    assert.equal(modules('5.1.0'), 1);
  });

  it('is silent where /lib is mounted from elsewhere, and where another release stands beside', () => {
    const fstab = changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      '192.168.1.1:/lib /lib nfs ro,vers=3,nolock 0 0\ntmpfs',
    );
    assert.equal(modules('5.10.0', fstab), 0);
    assert.equal(modules('5.10.0', { 'diskless/node21/lib/modules/6.1.0/modules.dep': '' }), 0);
  });
});
