/** dnsmasq has a folder for files on other interfaces than those on which it gives addresses. */
import { hasHole } from '../../../grammars/dnsmasq/index.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const ROOT = (on: string) => servedByDnsmasq('interface=eth0\n', `enable-tftp\ntftp-root=/srv/tftp,${on}\n`);

export const dnsmasqTftpRootOtherInterface: CheckRule = {
  id: 'dnsmasq/tftp-root-other-interface',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Each tftp-root is for one interface, and none for those that `interface` names.',
    why: 'What asks on another interface has no root: dnsmasq looks for each name at the top of its own disk. Its log says `file /pxelinux.0 not found for 192.168.1.21`, and the ROM shows the same behind `PXE-T01:`.',
    avoid: ROOT('eth1'),
    prefer: ROOT('eth0'),
    references: ['dnsmasq(8), --tftp-root', 'dnsmasq src/tftp.c, tftp_request'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq?.tftp === undefined || dnsmasq.elsewhere.length + dnsmasq.unknown.length > 0) return;
    const { tftpRoots, interfaces, listens } = dnsmasq;
    const served = interfaces.filter(({ value }) => value !== 'lo');
    const names = served.map(({ value }) => value);
    const roots = tftpRoots.map((one) => one.interface);
    const [first] = tftpRoots;
    if (first === undefined || names.length === 0 || listens.length > 0) return;
    // A pattern may fit, and what a template fills in may be the name.
    if (names.some(isOpen)) return;
    if (roots.some((on) => on === undefined || names.includes(on) || isOpen(on))) return;
    report({
      at: first.path.place,
      message: `dnsmasq gives addresses on ${list(names, 3)}, and has this folder for ${first.interface} only: what asks on ${list(names, 3)} has no root, and each name is looked for at the top of the disk. Name the same interface, or none.`,
      related: served.map(({ place }) => ({ place, message: 'addresses are given here' })),
    });
  },
};

function isOpen(name: string): boolean {
  return hasHole(name) || !/^[\w.:@-]+$/.test(name);
}
