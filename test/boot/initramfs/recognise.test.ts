/** The words for a kernel and a root that they name go in; which program made the initial ramdisk, and what it lacks for a layer above the root, comes out. */
import assert from 'node:assert/strict';
import { overlayMissing } from '../../../server/boot/initramfs/layer.js';
import { nfsrootText, rootNamed } from '../../../server/boot/initramfs/legacy.js';
import { directoriesNamed } from '../../../server/boot/initramfs/named.js';
import { recognise } from '../../../server/boot/initramfs/recognise.js';
import { unknown } from '../../../server/boot/initramfs/unknown.js';
import type { KernelStage } from '../../../server/boot/trace.js';
import type { KernelConfiguration } from '../../../server/site/kconfig/facts.js';
import { siteOf } from '../../support/site.js';
import { address, kernelConfiguration, somewhere } from '../support.js';

function parameters(words: string): KernelStage['parameters'] {
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const at = word.indexOf('=');
      const [name, value] = at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
      return { name, value, place: somewhere, valuePlace: somewhere };
    });
}

const kernel = (words: string) => ({ parameters: parameters(words) }) as unknown as KernelStage;

/** `there`: files below the root of the node. */
function made(words: string, ...there: readonly string[]): string {
  const files = Object.fromEntries(
    there.map((path) => [path.startsWith('/') ? path.slice(1) : `diskless/node/${path}`, '']),
  );
  return recognise(siteOf({ 'etc/exports': '/diskless/node *(rw)\n', ...files }), parameters(words));
}

const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node';

describe('who made an initial ramdisk', () => {
  it('is told by words that only one program knows', () => {
    for (const words of ['rd.debug', 'rd.neednet=1', 'netroot=x', `${ROOT} rd.debug boot=nfs`])
      assert.equal(made(words), 'dracut', words);
    for (const words of ['boot=nfs', 'boot=x', 'nfsroot=auto'])
      assert.equal(made(words), 'initramfs-tools', words);
    for (const words of ['archisobasedir=x', 'nfs_server=x']) assert.equal(made(words), 'mkinitcpio', words);
    for (const words of ['boot', 'nfsroot=/auto', 'rdinit=/x', ROOT, ''])
      assert.equal(made(words), 'unknown', words);
  });

  it('is the one that is installed in the root, or else has its settings there', () => {
    for (const path of [
      'usr/bin/dracut',
      'usr/sbin/dracut',
      'sbin/dracut',
      'etc/dracut.conf',
      'etc/dracut.conf.d/x',
      'usr/lib/dracut/x',
    ])
      assert.equal(made(ROOT, path), 'dracut', path);
    for (const path of [
      'usr/sbin/mkinitramfs',
      'usr/share/initramfs-tools/init',
      'etc/initramfs-tools/x',
      'usr/share/initramfs-tools/x',
    ])
      assert.equal(made(ROOT, path), 'initramfs-tools', path);
    for (const path of ['usr/bin/mkinitcpio', 'etc/mkinitcpio.conf'])
      assert.equal(made(ROOT, path), 'mkinitcpio', path);
    assert.equal(made(ROOT, 'etc/mkinitcpio.d/x'), 'unknown');
    assert.equal(made(ROOT, 'usr/bin/dracut', 'etc/initramfs-tools/x'), 'dracut');
    assert.equal(made(ROOT, 'usr/bin/dracut', 'usr/bin/mkinitcpio'), 'unknown');
    assert.equal(made(ROOT, 'etc/dracut.conf', 'etc/mkinitcpio.conf'), 'unknown');
    // Two that are installed are not told apart by what else lies there.
    assert.equal(made(ROOT, 'usr/bin/dracut', 'usr/bin/mkinitcpio', 'etc/dracut.conf'), 'unknown');
  });

  it('is dracut by the words for a root that only it has, unless another is installed', () => {
    const words = (root: string) => `root=${root}`;
    for (const root of ['nfs:192.168.1.1:/diskless/node', 'nfs4:192.168.1.1:/diskless/node', 'dhcp']) {
      assert.equal(made(words(root)), 'dracut', root);
      assert.equal(made(words(root), 'etc/dracut.conf'), 'dracut', root);
    }
    // A removed package may leave its settings behind, and anybody may write root=dhcp.
    assert.equal(made(words('nfs:192.168.1.1:/diskless/node'), 'etc/initramfs-tools/x'), 'dracut');
    for (const settings of ['etc/initramfs-tools/x', 'etc/mkinitcpio.conf'])
      assert.equal(made('root=dhcp nfsroot=/diskless/node', settings), 'unknown', settings);
    assert.equal(
      made('root=dhcp nfsroot=/diskless/node', 'etc/dracut.conf', 'etc/initramfs-tools/x'),
      'dracut',
    );
    assert.equal(made(words('nfs:192.168.1.1:/diskless/node'), 'usr/sbin/mkinitramfs'), 'initramfs-tools');
    for (const root of ['nfs', 'dhcp6', 'nfs5:x', '/dev/nfs'])
      assert.equal(made(words(root)), 'unknown', root);
  });

  it('is looked for in the directory that the words name, or in that behind the root of version 4', () => {
    for (const words of [
      'nfsroot=/diskless/node',
      'nfsroot=192.168.1.1:/diskless/node,vers=3',
      'root=192.168.1.1:/diskless/node',
      'root=/diskless/node:vers=3',
    ])
      assert.equal(made(words, 'usr/bin/dracut'), 'dracut', words);
    for (const words of ['nfsroot=/diskless/other', 'root=/dev/nfs', 'nfsroot=diskless/node'])
      assert.equal(made(words, 'usr/bin/dracut'), 'unknown', words);
    const four = siteOf({ 'etc/exports': '/export *(rw,fsid=0)\n', 'export/node/usr/bin/dracut': '' });
    assert.equal(recognise(four, parameters('root=/dev/nfs nfsroot=192.168.1.1:/node')), 'dracut');
    assert.deepEqual(directoriesNamed(four, '10.0.0.1:/node/,vers=4'), ['/node', '/export/node']);
    assert.deepEqual(directoriesNamed({ exports: undefined }, '10.0.0.1:/node'), ['/node']);
    for (const word of [undefined, '', 'node', 'a/b:/c'])
      assert.deepEqual(directoriesNamed(four, word), [], word);
  });
});

