/** A GRUB that finds no ramdisk goes in; the one finding comes out, also where the kernel then mounts its root by itself. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('grub/initrd-missing', () => {
  const menu = (root: string) =>
    grubMenu(`  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:${root} ip=dhcp rw\n  initrd /initrd.img\n`);
  const found = (root: string, files: Parameters<typeof bootedByGrub>[0] = {}) =>
    lint(siteOf(bootedByGrub({ [GRUB_CFG]: menu(root), ...files })))
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ rule, severity, also = [] }) => [rule, severity, ...also].join(' '));

  it('is one finding with what the kernel comes to without it', () => {
    const first = 'grub/initrd-missing warning';
    assert.deepEqual(found('/diskless/node21', { 'srv/tftp/vmlinuz.config': undefined }), [
      `${first} nfsroot/default-version-mismatch`,
    ]);
    assert.deepEqual(found('/diskless/node21,vers=3'), ['grub/initrd-missing warning']);
  });

  it('leaves alone what is wrong with a root that the ramdisk mounts', () => {
    assert.deepEqual(found('/diskless/other,vers=3'), [
      'nfsroot/not-exported warning',
      'grub/initrd-missing warning',
    ]);
    assert.deepEqual(found('/diskless/other', { 'srv/tftp/initrd.img': '' }), [
      'nfsroot/not-exported warning',
    ]);
  });
});
