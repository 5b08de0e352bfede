/** The boot file is named with `..`, which dnsmasq takes in no name. */

import { tftpRoot } from '../about/loaders/tftproot.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SITE = (file: string) =>
  servedByDnsmasq(`dhcp-mac=set:node,00:40:63:c2:ca:c9\ndhcp-boot=tag:node,${file}\n`);

export const tftpParentRefused = faultRule({
  id: 'tftp/parent-refused',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The boot file that machines are told has `..` in its name, and dnsmasq serves the files.',
    why: 'dnsmasq refuses every name that has `/../` in it behind its root, also where it would lead to a file below the root: `cannot access /srv/tftp/../pxelinux.0: Permission denied`.',
    avoid: SITE('../tftp/pxelinux.0'),
    prefer: SITE('lpxelinux.0'),
    references: ['dnsmasq src/tftp.c, check_tftp_fileperm'],
  },
  story: ({ name }) => `dnsmasq refuses ${name}: it takes no ".." in names`,
  message: ({ name, console }, { who, single }) =>
    `${capital(who)} ${single ? 'is' : 'are'} told to load ${name}, and dnsmasq takes no ".." in names${
      console === undefined ? '' : `: ${console}`
    }. Write the name as it is below tftp-root.`,
  differsBy: ({ name }) => name,
  related: tftpRoot,
});