describe('a root by the older words', () => {
  it('is what nfsroot= says, unless that leaves all to DHCP', () => {
    assert.deepEqual(nfsrootText(kernel('nfsroot=10.0.0.1:/a,vers=3'))?.text, {
      server: address('10.0.0.1'),
      path: '/a',
      options: ['vers=3'],
      serverWord: undefined,
    });
    for (const words of ['', 'nfsroot', 'nfsroot=auto'])
      assert.equal(nfsrootText(kernel(words)), undefined, words);
  });

  it('is a directory of the site where one has that name', () => {
    const site = siteOf({ 'etc/exports': '/diskless/node *(rw)\n', 'diskless/node/etc/fstab': '' });
    for (const words of ['nfsroot=10.0.0.1:/diskless/node', 'root=10.0.0.1:/diskless/node'])
      assert.equal(rootNamed(site, kernel(words))?.path, '/diskless/node', words);
    for (const words of ['nfsroot=10.0.0.1:/diskless/other', 'root=/dev/nfs', ''])
      assert.equal(rootNamed(site, kernel(words)), undefined, words);
    // The first of the two words counts.
    assert.equal(rootNamed(site, kernel('nfsroot=/gone root=/diskless/node')), undefined);
  });

  it('is asked for where nothing tells who made the ramdisk', () => {
    for (const words of [
      'boot=nfs',
      'nfsroot=/x',
      'root=/dev/nfs',
      'root=nfs',
      'root=10.0.0.1:/x',
      'boot=nfs root=/dev/sda',
    ])
      assert.ok(unknown.asks(kernel(words)), words);
    for (const words of ['', 'root=/dev/sda', 'boot=live', 'root=/dev/sda nfsroot=/x', 'root=LABEL=x'])
      assert.ok(!unknown.asks(kernel(words)), words);
    const path = (words: string) => unknown.rootOf(kernel(words))?.text.path;
    assert.deepEqual(
      [
        'nfsroot=10.0.0.1:/a',
        'root=10.0.0.1:/b',
        'nfsroot=10.0.0.1:/a root=10.0.0.1:/b',
        'root=/dev/nfs',
        '',
      ].map(path),
      ['/a', '/b', '/a', undefined, undefined],
    );
  });
});

describe('a layer above the root', () => {
  const lacks = (words: string, configuration: KernelConfiguration | undefined) => {
    const fault = overlayMissing({ ...kernel(words), image: 'vmlinuz', configuration });
    return fault && `${fault.effect} ${fault.word} ${fault.at.file}`;
  };
  const off = kernelConfiguration({ OVERLAY_FS: 'n' });

  it('needs the overlay of the kernel, be it as a module', () => {
    assert.equal(lacks('overlayroot=tmpfs', off), 'degrades overlayroot=tmpfs /etc/somewhere');
    assert.equal(lacks('systemd.volatile=overlay', off), 'degrades systemd.volatile=overlay /etc/somewhere');
    for (const value of ['y', 'm'])
      assert.equal(lacks('overlayroot=tmpfs', kernelConfiguration({ OVERLAY_FS: value })), undefined, value);
    assert.equal(lacks('overlayroot=tmpfs', undefined), undefined);
  });

  it('is told at the head of a configuration that has no line of it, where it is whole', () => {
    assert.equal(
      lacks('overlayroot=tmpfs', kernelConfiguration({})),
      'degrades overlayroot=tmpfs /boot/.config',
    );
    assert.equal(lacks('overlayroot=tmpfs', kernelConfiguration({}, '6.1.0', false)), undefined);
  });

  it('is asked for by the last word that does', () => {
    for (const words of [
      '',
      'overlayroot',
      'overlayroot=',
      'overlayroot=disabled',
      'overlayroot=disabled,x',
      'systemd.volatile=yes',
      'systemd.volatile',
    ])
      assert.equal(lacks(words, off), undefined, words);
    assert.match(lacks('overlayroot=disabledx', off) ?? '', /overlayroot=disabledx/);
    assert.match(lacks('overlayroot=tmpfs systemd.volatile=overlay', off) ?? '', /systemd\.volatile=overlay/);
  });
});
