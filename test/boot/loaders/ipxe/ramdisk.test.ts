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

const boot = (program: string, release: string, words = 'boot=live', loads = ['initrd initrd.img']) => {
  const { trace, faults, doubts } = booted(
    [`kernel vmlinuz ${words}`, ...loads, 'boot'],
    {
      'etc/dnsmasq.conf': IPXE_DNSMASQ.replace('undionly.kpxe', 'ipxe.efi'),
      'srv/tftp/ipxe.efi': program,
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

  it('is no matter of the firmware where words name it, whatever their letters', () => {
    for (const word of ['initrd.img', '/initrd.img', 'INITRD.img', '//Initrd.IMG', '{{ ramdisk }}'])
      assert.deepEqual(boot(OLD, '6.1.0', `initrd=${word} boot=live`).faults, [], word);
    const loads = ['initrd --name rd initrd.img'];
    assert.deepEqual(boot(OLD, '6.1.0', 'initrd=rd boot=live', loads).faults, []);
    assert.deepEqual(boot(OLD, '6.1.0', `initrd= ${ROOT}`).faults, [`${FAULT} | `]);
  });
});

describe('an initrd= that names what is not loaded, under UEFI', () => {
  const stops = (word: string, name: string, ramdisk = ' | initrd.img') =>
    `ipxe/initrd-word-missing | ${word}${ramdisk} | EFI stub: ERROR: Failed to open file: ${name}`;

  it('keeps the kernel from starting, also beside one that does', () => {
    for (const [words, wrong, name] of [
      ['initrd=initrd', 'initrd=initrd', 'initrd'],
      ['initrd=initrd.img initrd=more.img', 'initrd=more.img', 'more.img'],
      ['initrd=a.img,initrd.img', 'initrd=a.img,initrd.img', 'a.img,initrd.img'],
      ['initrd=images/initrd.img', 'initrd=images/initrd.img', 'images\\initrd.img'],
    ] as const)
      for (const root of ['boot=live', ROOT, 'root=/dev/sda1'])
        assert.deepEqual(boot(OLD, '6.1.0', `${words} ${root}`).faults, [stops(wrong, name)], words);
  });

  it('does so whatever iPXE it is where nothing is loaded', () => {
    const alone = stops('initrd=initrd.img', 'initrd.img', '');
    for (const program of [OLD, NEW, 'x'])
      assert.deepEqual(boot(program, '6.1.0', `initrd=initrd.img ${ROOT}`, []).faults, [alone]);
    assert.deepEqual(boot(OLD, '6.1.0', ROOT, []).faults, []);
    // Under BIOS nobody asks, and the kernel is told of a live system that is not there.
    const bios = booted(['kernel vmlinuz initrd=initrd.img boot=live', 'boot']);
    assert.deepEqual([bios.trace.kernel?.initrds, bios.faults.length], [[], 1]);
    assert.match(bios.faults[0] ?? '', /^cmdline\/root-missing /);
  });

  it('does no harm where both are new enough, and is open where one is not known', () => {
    assert.deepEqual(boot(NEW, '6.1.0', 'initrd=initrd boot=live').faults, []);
    const { faults, open } = boot('x', '6.1.0', 'initrd=initrd boot=live');
    assert.deepEqual([faults, open], [['ipxe/initrd-word-missing | initrd=initrd | initrd.img | '], true]);
  });

  it('may be the name of all of them, which an iPXE of 2019 does not know', () => {
    const words = 'initrd=initrd.magic boot=live';
    const all = `${OLD.slice(0, 3000)}initrd.magic\0${OLD.slice(3013)}`;
    assert.deepEqual(boot(OLD, '6.1.0', words).faults, [stops('initrd=initrd.magic', 'initrd.magic')]);
    assert.deepEqual(boot(all, '6.1.0', words).faults, []);
    assert.deepEqual(boot('x', '6.1.0', words).faults, []);
  });
});
