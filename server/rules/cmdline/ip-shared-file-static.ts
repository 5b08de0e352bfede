/** Several machines read one configuration file, and it gives them all the same static address. */

import { staticAddress, writtenIp } from '../../boot/linux/words/ipwords.js';
import { formatIpv4 } from '../../site/address.js';
import { groupBy } from '../../site/groups.js';
import { fix, replace, writtenAt } from '../about/edits.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { changed, miniature } from '../about/miniature.js';
import { stopsAt } from '../about/stopped.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SHARED = (ip: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      'host node21 {',
      'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
    ),
    'etc/exports': '/diskless/kiosk 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=${ip} ro
`,
    'diskless/node21/etc/fstab': undefined,
  });

export const cmdlineIpSharedFileStatic: CheckRule = {
  id: 'cmdline/ip-shared-file-static',
  // Each of them boots alone; what the second one does to the first no boot of one machine shows.
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A configuration file that several machines read gives them all one static address.',
    why: 'The first machine boots. When the second one comes up with the same address, the answers of the NFS server go to whichever was heard last, and both hang with `nfs: server 192.168.1.1 not responding, still trying`.',
    avoid: SHARED('192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0::eth0:off'),
    prefer: SHARED('dhcp'),
    references: ['Linux net/ipv4/ipconfig.c', 'Syslinux doc/pxelinux.txt'],
  },
  check(context) {
    const machines = new Map(context.boots.map(({ node }) => [node.name, node]));
    for (const { parameters, mode, nodes } of commandLines(context)) {
      const ip = mode === 'unknown' ? undefined : writtenIp(parameters);
      const address = ip === undefined ? undefined : staticAddress(ip);
      if (ip === undefined || address === undefined) continue;
      // Two declarations of one machine have one address between them, or one card.
      const named = nodes.filter((name) => machines.get(name)?.mac !== undefined);
      const distinct = groupBy(named, (name) => machines.get(name)?.addresses[0] ?? name);
      const cards = new Set(named.map((name) => machines.get(name)?.mac));
      if (
        distinct.size < 2 ||
        cards.size < 2 ||
        stopsAt(context.boots, 'nfsroot/address-of-server', address.place)
      )
        continue;
      context.report({
        at: address.place,
        message: `All of ${nodesNamed(named)} read this file, and ip= gives each of them the address ${formatIpv4(address.value)}. Only the first one that is switched on works. Write ip=dhcp, or a file for each machine.`,
        nodes: named,
        fixes: () =>
          writtenAt(context.site, ip.word.valuePlace) === ip.value
            ? [fix('Write ip=dhcp', false, replace(ip.word.valuePlace, 'dhcp'))]
            : [],
      });
    }
  },
};
