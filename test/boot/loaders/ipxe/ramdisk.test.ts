/** A UEFI machine whose kernel has an initial ramdisk that no word names goes in; whether it gets the ramdisk comes out, by the iPXE and the kernel on the server. */
import assert from 'node:assert/strict';
import { standIn } from '../../../support/uefi-programs.js';
import { booted, IPXE_DNSMASQ, ROOT } from './site.js';

/** Debian's, of 2019. */
const OLD = standIn('snponly.efi').toString('latin1');
/** The name under which newer ones offer the ramdisk, 5568e427-68fc-4f3d-ac74-ca555231cc68. */
const OFFER = Buffer.from('27e46855fc683d4fac74ca555231cc68', 'hex').toString('latin1');
const NEW = `${OLD.slice(0, 3000)}${OFFER}${OLD.slice(3000 + OFFER.length)}`;

/** A kernel with a stub that bears its release, and octets as a program has them behind that. */
function kernel(release: string): string {
  const octets = Buffer.from(standIn('vmlinuz'));
  octets.writeUInt16LE(0x400, 0x20e);
  octets.write(`${release} (gcc)\0`, 0x600, 'latin1');
  return octets.toString('latin1');
}

const boot = (program: string, release: string, words = 'boot=live', file = 'ipxe.efi') => {
  const { trace, faults, doubts } = booted(
    [`kernel vmlinuz ${words}`, 'initrd initrd.img', 'boot'],
    {
      'etc/dnsmasq.conf': IPXE_DNSMASQ.replace('undionly.kpxe', file),
      [`srv/tftp/${file}`]: program,
      'srv/tftp/vmlinuz': kernel(release),
      'srv/tftp/initrd.img': 'x',
    },
    'efi-x64',
  );
  const of = (reason: string) => (reason.startsWith('whether iPXE hands over') ? 'open' : 'other');
  return { gets: (trace.kernel?.initrds.length ?? 0) > 0, faults, open: doubts.map(of).includes('open') };
};

const FAULT = 'ipxe/initrd-word-missing | vmlinuz | initrd.img';
const panic = (root: string) =>
  `${FAULT} | VFS: Cannot open root device "${root}" or unknown-block(0,0): error -6`;

describe('an initial ramdisk that no initrd= names, under UEFI', () => {
  it('comes to the kernel where both are new enough', () => {
    for (const release of ['5.7.0', '6.1.0-18-amd64', '10.0'])
      assert.deepEqual(boot(NEW, release), { gets: true, faults: [], open: false }, release);
  });

  it('does not where one of them is not', () => {
    for (const [program, release] of [
      [OLD, '6.1.0-18-amd64'],
      [NEW, '5.6.19'],
      [NEW, '4.19.0'],
      [OLD, 'none'],
    ] as const)
      assert.deepEqual(boot(program, release).faults, [panic('(null)')], release);
  });

  it('is left open where one of them is not known', () => {
    for (const [program, release] of [
      [NEW, 'none'],
      ['x', '6.1.0'],
      [OLD.replace('#!ipxe', '#!grub'), '6.1.0'],
    ] as const)
      assert.equal(boot(program, release).open, true, release);
  });

  it('is missed where the kernel cannot mount what root= says, and not where it can', () => {
    for (const root of ['live:http://10.0.0.1/a.squashfs', 'UUID=8f2c', '/srv/n1'])
      assert.deepEqual(boot(OLD, '6.1.0', `root=${root}`).faults, [panic(root)], root);
    for (const words of [ROOT, ROOT.replace('root=/dev/nfs ', '')]) {
      const nfs = boot(OLD, '6.1.0', words);
      assert.deepEqual([nfs.gets, nfs.faults], [false, [`${FAULT} | `]], words);
    }
    for (const root of ['/dev/sda1', 'PARTUUID=01', '801', '8:1'])
      assert.deepEqual(boot(OLD, '6.1.0', `root=${root}`).faults, [`${FAULT} | `], root);
  });

  it('is no matter of the firmware where a word names it', () => {
    assert.deepEqual(boot(OLD, '6.1.0', 'initrd=initrd.img boot=live').faults, []);
  });
});
