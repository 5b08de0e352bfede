/** Configurations of other projects go in where a kernel's would be looked for; that nothing is concluded from them comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { siteOf } from '../support/site.js';

const FOREIGN = {
  Busybox: '#\n# Busybox version: 1.36.1\n#\nCONFIG_HAVE_DOT_CONFIG=y\n# CONFIG_NFS_FS is not set\n',
  OpenWrt: '#\n# Automatically generated file; DO NOT EDIT.\n# OpenWrt Configuration\n#\nCONFIG_MODULES=y\n',
  'U-Boot':
    '#\n# Automatically generated file; DO NOT EDIT.\n# U-Boot 2024.01 Configuration\n#\nCONFIG_ARM=y\n',
  Buildroot: 'BR2_HAVE_DOT_CONFIG=y\nBR2_aarch64=y\n# BR2_arm is not set\n',
  'a program without a head': '# Colours\ncolor=red\nsize=3\n',
  'crosstool-NG': 'CT_CONFIGURE_has_xz=y\nCT_ARCH="arm"\n',
};

describe('configurations of other projects', () => {
  const kernelOf = (text: string) =>
    siteOf(miniature({ 'srv/tftp/vmlinuz.config': undefined, 'srv/tftp/.config': text })).kernels[0]
      ?.configuration;

  for (const [project, text] of Object.entries(FOREIGN))
    it(`leaves that of ${project} alone, whose name is that of a kernel's`, () => {
      assert.equal(kernelOf(text), undefined);
    });

  it('takes the same lines for a kernel without the head', () => {
    assert.notEqual(kernelOf('CONFIG_ARM=y\n# CONFIG_NFS_FS is not set\n'), undefined);
    // One that somebody has only begun, or that nothing is left of but a slip.
    assert.notEqual(kernelOf(''), undefined);
    assert.notEqual(kernelOf('# Linux/x86 6.1.0 Kernel Configuration\nROOT_NFS=y\n'), undefined);
  });
});
