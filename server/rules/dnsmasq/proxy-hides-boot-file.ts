/** UEFI hears a dnsmasq that has no boot file for it, and so takes none of the server of its address either. */
import { changed, miniature, WITHOUT_PXELINUX } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const BESIDE = (services: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"syslinux.efi"'),
    'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\n${services}`,
    ...WITHOUT_PXELINUX,
  });

export const dnsmasqProxyHidesBootFile = faultRule({
  id: 'dnsmasq/proxy-hides-boot-file',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A dnsmasq in proxy mode has pxe-service lines, but none for the UEFI machines that another DHCP server names a boot file for.',
    why: 'As soon as dnsmasq has one pxe-service it answers every PXE client, also those that no line is for. UEFI takes such an answer before that of a plain DHCP server, finds no boot file in it, and gives up: `PXE-E21: Remote boot cancelled.` What the other server says is never looked at.',
    avoid: BESIDE('pxe-service=x86PC,"Boot from the network",pxelinux\n'),
    prefer: BESIDE(
      'pxe-service=x86PC,"Boot from the network",pxelinux\npxe-service=x86-64_EFI,"Boot from the network",syslinux.efi,192.168.1.1\n',
    ),
    references: [
      'edk2 NetworkPkg/UefiPxeBcDxe/PxeBcDhcp4.c, PxeBcSelectDhcp4Offer',
      'dnsmasq(8), --pxe-service',
    ],
  },
  story: ({ file }) => `dnsmasq answers as well, and names no boot file, so that UEFI does not take ${file}`,
  message: ({ file }, { who }) =>
    `${capital(who)} would load ${file}, but dnsmasq answers as well, as a proxy, and none of its pxe-service lines is for this kind of UEFI. UEFI goes by the proxy and finds no boot file: PXE-E21: Remote boot cancelled. Add a pxe-service line for these machines with ${file} and its server, or take the proxy away.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the boot file that is not taken' })),
});
