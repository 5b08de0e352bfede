/** UEFI's HTTP boot is told a URL without option 60 "HTTPClient", and does not take the reply. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const CLASS = (option60: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `class "http" {
  match if substring(option vendor-class-identifier, 0, 10) = "HTTPClient";
${option60}  filename "http://192.168.1.1/loader.efi";
}
${miniature()['etc/dhcp/dhcpd.conf']}`.replace('  filename "pxelinux.0";\n', ''),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/vmlinuz.config': undefined,
    'diskless/node21/etc/fstab': undefined,
    'etc/exports': undefined,
  });

export const dhcpHttpclientMissing = faultRule({
  id: 'dhcp/httpclient-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A machine that boots over HTTP is told a URL, but not option 60 "HTTPClient".',
    why: 'HTTP boot of UEFI takes only replies whose vendor class is `HTTPClient`. It sends four requests, gets four offers and asks for none of them: `Error: Server response timeout.`',
    avoid: CLASS(''),
    prefer: CLASS('  option vendor-class-identifier "HTTPClient";\n'),
    references: ['UEFI specification, HTTP boot', 'edk2 NetworkPkg/HttpBootDxe'],
  },
  story: ({ url }) => `UEFI does not take a reply with ${url} and without option 60 "HTTPClient"`,
  message: ({ url, server }, { who }) =>
    `${url} is told without option 60 (vendor-class-identifier) "HTTPClient", so HTTP boot of UEFI does not take the reply: Error: Server response timeout. That holds for ${who}. Add${
      server === 'dnsmasq'
        ? ', with the same tags as here: dhcp-option=60,HTTPClient'
        : ': option vendor-class-identifier "HTTPClient";'
    }`,
  related: ({ others }) => others.map((place) => ({ place, message: 'option 60 says something else' })),
});
