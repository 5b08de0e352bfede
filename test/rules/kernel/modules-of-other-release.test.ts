/** Sites with one change go in, the findings of kernel/modules-of-other-release come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { type Changes, CONFIG, texts } from '../support.js';

/** The head of an image for x86: its sign, how far behind the first sector its version stands, and the version. */
function image(version: string, sign = 'HdrS'): string {
  const head = `${'\0'.repeat(0x202)}${sign}`.padEnd(0x20e, '\0');
  return `${head}\x10\x02${'\0'.repeat(0x200)}${version} (somebody@build) #1 SMP\0`;
}

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

  // Where one image is there, the others have to be.
  const loader = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' };

  it('believes the image before its configuration, and compares all of its release', () => {
    const served = (version: string, sign?: string) => ({
      ...loader,
      'srv/tftp/vmlinuz': image(version, sign),
    });
    assert.equal(modules('6.1.0-13-amd64', served('6.1.0-13-amd64')), 0);
    assert.equal(modules('6.1.0-13-amd64', served('6.1.0-18-amd64')), 1);
    assert.equal(modules('5.10.0', served('5.10.0')), 0);
    // What is no image tells nothing.
    assert.equal(modules('6.1.0-13-amd64', served('6.1.0-18-amd64', 'none')), 0);
  });

  it('goes by the image alone where an initial ramdisk suggests that there are modules', () => {
    const bare = {
      ...loader,
      'srv/tftp/vmlinuz': image('6.1.0-18-amd64'),
      'srv/tftp/vmlinuz.config': undefined,
    };
    const ramdisk = { ...changed(CONFIG, 'vers=3', 'vers=3 initrd=initrd.img'), 'srv/tftp/initrd.img': '' };
    assert.equal(modules('6.1.0-13-amd64', { ...bare, ...ramdisk }), 1);
    assert.equal(modules('6.1.0-18-amd64', { ...bare, ...ramdisk }), 0);
    assert.equal(modules('6.1.0-13-amd64', bare), 0);
    const built = changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', 'CONFIG_MODULES=y\nCONFIG_NET=y');
    assert.equal(modules('6.1.0-13-amd64', { ...bare, ...built, ...ramdisk }), 0);
  });
});
