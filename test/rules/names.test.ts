/** The rules about names of files and directories that someone reads otherwise than meant: sites go in, findings come out, and the silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

type Files = Readonly<Record<string, string | undefined>>;

const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

/** All findings of the miniature site with these files. */
function said(files: Files): string[] {
  const { findings } = lint(siteOf(miniature(files)));
  return findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe('nfsroot/percent-s-hostname', () => {
  const root = (directory: string, more: Files = {}) =>
    said({
      'etc/exports': `/diskless/${directory} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n`,
      [OWN]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=dhcp rw\n`,
      'diskless/node21/etc/fstab': undefined,
      [`diskless/${directory}/etc/fstab`]: 'tmpfs /tmp tmpfs mode=1777 0 0\n',
      ...more,
    });
  const nameless = changed('etc/dhcp/dhcpd.conf', '  option host-name "node21";\n', '');

  it('finds the address where the name counts, and the name where there is none', () => {
    assert.deepEqual(root('192.168.1.21'), ['nfsroot/percent-s-hostname error']);
    assert.deepEqual(root('node21', nameless), ['nfsroot/percent-s-hostname error']);
  });

  it('finds it also where the directory above is exported, but only the other one is there', () => {
    const whole = { 'etc/exports': '/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n' };
    const both = { 'diskless/node22/sbin/init': '', 'diskless/192.168.1.21/sbin/init': '' };
    assert.deepEqual(root('192.168.1.21', { ...whole, ...both }), ['nfsroot/percent-s-hostname error']);
  });

  it('is silent where the name leads to the root, and leaves a root of neither name to the general rule', () => {
    assert.deepEqual(root('node21'), []);
    assert.deepEqual(root('192.168.1.21', nameless), []);
    assert.deepEqual(root('kiosk'), ['nfsroot/not-exported error']);
  });
});

describe('pxe/prefix-underscore', () => {
  const boot = (file: string, more: Files = {}) =>
    said({
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"${file}"`),
      [`srv/tftp/${file}`]: '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/vmlinuz': '',
      ...more,
    });

  it('finds any character that ends the directory', () => {
    for (const file of ['lab_pxelinux.0', 'pxelinux+http.0', 'pxelinux_5.0'])
      assert.deepEqual(boot(file), ['pxe/prefix-underscore error'], file);
  });

  it('leaves dashes, directories, other loaders, and a directory of that name alone', () => {
    assert.deepEqual(boot('lab-pxelinux.0'), []);
    assert.ok(!boot('net_boot/pxelinux.0').includes('pxe/prefix-underscore error'));
    assert.ok(!boot('my_grub.efi').includes('pxe/prefix-underscore error'));
    const there = { 'srv/tftp/lab_pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n' };
    assert.ok(!boot('lab_pxelinux.0', there).includes('pxe/prefix-underscore error'));
  });
});

describe('pxe/leading-slash-not-absolute', () => {
  const below = (kernel: string, more: Files = {}) =>
    said({
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"boot/pxelinux.0"'),
      'srv/tftp/boot/pxelinux.0': '',
      'srv/tftp/boot/ldlinux.c32': '',
      [OWN]: undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
      ...more,
    });

  it('finds a kernel at the root of the server', () => {
    assert.ok(below('/vmlinuz', { 'srv/tftp/vmlinuz': '' }).includes('pxe/leading-slash-not-absolute error'));
  });

  it('offers to write two colons, but not over a list', () => {
    const titles = (initrds: string) => {
      const site = siteOf(
        miniature({
          ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"boot/pxelinux.0"'),
          'srv/tftp/boot/pxelinux.0': '',
          'srv/tftp/boot/vmlinuz': '',
          'srv/tftp/a.img': '',
          'srv/tftp/b.img': '',
          'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=${initrds} root=/dev/sda1\n`,
        }),
      );
      const { findings } = lint(site);
      return findings
        .filter(({ rule }) => rule === 'pxe/leading-slash-not-absolute')
        .flatMap(({ fixes }) => ['found', ...fixes().map(({ title }) => title)]);
    };
    assert.deepEqual(titles('/a.img'), ['found', 'Write ::/a.img']);
    assert.deepEqual(titles('/a.img,/b.img'), ['found', 'found']);
  });

  it('is silent where the file lies below, and leaves one that is nowhere to the general rule', () => {
    const other = below('/vmlinuz', { 'srv/tftp/boot/vmlinuz': '', 'srv/tftp/vmlinuz': '' });
    assert.ok(!other.some((one) => /slash|missing/.test(one)), other.join());
    assert.ok(below('/vmlinux', { 'srv/tftp/vmlinuz': '' }).includes('pxe/kernel-missing error'));
  });
});

