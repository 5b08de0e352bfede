/** Sites with one change go in, the findings of kernel/initrd-support come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, findings } from '../support.js';
import { node } from './support.js';

describe('kernel/initrd-support', () => {
  const ramdisk = {
    [CONFIG]: (miniature()[CONFIG] ?? '').replace('  APPEND', '  INITRD a.img\n  APPEND'),
  };

  it('counts only where a kernel is given a ramdisk', () => {
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n'), []);
    assert.deepEqual(node('', ramdisk), []);
  });

  it('is a warning where the kernel mounts its root by itself', () => {
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n', ramdisk), [
      'kernel/initrd-support warning # CONFIG_BLK_DEV_INITRD is not set',
    ]);
  });

  it('is the one cause where the kernel counts on the ramdisk for its root', () => {
    const lacks = (miniature()['srv/tftp/vmlinuz.config'] ?? '').replace(
      'CONFIG_ROOT_NFS=y',
      '# CONFIG_ROOT_NFS is not set\n# CONFIG_BLK_DEV_INITRD is not set',
    );
    const found = findings({ ...ramdisk, 'srv/tftp/vmlinuz.config': lacks });
    assert.deepEqual(
      found.map(({ rule, severity }) => `${rule} ${severity}`),
      ['kernel/initrd-support error'],
    );
    assert.match(found[0]?.message ?? '', /unknown-block\(0,255\)/);
  });

  it('keeps what the kernel lacks besides', () => {
    const lacks = (miniature()['srv/tftp/vmlinuz.config'] ?? '')
      .replace('CONFIG_ROOT_NFS=y', '# CONFIG_ROOT_NFS is not set\n# CONFIG_BLK_DEV_INITRD is not set')
      .replace('CONFIG_UNIX=y', '# CONFIG_UNIX is not set');
    assert.deepEqual(
      findings({ ...ramdisk, 'srv/tftp/vmlinuz.config': lacks }).map(
        ({ rule, severity }) => `${rule} ${severity}`,
      ),
      ['kernel/unix-packet-missing error', 'kernel/initrd-support error'],
    );
  });

  it('is no error where something else is lost, but nothing stops', () => {
    const off = {
      'srv/tftp/vmlinuz.config': `${miniature()['srv/tftp/vmlinuz.config']}# CONFIG_BLK_DEV_INITRD is not set\n`,
    };
    const second =
      'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\n';
    const taken = {
      [CONFIG]: (ramdisk[CONFIG] ?? '').replace(
        'ip=dhcp',
        'ip=192.168.1.22:192.168.1.1:192.168.1.1:255.255.255.0::eth0:off',
      ),
      [DHCPD]: `${miniature()[DHCPD]}${second}`,
      'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
    };
    const severities = findings({ ...taken, ...off }).flatMap(({ rule, severity }) =>
      rule === 'kernel/initrd-support' ? [severity] : [],
    );
    assert.deepEqual(severities, ['warning']);
  });
});
