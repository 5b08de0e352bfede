/** A file name climbs with .. although the TFTP daemon refuses such names. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const CONFIG = (kernel: string) => `DEFAULT linux
LABEL linux
  KERNEL ${kernel}
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`;
const LISTED = (kernel: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "/srv/tftp/boot/pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS=""\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/boot/pxelinux.cfg/01-00-40-63-c2-ca-c9': CONFIG(kernel),
  });

export const pxeParentDir = faultRule({
  id: 'pxe/parent-dir',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel or initial RAM disk is named with `..`, and the TFTP server takes no such name: in.tftpd without -s, or dnsmasq.',
    why: 'PXELINUX sends the name as it stands, behind its own directory. dnsmasq refuses every name with `/../` in it (`cannot access /srv/tftp/../vmlinuz: Permission denied`). Without `-s` in.tftpd refuses every name with `/../` in it (`Reverse path not allowed`), and PXELINUX shows `Loading ../vmlinuz... failed: No such file or directory`.',
    avoid: LISTED('../vmlinuz'),
    prefer: LISTED('::/srv/tftp/vmlinuz'),
    references: ['tftpd(8)', 'Syslinux core/fs/pxe/pxe.c', 'dnsmasq src/tftp.c'],
  },
  story: ({ name, program }) =>
    `the TFTP server refuses ${name}: ${program === undefined ? 'without -s it' : program} takes no ".." in names`,
  message: ({ console, program }, { who }) =>
    program !== undefined
      ? `${program} refuses names with "..": "${console}" on ${who}. Write the path below the TFTP root behind two colons, such as ::/vmlinuz.`
      : `The TFTP daemon runs without -s and refuses names with "..": "${console}" on ${who}. Write the whole path behind two colons, such as ::/srv/tftp/vmlinuz, or start the daemon with -s.`,
  differsBy: ({ name }) => name,
  related: ({ others }) => others.map((place) => ({ place, message: 'the daemon is set up here' })),
});
