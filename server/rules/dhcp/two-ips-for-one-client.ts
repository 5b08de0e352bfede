/** A configuration file is for one dynamic address, and its root is exported to that address only; the kernel gets another one. */

import { asksDhcp, canonicalPath, ipParameter } from '../../boot/index.js';
import { formatIpv4, ipv4OfNumber } from '../../site/address.js';
import { isWithin } from '../../site/serverpath.js';
import { rangeWith, setsParameter } from '../about/dhcpd/dynamicranges.js';
import { startOf } from '../about/edits.js';
import { configFiles, readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const DYNAMIC = (statement: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `${statement}subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  max-lease-time 4294967295;
  default-lease-time 4294967295;
  range 192.168.1.100 192.168.1.110;
}
`,
    'etc/exports': '/diskless/kiosk 192.168.1.100(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/C0A80164': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp rw
`,
    'diskless/node21/etc/fstab': undefined,
    'diskless/kiosk/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  });

export const dhcpTwoIpsForOneClient: CheckRule = {
  id: 'dhcp/two-ips-for-one-client',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A PXELINUX file is named after one address of a dynamic range, and the root it names is exported to that address only, while the kernel asks DHCP itself.',
    why: 'The boot ROM sends a client identifier, the kernel sends none, so dhcpd takes them for two clients and gives out two addresses. PXELINUX reads the file for 192.168.1.100, the kernel comes as 192.168.1.101: the server logs `refused mount request from 192.168.1.101`, and the node shows `VFS: Unable to mount root fs via NFS`.',
    avoid: DYNAMIC(''),
    prefer: DYNAMIC('ignore-client-uids true;\n'),
    references: ['dhcpd.conf(5), ignore-client-uids', 'Linux net/ipv4/ipconfig.c', 'PXE specification 2.1'],
  },
  check({ site, boots, report }) {
    const { dhcp, exports } = site;
    if (dhcp === undefined || exports === undefined) return;
    if (setsParameter(dhcp, 'ignore-client-uids') || setsParameter(dhcp, 'duplicates')) return;
    const reading = readers(boots);
    for (const { file, name, client } of configFiles(site)) {
      if (client.kind !== 'address' || !client.canonical || client.digits.length !== 8) continue;
      const address = ipv4OfNumber(Number.parseInt(client.digits, 16));
      const range = rangeWith(dhcp, address);
      if (range === undefined) continue;
      for (const { kernel, root, node } of (reading.get(file) ?? []).slice(0, 1)) {
        if (kernel?.mode !== 'kernel-root' || root === undefined || node.host !== undefined) continue;
        const ip = ipParameter(kernel);
        if (ip?.address !== undefined || ip === undefined || !asksDhcp(ip, true)) continue;
        if (root.path.kind !== 'value' || root.own === 'no') continue;
        const path = canonicalPath(root.path.value);
        const admitted = exports.entries
          .filter((entry) => isWithin(path, canonicalPath(entry.path.value)))
          .flatMap(({ clients }) => clients);
        const [only] = admitted;
        if (admitted.length !== 1 || only?.address !== address) continue;
        const dotted = formatIpv4(address);
        report({
          at: startOf(file),
          message: `${name} is for ${dotted}, which dhcpd gives out of a range. The boot ROM gets it with its client identifier; the kernel asks without one and gets another address, but ${path} is exported to ${dotted} only: VFS: Unable to mount root fs via NFS. Give the machine a fixed-address, or set ignore-client-uids true.`,
          related: [
            { place: range.place, message: 'the range' },
            { place: only.place, message: `exported to ${dotted} only` },
          ],
        });
      }
    }
  },
};
