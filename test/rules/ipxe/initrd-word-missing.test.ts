/** Sites with iPXE under UEFI go in; what ipxe/initrd-word-missing finds, and where it has to be silent. */
import assert from 'node:assert/strict';
import { rules } from '../../../server/rules/index.js';
import { findings } from '../support.js';

const RULE = 'ipxe/initrd-word-missing';
const avoid: Readonly<Record<string, string | undefined>> =
  rules.find(({ id }) => id === RULE)?.docs.avoid ?? {};
const DNSMASQ = avoid['etc/dnsmasq.conf'] ?? '';

const found = (script: string, dnsmasq = DNSMASQ): string[] =>
  findings({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...avoid,
    'srv/tftp/boot.ipxe': `#!ipxe\n${script}\nboot\n`,
    'etc/dnsmasq.conf': dnsmasq,
  })
    .filter(({ rule }) => rule === RULE)
    .map(({ severity, line }) => `${severity} ${line}`);

const RAMDISK = 'initrd initrd.img';

describe('ipxe/initrd-word-missing', () => {
  it('notes an initial ramdisk that the kernel is not told of', () => {
    assert.deepEqual(found(`kernel vmlinuz boot=live\n${RAMDISK}`), ['info 2']);
    assert.deepEqual(found(`${RAMDISK}\nkernel vmlinuz boot=live`), ['info 3']);
    assert.deepEqual(found(`kernel vmlinuz\n${RAMDISK}\nimgargs vmlinuz boot=live`), ['info 2']);
  });

  it('is silent where the word is there, wherever it is said', () => {
    assert.deepEqual(found(`kernel vmlinuz initrd=initrd.img boot=live\n${RAMDISK}`), []);
    assert.deepEqual(found(`kernel vmlinuz initrd=initrd.magic boot=live\n${RAMDISK}`), []);
    assert.deepEqual(found(`kernel vmlinuz\n${RAMDISK}\nimgargs vmlinuz initrd=initrd.img`), []);
  });

  it('is silent where there is no initial ramdisk, and where all machines are of BIOS', () => {
    assert.deepEqual(found('kernel vmlinuz boot=live'), []);
    const bios = DNSMASQ.replace('tag:efi,ipxe.efi', 'undionly.kpxe').replace(/dhcp-match=.*\n/, '');
    assert.deepEqual(found(`kernel vmlinuz boot=live\n${RAMDISK}`, bios), []);
  });
});
