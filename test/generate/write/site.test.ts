/** The files that come out of a description: which, and what the lines that decide a boot say. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSite, imagesNeeded } from '../../../server/generate/index.js';
import { skip } from '../../support/skip.js';
import { described, full, smallest } from '../support.js';

describe('generated site', () => {
  const files = generateSite(described(full));
  const text = (path: string): string => files.get(path) ?? assert.fail(`${path} is not generated`);

  it('has the files a boot server needs', () => {
    assert.deepEqual(
      [...files.keys()],
      [
        'etc/conf.d/in.tftpd',
        'etc/default/isc-dhcp-server',
        'etc/dhcp/dhcpd.conf',
        'etc/exports',
        'etc/hosts',
        'etc/nfs.conf',
        'export/kiosk/etc/fstab',
        'export/kiosk/etc/hosts',
        'export/roots/node1/etc/fstab',
        'export/roots/node1/etc/hostname',
        'export/roots/node1/etc/hosts',
        'var/lib/tftpboot/linux/bzImage.config',
        'var/lib/tftpboot/pxelinux.cfg/01-52-54-00-00-07-02',
        'var/lib/tftpboot/pxelinux.cfg/01-52-54-00-00-07-03',
        'var/lib/tftpboot/pxelinux.cfg/01-52-54-00-00-07-ab',
        'var/lib/tftpboot/pxelinux.cfg/default',
      ],
    );
  });

  it('tells the same root to the DHCP server, the kernel, the exports and the fstab', () => {
    const root = '192.168.7.1:/export/roots/node1';
    const options = 'vers=4.0,tcp,rsize=32768,wsize=32768';
    assert.ok(text('etc/dhcp/dhcpd.conf').includes(`option root-path "${root},${options}";`));
    assert.ok(
      text('var/lib/tftpboot/pxelinux.cfg/01-52-54-00-00-07-ab').includes(` nfsroot=${root},${options} `),
    );
    assert.ok(text('export/roots/node1/etc/fstab').includes(`rw,hard,${options} `));
    assert.ok(
      text('etc/exports').includes(
        '/export/roots/node1 192.168.7.21(rw,sync,no_subtree_check,no_root_squash)',
      ),
    );
  });

  it('exports a shared root to each of its nodes, read-only', () => {
    const options = '(ro,sync,no_subtree_check,no_root_squash)';
    assert.ok(text('etc/exports').includes(`/export/kiosk 192.168.7.22${options} 192.168.7.23${options}\n`));
    assert.ok(!files.has('export/kiosk/etc/hostname'));
  });

  it('writes kernel symbols as kconfig does', () => {
    const lines = text('var/lib/tftpboot/linux/bzImage.config').split('\n');
    for (const line of [
      'CONFIG_ROOT_NFS=y',
      'CONFIG_VIRTIO_NET=y',
      'CONFIG_DEFAULT_HOSTNAME="none"',
      '# CONFIG_R8169 is not set',
    ]) {
      assert.ok(lines.includes(line), line);
    }
  });

  it('gives both firmwares a loader, unless the description says otherwise', () => {
    const both = generateSite(described(smallest)).get('etc/dhcp/dhcpd.conf') ?? '';
    assert.ok(both.includes('filename "syslinux.efi";') && both.includes('filename "pxelinux.0";'));
    assert.ok(!text('etc/dhcp/dhcpd.conf').includes('syslinux.efi'));
    assert.deepEqual(imagesNeeded(described(full)), [
      '/var/lib/tftpboot/pxelinux.0',
      '/var/lib/tftpboot/ldlinux.c32',
      '/var/lib/tftpboot/linux/bzImage',
    ]);
  });

  it('is accepted by dhcpd', function () {
    if (spawnSync('dhcpd', ['--version']).error) {
      skip(this, 'dhcpd is not installed');
    }
    const work = mkdtempSync(join(tmpdir(), 'diskless-lint-generate-'));
    try {
      for (const description of [smallest, full]) {
        const path = join(work, 'dhcpd.conf');
        writeFileSync(path, generateSite(described(description)).get('etc/dhcp/dhcpd.conf') ?? '');
        const run = spawnSync('dhcpd', ['-t', '-cf', path], { encoding: 'utf8' });
        assert.equal(run.status, 0, run.stderr);
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
});
