/** A boot file begins like a URL, with one slash too few, so that it is the name of a file. */
import { fix, replace } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (url: string) => servedByDnsmasq(`dhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:ipxe,${url}\n`);

export const dnsmasqUrlOneSlash: CheckRule = {
  id: 'dnsmasq/url-one-slash',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The boot file of dhcp-boot or pxe-service begins with "http:/", "https:/" or "tftp:/" and no second slash.',
    why: 'iPXE and UEFI take it for no URL, and ask the TFTP server for a file of that name.',
    avoid: SITE('http:/192.168.1.1/boot.ipxe'),
    prefer: SITE('http://192.168.1.1/boot.ipxe'),
    references: ['iPXE src/core/uri.c, parse_uri'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined) return;
    for (const { file } of [...dnsmasq.boots, ...dnsmasq.services]) {
      const scheme = file === undefined ? undefined : /^(https?|tftp):\/(?!\/)/i.exec(file.value)?.[1];
      if (file === undefined || scheme === undefined) continue;
      const whole = file.value.replace(':/', '://');
      report({
        at: file.place,
        message: `"${file.value}" is no URL: ${scheme}: needs two slashes. Write ${whole}.`,
        fixes: () => [fix(`Write ${whole}`, true, replace(file.place, whole))],
      });
    }
  },
};
