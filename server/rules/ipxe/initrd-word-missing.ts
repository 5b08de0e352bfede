/** Under UEFI no word of a kernel names its initial ramdisk, or one names what is not loaded. */
import { nameInUri } from '../../boot/index.js';
import { ipxeSite, UEFI_DNSMASQ } from '../about/examples/ipxe.js';
import { BOTH_NEW } from '../about/loaders/ipxescripts.js';
import { faultRule } from '../rule.js';

const site = (word: string) =>
  ipxeSite({
    'etc/dnsmasq.conf': UEFI_DNSMASQ,
    'srv/tftp/boot.ipxe': `#!ipxe\nkernel vmlinuz ${word}boot=live fetch=http://192.168.9.9/live.squashfs\ninitrd initrd.img\nboot\n`,
  });

export const ipxeInitrdWordMissing = faultRule({
  id: 'ipxe/initrd-word-missing',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'A UEFI machine is given a kernel and an initial ramdisk by iPXE, and no `initrd=` stands among the words of the kernel; or one names a file that is not loaded.',
    why: 'iPXE before February 2023, such as that of Debian 12 and Ubuntu 22.04, cannot hand an initial ramdisk to a kernel under UEFI in any other way, nor can a kernel before 5.7 take one: it panics, because it has no root. Where an `initrd=` names what is not loaded the kernel does not even start. BIOS machines boot all the same, and the word does no harm there. It is an error where the iPXE on the server, or the kernel, is known to be older: the one by its octets, the other by the release that it bears.',
    avoid: site(''),
    prefer: site('initrd=initrd.img '),
    references: ['ipxe.org/cmd/initrd', 'Linux drivers/firmware/efi/libstub', 'iPXE commit 6a004be0c'],
  },
  severityOf: ({ sure, effect }) => (effect === 'stops' ? 'error' : sure ? 'warning' : 'info'),
  saidBy: ({ wrong }) => (wrong === undefined ? undefined : 'ipxe/initrd-not-named'),
  story: ({ kernel, initrds, wrong, sure }) =>
    wrong !== undefined
      ? `${kernel} asks iPXE for an initial ramdisk of the name ${wrong}, and none of that name is loaded`
      : sure
        ? `${kernel} starts without ${initrds.join(', ')}, which no initrd= names`
        : `${kernel} is told of no initial ramdisk by name, which UEFI with an older iPXE needs`,
  message: ({ kernel, initrds: [first], wrong, sure, console }, { who }) => {
    const name = first === undefined ? undefined : nameInUri(first);
    if (wrong !== undefined)
      return `${kernel} of ${who} asks iPXE for an initial ramdisk of the name ${wrong}, and none of that name is loaded. Under UEFI ${
        console === undefined
          ? `the kernel then starts only where it is ${BOTH_NEW}`
          : `the kernel does not start: ${console}`
      }. ${name === undefined ? 'Load it with the command initrd, or take the word out.' : `Write initrd=${name}.`}`;
    const add = `Add initrd=${name ?? 'NAME'}, the name under which it is loaded`;
    if (!sure)
      return `Under UEFI, iPXE before February 2023 gives ${kernel} of ${who} its initial ramdisk only where the words name it. ${add}, unless your iPXE is newer and the kernel 5.7 or later.`;
    const ends = console === undefined ? '' : `: ${console}`;
    return `${kernel} of ${who} starts without its initial ramdisk${ends}. Under UEFI, an iPXE or a kernel as old as this one hands over only what the words name. ${add}.`;
  },
  related: ({ others }) =>
    others.slice(0, 1).map((place) => ({ place, message: 'the initial ramdisk is loaded here' })),
});
