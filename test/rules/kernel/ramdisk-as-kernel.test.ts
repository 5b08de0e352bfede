/** Menus of three loaders go in, what kernel/ramdisk-as-kernel finds in them comes out, and its silence about kernels. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { bootedByGrub, GRUB_CFG } from '../../../server/rules/about/examples/grub.js';
import { IPXE_WORDS, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { type Changes, CONFIG, findings, ROOT } from '../support.js';

const RULE = 'kernel/ramdisk-as-kernel';
const FILES = {
  'srv/tftp/pxelinux.0': 'x',
  'srv/tftp/ldlinux.c32': 'x',
  'srv/tftp/vmlinuz': 'x',
  'srv/tftp/initrd.img': 'x',
  'srv/tftp/initramfs-6.1': 'x',
};

const found = (site: Changes): string[] =>
  findings({ ...site, ...FILES })
    .filter(({ rule }) => rule === RULE || rule === 'ipxe/initrd-not-named')
    .map(
      ({ severity, line, message }) =>
        `${severity} ${line}${message.endsWith('Exchange the two.') ? ' exchanged' : ''}`,
    );

const grub = (kernel: string, ramdisk: string) =>
  found(
    bootedByGrub({
      [GRUB_CFG]: `set timeout=0\nmenuentry a {\n  linux ${kernel} ${ROOT} ip=dhcp rw\n${ramdisk === '' ? '' : `  initrd ${ramdisk}\n`}}\n`,
    }),
  );
const ipxe = (kernel: string, ramdisk: string, words = IPXE_WORDS) =>
  found({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\nkernel ${kernel} ${words}\ninitrd ${ramdisk}\nboot\n` }),
  });
const pxelinux = (kernel: string, ramdisk: string) =>
  found({
    [CONFIG]: `DEFAULT a\nLABEL a\n  KERNEL ${kernel}\n  INITRD ${ramdisk}\n  APPEND ${ROOT} ip=dhcp rw\n`,
  });

describe(RULE, () => {
  it('is an error where the kernel stands in the place of the ramdisk', () => {
    assert.deepEqual(grub('/initrd.img', '/vmlinuz'), ['error 3 exchanged']);
    assert.deepEqual(pxelinux('initrd.img', 'vmlinuz'), ['error 3 exchanged']);
    assert.deepEqual(ipxe('initrd.img', 'vmlinuz'), ['error 2 exchanged']);
    assert.deepEqual(ipxe('initrd.img', 'vmlinuz', `${IPXE_WORDS} initrd=initrd.img`), ['error 2 exchanged']);
  });

  it('is a warning where only the name of the kernel is that of a ramdisk', () => {
    assert.deepEqual(grub('/initramfs-6.1', ''), ['warning 3']);
    assert.deepEqual(grub('/initrd.img', '/initrd.img'), ['warning 3']);
  });

  it('is an error where the file begins like an archive', () => {
    const menu = (kernel: string, file: string) => {
      const text = `set timeout=0\nmenuentry a {\n  linux /${kernel} ${ROOT} ip=dhcp rw\n}\n`;
      return findings({ ...bootedByGrub({ [GRUB_CFG]: text }), ...FILES, [`srv/tftp/${kernel}`]: file })
        .filter(({ rule }) => rule === RULE)
        .map(({ severity }) => severity);
    };
    assert.deepEqual(menu('vmlinuz', '070701'), ['error']);
    assert.deepEqual(menu('initrd.img', '\u001f\u008b'), ['error']);
    // A kernel may be packed.
    assert.deepEqual(menu('vmlinuz', '\u001f\u008b'), []);
    const verdict = (vmlinuz: string) =>
      traceSite(siteOf({ ...miniature({ ...FILES, 'srv/tftp/vmlinuz': vmlinuz }) }))[0]?.verdict;
    assert.deepEqual([verdict('070701'), verdict('x')], ['fails', 'boots']);
  });

  it('is silent about kernels, whatever they are called', () => {
    assert.deepEqual(grub('/vmlinuz', '/initrd.img'), []);
    assert.deepEqual(pxelinux('vmlinuz', 'initrd.img'), []);
    const kernel = { 'srv/tftp/initrd.img': `${'x'.repeat(0x202)}HdrS` };
    const menu = 'set timeout=0\nmenuentry a {\n  linux /initrd.img root=/dev/nfs ip=dhcp\n}\n';
    const all = findings({ ...bootedByGrub({ [GRUB_CFG]: menu }), ...kernel });
    assert.deepEqual(
      all.filter(({ rule }) => rule === RULE),
      [],
    );
  });
});
