/** dnsmasq is told which folder to serve, and not to serve it: nobody gives out the boot files. */
import { servedByDnsmasq } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SITE = (enable: string) => servedByDnsmasq('', `${enable}tftp-root=/srv/tftp\n`);

export const dnsmasqTftpNotEnabled = faultRule({
  id: 'dnsmasq/tftp-not-enabled',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The configuration has a tftp-root and no enable-tftp, machines are sent to this server for their boot files, and no other TFTP server is set up.',
    why: 'tftp-root only says which folder is served once enable-tftp switches the service on. dnsmasq starts, answers DHCP, and does not open port 69: `PXE-E32: TFTP open timeout`. Where the command line of the service says --enable-tftp, or another TFTP server runs, all is well.',
    avoid: SITE(''),
    prefer: SITE('enable-tftp\n'),
    references: ['dnsmasq(8), --enable-tftp', 'dnsmasq src/dnsmasq.c, create_bound_listeners'],
  },
  story: ({ root }) => `dnsmasq does not serve ${root}: nothing says enable-tftp`,
  message: ({ root, console }, { who }) =>
    `tftp-root=${root} stands without enable-tftp, so dnsmasq serves no files, and nothing here says that another program does. ${capital(who)} will get no file${
      console === undefined ? '' : `: ${console}`
    }. Add enable-tftp.`,
  differsBy: ({ root }) => root,
});
