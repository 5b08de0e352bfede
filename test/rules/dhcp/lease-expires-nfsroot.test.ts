/** Sites with one change go in, the findings of dhcp/lease-expires-nfsroot come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, subnet } from './support.js';

describe('dhcp/lease-expires-nfsroot', () => {
  const LINE = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro';

  const FILES = {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/C0A80164': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${LINE}\n`,
    'etc/exports': '/diskless/kiosk 192.168.1.100(ro,sync,no_root_squash,no_subtree_check)\n',
  };

  const conf = (more = '') =>
    `${more}${subnet('  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.110;\n')}`;

  it('mentions a lease that nobody renews, unless it is long', () => {
    const lease = (more: string) =>
      found('dhcp/lease-expires-nfsroot', conf(more), {
        ...FILES,
        'srv/tftp/pxelinux.cfg/C0A80164': undefined,
        'srv/tftp/pxelinux.cfg/default': FILES['srv/tftp/pxelinux.cfg/C0A80164'],
      });
    assert.deepEqual(lease(''), ['info 4']);
    assert.deepEqual(lease('default-lease-time 600;\n'), ['info 5']);
    assert.deepEqual(lease('default-lease-time 40000000;\nmax-lease-time 40000000;\n'), []);
  });

  it('leaves a machine alone whose ramdisk is missing, which is told', () => {
    const booted = (ramdisk: string) =>
      found('dhcp/lease-expires-nfsroot', conf().replace('pxelinux.0', 'grubnetx64.efi'), {
        ...FILES,
        'srv/tftp/pxelinux.cfg/C0A80164': undefined,
        'srv/tftp/grubnetx64.efi': 'x',
        'srv/tftp/vmlinuz': 'x',
        'srv/tftp/grub/grub.cfg': `set timeout=0\nmenuentry a {\n  linux /vmlinuz ${LINE}\n${ramdisk}}\n`,
      });
    assert.deepEqual(booted(''), ['info 4']);
    assert.deepEqual(booted('  initrd /initrd.img\n'), []);
  });
});
