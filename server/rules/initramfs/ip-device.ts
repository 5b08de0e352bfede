/** The scripts of initramfs-tools and of mkinitcpio take a field of ip= for the name of a network card. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BOOT = (ip: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  INITRD initrd.img
  APPEND boot=nfs root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=${ip} rw
`,
  });

export const initramfsIpDevice = faultRule({
  id: 'initramfs/ip-device',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'ip= of an initramfs made by initramfs-tools or mkinitcpio has a method in the place of the network card, or is an address alone.',
    why: 'ipconfig of klibc, which mkinitcpio-nfs-utils has as well, takes the sixth field, or a single word, for the name of a card: `ipconfig: dhcp: SIOCGIFINDEX: No such device`, then `ipconfig: no devices to configure`. The machine has no network, and the root is not mounted.',
    avoid: BOOT('::::node21:dhcp'),
    prefer: BOOT(':::::eth0:dhcp'),
    references: [
      'klibc usr/kinit/ipconfig/main.c, parse_device',
      'initramfs-tools scripts/functions, configure_networking',
    ],
  },
  story: ({ value, device }) => `in ip=${value}, "${device}" is read as the name of a network card`,
  message: ({ value, device, console }, { who }) =>
    `In ip=${value} of ${who}, the initramfs takes "${device}" for the name of a network card, and there is none: ${console}. The fields are client:server:gateway:netmask:host:device:method; the address of a machine alone is no value.`,
});
