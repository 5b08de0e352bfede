/** Files that change go in; a site of one Raspberry Pi 4 behind dnsmasq that boots comes out, for the cards of its rules. */
import type { MiniatureSite } from '../../rule.js';

const WORDS =
  'console=serial0,115200 root=/dev/nfs nfsroot=192.168.1.1:/diskless/pi4,vers=3 ip=dhcp rw rootwait\n';

const DNSMASQ = `port=0
dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h
dhcp-host=dc:a6:32:01:36:c2,pi4,192.168.1.31
pxe-service=0,"Raspberry Pi Boot"
enable-tftp
tftp-root=/srv/tftp
`;

/** Everything a Raspberry Pi 4 asks for, with its own folder by its serial number. */
const SITE: MiniatureSite = {
  'etc/dnsmasq.conf': DNSMASQ,
  'etc/exports': '/diskless/pi4 192.168.1.31(rw,sync,no_root_squash,no_subtree_check)\n',
  'srv/tftp/9ffefdef/start4.elf': '',
  'srv/tftp/9ffefdef/fixup4.dat': '',
  'srv/tftp/9ffefdef/kernel8.img': '',
  'srv/tftp/9ffefdef/config.txt': '[all]\narm_64bit=1\nkernel=kernel8.img\n',
  'srv/tftp/9ffefdef/cmdline.txt': WORDS,
  'diskless/pi4/etc/fstab': 'proc /proc proc defaults 0 0\n',
};

export function raspberrySite(changes: Readonly<Record<string, string | undefined>> = {}): MiniatureSite {
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries({ ...SITE, ...changes }))
    if (text !== undefined) files[path] = text;
  return files;
}

/** Its dnsmasq.conf with a part replaced. */
export function raspberryDnsmasq(part: string, by: string): Readonly<Record<string, string>> {
  return { 'etc/dnsmasq.conf': DNSMASQ.replace(part, by) };
}

export const RASPBERRY_CMDLINE = 'srv/tftp/9ffefdef/cmdline.txt';
export const RASPBERRY_CONFIG = 'srv/tftp/9ffefdef/config.txt';
export const RASPBERRY_WORDS = WORDS;
