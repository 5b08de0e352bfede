/** dnsmasq serves files, and no tftp-root says which: names begin at the top of its disk. */
import { servedByDnsmasq } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SITE = (root: string) => servedByDnsmasq('', `enable-tftp\n${root}`);

export const dnsmasqTftpRootNotTold = faultRule({
  id: 'dnsmasq/tftp-root-not-told',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The configuration has enable-tftp and no tftp-root, and the files of the boot lie in a folder.',
    why: 'Without tftp-root dnsmasq looks for every name at the top of its own disk: its log says `file /pxelinux.0 not found for 192.168.1.21`, and the ROM shows the same behind `PXE-T01:`. Files of the whole disk that everybody may read are given to who asks for them. Where the command line of the service names the root, all is well.',
    avoid: SITE(''),
    prefer: SITE('tftp-root=/srv/tftp\n'),
    references: ['dnsmasq(8), --tftp-root', 'dnsmasq src/tftp.c, tftp_request'],
  },
  story: ({ root }) => `no tftp-root is said, and the files lie in ${root}`,
  message: ({ path, root }) =>
    `No tftp-root stands beside enable-tftp: unless the command line names one, dnsmasq looks for ${path}, at the top of the disk, and does not find it. Add tftp-root=${root}.`,
  differsBy: ({ root }) => root,
});