describe('pxe/parent-dir', () => {
  const climbing = (options: string, kernel = '../vmlinuz') =>
    said({
      'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="${options}"\n`,
      [OWN]: `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
    }).filter((one) => one.startsWith('pxe/parent-dir'));

  it('finds names that in.tftpd without -s refuses, and no others', () => {
    assert.deepEqual(climbing(''), ['pxe/parent-dir warning']);
    assert.deepEqual(climbing('--secure'), []);
    assert.deepEqual(climbing('', 'boot..old/vmlinuz'), []);
    assert.deepEqual(climbing('', 'http://192.168.1.1/../vmlinuz'), []);
    assert.deepEqual(climbing('-m /etc/tftpd.map'), []);
  });
});

describe('roottree/console-missing', () => {
  const KCONFIG = 'srv/tftp/vmlinuz.config';
  const kernel = (version: string, devtmpfs: string, dev: string, more: Files = {}) =>
    said({
      [KCONFIG]: changed(KCONFIG, '6.1.0', version)[KCONFIG]?.replace('CONFIG_DEVTMPFS_MOUNT=y', devtmpfs),
      'diskless/node21/sbin/init': '',
      [`diskless/node21/dev/${dev}`]: '',
      ...more,
    }).filter((one) => one.startsWith('roottree/'));
  const OFF = '# CONFIG_DEVTMPFS_MOUNT is not set';

  it('finds it with a kernel that opens the console of the root', () => {
    assert.deepEqual(kernel('2.6.30', OFF, 'null'), ['roottree/console-missing error']);
    assert.deepEqual(kernel('2.6.34.1', OFF, 'null'), ['roottree/console-missing error']);
  });

  it('is silent with a later kernel, a devtmpfs, the file, or a copy without device files', () => {
    assert.deepEqual(kernel('2.6.35', OFF, 'null'), []);
    assert.deepEqual(kernel('3.2.0', OFF, 'null'), []);
    assert.deepEqual(kernel('6.1.0', OFF, 'null'), []);
    assert.deepEqual(kernel('2.6.34', 'CONFIG_DEVTMPFS_MOUNT=y', 'null'), []);
    assert.deepEqual(kernel('2.6.30', OFF, 'console'), []);
    assert.deepEqual(kernel('2.6.30', OFF, '.keep'), []);
  });
});

describe('fstab/root-dev-nfs', () => {
  const line = (source: string, type = 'nfs') =>
    said({ 'diskless/node21/etc/fstab': `${source} / ${type} rw,vers=3,nolock 0 0\n` });

  it('finds /dev/nfs as an NFS source, and knows what to write', () => {
    assert.deepEqual(line('/dev/nfs'), ['fstab/root-dev-nfs warning']);
    const site = siteOf(miniature({ 'diskless/node21/etc/fstab': '/dev/nfs / nfs rw,vers=3,nolock 0 0\n' }));
    const titles = lint(site).findings.flatMap(({ fixes }) => fixes().map(({ title }) => title));
    assert.deepEqual(titles, ['Write 192.168.1.1:/diskless/node21']);
  });

  it('leaves other names of the root alone', () => {
    assert.deepEqual(line('192.168.1.1:/diskless/node21'), []);
    assert.deepEqual(line('rootfs', 'rootfs'), []);
  });
});
