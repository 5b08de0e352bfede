/** A dnsmasq that is to tell machines their boot file beside another DHCP server has no menu of PXE, and so tells them nothing. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BESIDE = (services: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '  next-server 192.168.1.1;\n  filename "pxelinux.0";\n', ''),
    'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\n${services}dhcp-boot=pxelinux.0,server,192.168.1.1\n`,
  });

export const dnsmasqProxySilent = faultRule({
  id: 'dnsmasq/proxy-silent',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A dnsmasq in proxy mode has a dhcp-boot line for machines that the other DHCP server names no boot file for, and neither pxe-service nor pxe-prompt.',
    why: 'Without one of these lines dnsmasq takes nobody for a PXE client, and in proxy mode it answers PXE clients only. Machines get an address from the other server and no boot file from anybody: UEFI says `PXE-E16: No valid offer received.`, a BIOS `PXE-E53: No boot filename received`.',
    avoid: BESIDE(''),
    prefer: BESIDE('pxe-service=x86PC,"Boot from the network",pxelinux,192.168.1.1\n'),
    references: [
      'dnsmasq(8), --pxe-service',
      'dnsmasq src/rfc2131.c, dhcp_reply',
      'OVMF beside dnsmasq 2.90',
    ],
  },
  commonToo: true,
  story: ({ file }) =>
    `dnsmasq has no pxe-service line, so it never names ${file}, and nobody else names a boot file`,
  message: ({ file }, { who, single }) =>
    `In proxy mode dnsmasq answers nobody without a pxe-service line, so ${who} never ${single ? 'hears' : 'hear'} of ${file}, and the server of ${single ? 'its address' : 'their addresses'} names no boot file either. Add a line for each kind of machine, such as pxe-service=x86PC,"Boot from the network",pxelinux.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the boot file that nobody is told' })),
});
