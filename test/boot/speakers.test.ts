/** What programs were seen to print, verbatim: who it is taken for, at which step, whether something is wrong, and what it names. */
import assert from 'node:assert/strict';
import { hear } from '../../server/boot/index.js';

/** `+` where nothing is wrong. */
const heard = (line: string, tag?: string): string | undefined => {
  const found = hear(line, tag);
  if (found === undefined) return undefined;
  const { mac, address, path, option, file } = found.values;
  const named = [mac, address, path, option, file].filter((value) => value !== undefined);
  return [
    found.speaker.program,
    `${found.sentence.stage}${found.sentence.trouble ? '' : '+'}`,
    ...named,
  ].join(' ');
};

const SEEN: readonly (readonly [line: string, what: string])[] = [
  ['DHCPDISCOVER from 00:00:00:00:00:00 via eth0', 'dhcpd dhcp+ 00:00:00:00:00:00'],
  [
    'DHCPREQUEST for 192.168.1.21 (192.168.1.1) from 00:40:63:c2:ca:c9 via eth0',
    'dhcpd dhcp+ 00:40:63:c2:ca:c9 192.168.1.21',
  ],
  [
    'DHCPDISCOVER from 00:40:63:c2:ca:c9 via 10.0.0.1: unknown network segment',
    'dhcpd dhcp 00:40:63:c2:ca:c9',
  ],
  [
    'DHCPREQUEST for 10.0.0.5 from 00:40:63:c2:ca:c9 via eth0: unknown lease 10.0.0.5.',
    'dhcpd dhcp 00:40:63:c2:ca:c9 10.0.0.5',
  ],
  ['Dynamic and static leases present for 192.168.1.21.', 'dhcpd dhcp 192.168.1.21'],
  ['no free leases on subnet LOCAL-NET', 'dhcpd dhcp'],
  [
    'BOOTREPLY for 192.168.1.21 to slave21 (00:40:63:c2:ca:c9) via eth0',
    'dhcpd dhcp+ 00:40:63:c2:ca:c9 192.168.1.21',
  ],
  ['PXE-E32: TFTP open time-out', 'PXE ROM files'],
  ['VFS: Unable to mount root fs via NFS, trying floppy.', 'linux root'],
  ['unable to open initial console', 'linux root'],
  ['PXE-E51: No DHCP or BOOTP offers received.', 'PXE ROM dhcp'],
  ['CLIENT MAC ADDR: 00 40 63 C2 CA C9  GUID: 44454C4C', 'PXE ROM dhcp+ 00:40:63:c2:ca:c9'],
  ['CLIENT IP: 192.168.1.21  MASK: 255.255.255.0', 'PXE ROM dhcp+ 192.168.1.21'],
  [
    'BdsDxe: failed to start Boot0001 "UEFI PXEv4 (MAC:004063C2CAC9)" from PciRoot(0x0)/Pci(0x3,0x0): Unsupported',
    'UEFI loader 00:40:63:c2:ca:c9',
  ],
  ['net0: 00:40:63:c2:ca:c9 using virtio-net on 0000:00:02.0 (open)', 'iPXE dhcp+ 00:40:63:c2:ca:c9'],
  [
    'tftp://192.168.1.1//pxelinux.1... No such file or directory (http://ipxe.org/2d0c613b)',
    'iPXE files /pxelinux.1',
  ],
  ['My IP address seems to be C0A80115 192.168.1.21', 'pxelinux loader+ 192.168.1.21'],
  ['Loading /initrd.img...failed: No such file or directory', 'pxelinux kernel /initrd.img'],
  ['Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(8,1)', 'linux kernel'],
  [
    'Root-NFS: Server returned error -13 while mounting /diskless/192.168.1.21',
    'linux root /diskless/192.168.1.21',
  ],
  [
    '     device=eth0, hwaddr=00:40:63:c2:ca:c9, ipaddr=192.168.1.21, mask=255.255.255.0',
    'linux kernel+ 00:40:63:c2:ca:c9 192.168.1.21',
  ],
  ['VFS: Mounted root (nfs filesystem) readonly on device 0:11.', 'linux root+'],
  ["nfs: Deprecated parameter 'intr'", 'linux mounts+ intr'],
  ['nfs: server master not responding, still trying', 'linux mounts'],
  ['nfs: server master OK', 'linux mounts+'],
  ["mount: /mfs: unknown filesystem type 'mfs'", 'mount mounts /mfs'],
  ['mount.nfs: mount point /opt does not exist', 'mount mounts /opt'],
  ['dracut Warning: dracut-initqueue timeout - starting timeout scripts', 'dracut root'],
  [
    'refused mount request from 192.168.1.21:742 for /diskless/192.168.1.21 (/diskless): unmatched host',
    'rpc.mountd root 192.168.1.21 /diskless/192.168.1.21',
  ],
  [
    '/a exported to both 192.168.0.0/16 and 192.168.1.0/24, arbitrarily choosing options from first',
    'rpc.mountd root /a',
  ],
  ['exportfs: Failed to stat /opt: No such file or directory', 'exportfs root /opt'],
  ['exportfs: Failed to resolve nosuch', 'exportfs root'],
  ['No options for /opt 192.168.1.21: suggest 192.168.1.21(sync) to avoid warning', 'exportfs root /opt'],
  [
    'connect from 192.168.1.21 to getport(mountd): request from unauthorized host',
    'rpcbind root 192.168.1.21',
  ],
];

describe('what programs print', () => {
  for (const [line, what] of SEEN) it(line.trim(), () => assert.equal(heard(line), what));

  it('is not found in words, in other forms of addresses, nor where it is cut off', () => {
    for (const line of [
      'XDHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0',
      'DHCPDISCOVER from 00:40:63:c2:ca via eth0',
      'DHCPDISCOVER from 00:40:63:c2:ca:c9:11 via eth0',
      'DHCPDISCOVER from 00:40:63:c2:ca:c9',
      'DHCPOFFER on 192.168.1 to 00:40:63:c2:ca:c9 via eth0',
      'DHCPOFFER on 192.168.1.1.1 to 00:40:63:c2:ca:c9 via eth0',
      '/etc/dhcp/dhcpd.conf line x: semicolon expected.',
      'Failed to load ',
      '',
    ]) {
      assert.equal(heard(line), undefined, line);
    }
  });

  it('is heard of the program that the line is marked with, and of no other', () => {
    assert.equal(heard('Read-only file system', 'mount'), 'mount mounts');
    assert.equal(heard('Read-only file system', 'dhcpd'), undefined);
    assert.equal(heard('DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0', 'sshd'), undefined);
  });
});
