/** A machine that boots goes in; the steps that it is told by, each with its lines and those that settle it, come out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { tell } from '../../../server/service/verdict/tell.js';
import { one, plain } from '../support.js';

describe('a machine that boots', () => {
  it('is told by its steps, each with the lines that settle it', () => {
    const [trace] = traceSite(one);
    assert.ok(trace !== undefined);
    const steps = tell(trace).map(({ stage, program, verdict, summary, sources, decisive }) => [
      `${stage} ${program} ${verdict}: ${summary}`,
      sources,
      decisive,
    ]);
    assert.deepEqual(plain(one, steps), [
      [
        'dhcp dhcpd ok: node21 gets 192.168.1.21 and loads pxelinux.0 from 192.168.1.1',
        [
          '/etc/dhcp/dhcpd.conf: host node21',
          '/etc/dhcp/dhcpd.conf: filename "pxelinux.0";',
          '/etc/dhcp/dhcpd.conf: next-server 192.168.1.1;',
          '/etc/dhcp/dhcpd.conf: 192.168.1.21',
        ],
        ['/etc/dhcp/dhcpd.conf: 192.168.1.21', '/etc/dhcp/dhcpd.conf: filename "pxelinux.0";'],
      ],
      [
        'files in.tftpd ok: pxelinux.0 is loaded (/srv/tftp/pxelinux.0)',
        ['/etc/dhcp/dhcpd.conf: filename "pxelinux.0";'],
        ['/etc/dhcp/dhcpd.conf: filename "pxelinux.0";'],
      ],
      [
        'loader pxelinux ok: 01-00-40-63-c2-ca-c9 starts label linux',
        [
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: ',
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: DEFAULT linux',
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: LABEL linux',
        ],
        ['/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: LABEL linux'],
      ],
      [
        'kernel linux ok: vmlinuz starts',
        [
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: vmlinuz',
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw',
        ],
        [
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: vmlinuz',
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw',
        ],
      ],
      [
        'root linux ok: 192.168.1.1:/diskless/node21 is mounted',
        [
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: nfsroot=192.168.1.1:/diskless/node21,vers=3',
          '/etc/exports: 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)',
        ],
        [
          '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9: nfsroot=192.168.1.1:/diskless/node21,vers=3',
          '/etc/exports: 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)',
        ],
      ],
      [
        'mounts init ok: 1 NFS mount succeeds',
        ['/diskless/node21/etc/fstab: 192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0'],
        ['/diskless/node21/etc/fstab: 192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0'],
      ],
    ]);
  });
});
