/** pxelinux.0 is given the URL of a web server, and speaks TFTP only. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const LOADED = (program: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"${program}"`),
    ...changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'KERNEL vmlinuz',
      'KERNEL http://192.168.1.1/vmlinuz',
    ),
  });

export const pxeUrlNeedsLpxelinux = faultRule({
  id: 'pxe/url-needs-lpxelinux',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A kernel or initial RAM disk is named by a URL of HTTP or FTP, and the machine runs pxelinux.0.',
    why: 'pxelinux.0 speaks TFTP only. HTTP and FTP came with lpxelinux.0, which is installed beside it and takes the same files. The kernel is never loaded.',
    avoid: LOADED('pxelinux.0'),
    prefer: LOADED('lpxelinux.0'),
    references: ['Syslinux doc/pxelinux.txt, lpxelinux.0', 'Syslinux NEWS (5.10)'],
  },
  story: ({ url }) => `pxelinux.0 speaks TFTP only and cannot fetch ${url}; lpxelinux.0 can`,
  message: ({ url }, { who }) =>
    `pxelinux.0 speaks TFTP only and cannot fetch ${url} for ${who}. HTTP and FTP came with lpxelinux.0: send that, or serve the file by TFTP.`,
});
