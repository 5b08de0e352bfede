/** UEFI's HTTP boot is told a plain name, and takes URLs alone. */
import { httpBoot } from '../about/examples/http.js';
import { faultRule } from '../rule.js';

export const dhcpHttpPlainName = faultRule({
  id: 'dhcp/http-plain-name',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine that boots over HTTP is told a boot file that is no URL.',
    why: 'HTTP boot of UEFI takes only replies whose boot file is a URL, such as `http://192.168.1.1/loader.efi`; next-server means nothing to it. It sends four requests, gets four offers and asks for none of them: `Error: Server response timeout.`',
    avoid: httpBoot('loader.efi'),
    prefer: httpBoot('http://192.168.1.1/loader.efi'),
    references: ['UEFI specification, HTTP boot', 'edk2 NetworkPkg/HttpBootDxe/HttpBootDhcp4.c'],
  },
  story: ({ file }) => `UEFI takes URLs for HTTP boot, and ${file} is none`,
  message: ({ file }, { who }) =>
    `HTTP boot of UEFI takes a URL only, and ${file} is none: Error: Server response timeout. That holds for ${who}. Write all of it, such as http://SERVER/${file.replace(/^\/+/, '')}.`,
});
