/** dnsmasq serves files on other interfaces than those on which it gives addresses. */
import { servedByDnsmasq } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const TFTP = (on: string) => servedByDnsmasq('interface=eth0\n', `enable-tftp=${on}\ntftp-root=/srv/tftp\n`);

export const dnsmasqTftpOtherInterface = faultRule({
  id: 'dnsmasq/tftp-other-interface',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'enable-tftp names interfaces, and none of those that `interface` names.',
    why: 'dnsmasq gives addresses and the name of the boot file on the ones, and files on the others only: a machine gets no answer to its request, `PXE-E32: TFTP open timeout`, and the log has no line about it.',
    avoid: TFTP('eth1'),
    prefer: TFTP('eth0'),
    references: ['dnsmasq(8), --enable-tftp'],
  },
  story: ({ served, tftp }) =>
    `dnsmasq gives addresses on ${list(served, 3)}, and files on ${list(tftp, 3)} only`,
  message: ({ served, tftp, console }, { who }) =>
    `dnsmasq gives addresses on ${list(served, 3)}, and files on ${list(tftp, 3)} only: ${who} will get no file${console === undefined ? '' : `: ${console}`}. Write enable-tftp without an interface, or name the same one.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'addresses are given here' })),
});
