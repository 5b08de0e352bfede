/** iPXE hears a dnsmasq in proxy mode that names a file and no server, and does not take it. */
import { strictIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { type Place, samePlace } from '../../site/place.js';
import { miniature, WITHOUT_PXELINUX } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const BESIDE = (server: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    'etc/dnsmasq.conf': `port=0
dhcp-range=192.168.1.0,proxy,255.255.255.0
dhcp-userclass=set:ipxe,iPXE
pxe-service=tag:!ipxe,x86PC,"Boot from the network",undionly.kpxe
dhcp-boot=tag:ipxe,http://192.168.1.1/boot.ipxe${server}
enable-tftp
tftp-root=/srv/tftp
`,
    'srv/tftp/pxelinux.cfg/default': undefined,
    ...WITHOUT_PXELINUX,
  });

export const dnsmasqProxyWithoutServer = faultRule({
  id: 'dnsmasq/proxy-without-server',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A dnsmasq in proxy mode names a file for iPXE in dhcp-boot, and no address behind it.',
    why: 'For BIOS machines a proxy puts no server of its own into the answer. iPXE takes such an answer only where it names a file and a server, even if the file is a URL: it asks four times more, and ends with `Nothing to boot: No such file or directory (http://ipxe.org/2d03e13b)`. A menu of pxe-service it takes without.',
    avoid: BESIDE(''),
    prefer: BESIDE(',,192.168.1.1'),
    references: [
      'ipxe src/net/udp/dhcp.c, dhcp_has_pxeopts',
      'dnsmasq src/rfc2131.c, dhcp_reply',
      'dnsmasq(8), --dhcp-boot',
    ],
  },
  story: ({ file }) => `the proxy names ${file} and no server, and iPXE takes no such answer`,
  message: ({ file, server, at }, { who, site }) =>
    `In proxy mode dnsmasq tells BIOS machines no server with ${file}, and iPXE takes a proxy's answer only with one, even for a URL: Nothing to boot (2d03e13b). ${capital(who)} would end there. Write the address of the server behind the file: ${file},,${server ?? inFieldOfName(site, at) ?? 'ADDRESS'}`,
});

/** The second field is the server's name; an address in it is meant for the third. */
function inFieldOfName({ dnsmasq }: Site, at: Place): string | undefined {
  const name = dnsmasq?.boots.find(({ place }) => samePlace(place, at))?.serverName?.value;
  return name === undefined || strictIpv4(name) === undefined ? undefined : name;
}
