/** Command lines for kernels with an initial ramdisk go in; whether its scripts mount a root over NFS, and by which card, comes out. */
import assert from 'node:assert/strict';
import { type KernelStage, traceBoot } from '../../../server/boot/index.js';
import { dracut } from '../../../server/boot/initramfs/dracut/index.js';
import { ipDevice, oneOfSeveral } from '../../../server/boot/initramfs/dracut/ip.js';
import { initramfsTools } from '../../../server/boot/initramfs/klibc/index.js';
import { klibcRefusal } from '../../../server/boot/initramfs/klibc/options.js';
import { mkinitcpio } from '../../../server/boot/initramfs/mkinitcpio/index.js';
import { unknown } from '../../../server/boot/initramfs/unknown.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

const NFSROOT = 'nfsroot=192.168.1.1:/diskless/node21';
const TOOLS = { 'diskless/node21/etc/initramfs-tools/initramfs.conf': '' };

function kernel(words: string, files: Readonly<Record<string, string>> = {}): KernelStage {
  const label = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img ${words}\n`;
  const site = siteOf(miniature({ 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': label, ...files }));
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const { kernel: stage } = traceBoot(site, node);
  assert.ok(stage !== undefined);
  return stage;
}

describe('a root over NFS', () => {
  it('is asked for by scripts of which nothing is known, where a word says so', () => {
    for (const words of ['boot=nfs', 'root=/dev/nfs', 'root=nfs', 'root=192.168.1.1:/r', NFSROOT])
      assert.equal(unknown.asks(kernel(words)), true, words);
    for (const words of ['', 'root=/dev/sda1', `root=/dev/sda1 ${NFSROOT}`, 'boot=local'])
      assert.equal(unknown.asks(kernel(words)), false, words);
  });

  it('is asked for by those of initramfs-tools, unless a live system has its own', () => {
    const asks = (words: string) => initramfsTools.asks(kernel(words, TOOLS));
    for (const words of [`boot=nfs ${NFSROOT}`, `boot=own ${NFSROOT}`, `root=/dev/nfs ${NFSROOT}`])
      assert.equal(asks(words), true, words);
    for (const words of [`boot=live ${NFSROOT}`, `boot=casper ${NFSROOT}`, 'boot=own', 'root=/dev/sda1'])
      assert.equal(asks(words), false, words);
    // nfsroot= alone does not make the scripts leave a disk.
    assert.equal(asks(`root=/dev/sda1 ${NFSROOT}`), false);
  });
});

describe('nfsroot= alone, for a ramdisk of initramfs-tools', () => {
  const verdict = (words: string, files: Readonly<Record<string, string>> = TOOLS) => {
    const label = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img ${words} ip=dhcp rw\n`;
    const site = siteOf(miniature({ 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': label, ...files }));
    const [node] = site.nodes;
    assert.ok(node !== undefined);
    return traceBoot(site, node).verdict;
  };

  it('leaves open whether the scripts look for a disk', () => {
    for (const files of [{}, TOOLS]) assert.equal(verdict(`${NFSROOT},vers=3`, files), 'unknown');
    for (const word of ['boot=nfs', 'root=/dev/nfs'])
      assert.equal(verdict(`${word} ${NFSROOT},vers=3`), 'boots', word);
    const made = (boot: string) => ({
      'diskless/node21/etc/initramfs-tools/initramfs.conf': `BOOT=${boot}\n`,
    });
    assert.equal(verdict(`${NFSROOT},vers=3`, made('nfs')), 'boots');
    // The word may count, where another configuration made the ramdisk.
    assert.equal(verdict(`root=/dev/nfs ${NFSROOT},vers=3`, made('local')), 'boots');
  });
});

// What nfsmount of klibc printed to each.
describe('the root that dracut is told', () => {
  const path = (words: string) => dracut.rootOf(kernel(words))?.text.path;

  it('is that of nfsroot= beside root=/dev/nfs, and else that of root= or netroot=', () => {
    assert.equal(path(`root=/dev/nfs ${NFSROOT}`), '/diskless/node21');
    assert.equal(path(`root=/dev/sda1 ${NFSROOT}`), undefined);
    assert.equal(path('root=/dev/nfs'), undefined);
    assert.equal(path('root=nfs:192.168.1.1:/r'), '/r');
    assert.equal(path('netroot=nfs:192.168.1.1:/r'), '/r');
    for (const words of [
      'root=dhcp',
      'netroot=dhcp',
      'root=LABEL=r',
      '',
      'netroot=own:rsync://192.168.1.1/r',
    ])
      assert.equal(path(words), undefined, words);
  });
});

describe('the hook net of mkinitcpio', () => {
  it('mounts what nfsroot= names, and what DHCP names for root=/dev/nfs', () => {
    for (const words of [NFSROOT, 'root=/dev/nfs']) assert.equal(mkinitcpio.asks(kernel(words)), true, words);
    for (const words of ['', 'root=/dev/sda1']) assert.equal(mkinitcpio.asks(kernel(words)), false, words);
  });
});

describe('options of nfsmount', () => {
  const refused = (said: (option: string) => string, ...options: readonly string[]) => {
    for (const option of options) assert.equal(klibcRefusal(option), said(option), option);
  };

  it('have a value where they are numbers, and none where they are flags', () => {
    for (const option of ['soft', 'rw', 'port=4', 'timeo=7', ''])
      assert.equal(klibcRefusal(option), undefined, option);
    refused(
      (option) => `nfsmount: bad option '${option.split('=')[0]}'`,
      'port',
      'vers',
      'soft=1',
      'ro=1',
      'v3=2',
      'proto',
      '=4',
    );
  });

  it('are numbers as C writes them', () => {
    for (const option of ['rsize=0x400', 'rsize=010', 'rsize=-1', 'rsize=99999999999999999999'])
      assert.equal(klibcRefusal(option), undefined, option);
    refused(
      (option) => `${option.split('=')[1]}: invalid value for ${option.split('=')[0]}`,
      ...['rsize=8k', 'rsize=08', 'rsize=4.2', 'vers=3x', 'vers=4.10', 'nfsvers=4.2'],
    );
  });

  it('may be filled in later', () => {
    for (const value of ['', '@@SIZE@@', '${size}', '%SIZE%', 'SIZE', '8${unit}'])
      assert.equal(klibcRefusal(`rsize=${value}`), undefined, value);
  });

  it('name version 2 or 3, or leave it open', () => {
    for (const version of ['0', '2', '3', '03', '0x3', '+3'])
      assert.equal(klibcRefusal(`vers=${version}`), undefined, version);
    for (const version of ['1', '4', '10', '45'])
      assert.equal(klibcRefusal(`vers=${version}`), `nfsmount: bad NFS version '${version}'`);
    assert.equal(klibcRefusal('vers=0x4'), "nfsmount: bad NFS version '4'");
    assert.equal(klibcRefusal('nfsvers=04'), "nfsmount: bad NFS version '4'");
    assert.equal(klibcRefusal('vers=0x04'), "nfsmount: bad NFS version '4'");
    assert.equal(klibcRefusal('vers=100'), "nfsmount: bad NFS version '100'");
  });
});

describe('the card of ip= as dracut reads it', () => {
  const { parameters } = kernel(
    'ip=dhcp ip=eth0:dhcp ip=192.168.1.21::192.168.1.1:255.255.255.0:a:eth1:none ip=192.168.1.21::192.168.1.1:255.255.255.0:a ip=9p:dhcp',
  );
  const words = parameters.filter(({ name }) => name === 'ip');

  it('stands before the method, or sixth', () => {
    assert.deepEqual(words.map(ipDevice), ['', 'eth0', 'eth1', '', '']);
  });

  it('is to be named in each of several', () => {
    const [bare, eth0, eth1] = words;
    assert.ok(bare !== undefined && eth0 !== undefined && eth1 !== undefined);
    assert.equal(oneOfSeveral([bare]), undefined);
    assert.equal(oneOfSeveral([eth0, bare]), bare);
    assert.equal(oneOfSeveral([eth0, eth1]), undefined);
    // A word without a value, and the firmware's own, are none of them.
    assert.equal(oneOfSeveral([bare, { ...bare, value: undefined }, { ...bare, value: 'ibft' }]), undefined);
    assert.equal(oneOfSeveral([eth0, eth1, { ...eth0 }])?.value, 'eth0:dhcp');
  });
});
