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
  });

  it('leaves a .config alone that has no line of a kernel, unless an image stands beside it', () => {
    const read = (image: string) =>
      [
        ...siteOf(
          miniature({
            'srv/tftp/vmlinuz.config': undefined,
            [`srv/tftp/${image}`]: '',
            'srv/tftp/other/.config': '# Colours\ncolor=red\n',
            'srv/tftp/pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL ${image}\n`,
          }),
        ).files.keys(),
      ].some((file) => file.endsWith('/.config'));
    assert.equal(read('other/linux'), false);
    assert.equal(read('other/bzImage'), true);
  });

  it('takes no folder for one, whatever it is called', () => {
    const { unreadable } = siteOf(miniature({ 'srv/tftp/pxelinux.config/default': 'DEFAULT linux\n' }));
    assert.deepEqual(unreadable, []);
  });
});
