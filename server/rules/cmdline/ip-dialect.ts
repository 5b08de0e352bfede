/** ip= is written for another reader than the one that gets it: dracut's device:method for the kernel, or a static address for dracut. */

import { readAsAddress } from '../../boot/index.js';
import { formatIpv4, parseIpv4 } from '../../site/address.js';
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { deviceFirst, writtenIp } from '../about/ipwords.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const cmdlineIpDialect: CheckRule = {
  id: 'cmdline/ip-dialect',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'ip= is written in the form of another program than the one that reads it.',
    why: "dracut and systemd read `ip=eth0:dhcp`. The kernel knows only `client:server:gateway:netmask:host:device:method` and takes the two words for addresses: `IP-Config: Complete: device=eth0, ipaddr=200.0.0.0`, `bootserver=62.0.0.0`, then `VFS: Unable to mount root fs via NFS`. The other way round, dracut takes a static address without a method for a request to ask DHCP, and stops with `Sorry, setting client-ip does not make sense for 'dhcp'`.",
    avoid: miniature(changed(NAME, 'ip=dhcp', 'ip=eth0:dhcp')),
    prefer: miniature(changed(NAME, 'ip=dhcp', 'ip=:::::eth0:dhcp')),
    references: [
      'Linux net/ipv4/ipconfig.c, ip_auto_config_setup',
      'Linux Documentation/admin-guide/nfs/nfsroot.rst',
      'dracut.cmdline(7)',
    ],
  },
  check(context) {
    for (const { parameters, mode, nodes, stage } of commandLines(context)) {
      if (mode === 'kernel-root') {
        const ip = writtenIp(parameters);
        if (ip === undefined || !deviceFirst(ip)) continue;
        const [device = '', method = ''] = ip.value.split(':');
        context.report({
          at: ip.word.valuePlace,
          message: `ip=${ip.value} of ${nodesNamed(nodes)} is the form that dracut reads. Here the kernel itself configures the network, and takes "${device}" for the address ${formatIpv4(readAsAddress(device))}: it asks no DHCP server, and the root cannot be mounted. Write ip=:::::${device}:${method}, or ip=${method}.`,
          nodes,
          fixes: () => [
            fix(
              `Write ip=:::::${device}:${method}`,
              false,
              replace(ip.word.valuePlace, `:::::${device}:${method}`),
            ),
          ],
        });
      } else if (stage.dialect === 'dracut') {
        const word = parameters.findLast(({ name }) => name === 'ip');
        const [client = '', , , , , , method = ''] = word?.value?.split(':') ?? [];
        if (word?.value === undefined || parseIpv4(client) === undefined) continue;
        if (!['', 'dhcp', 'on', 'any'].includes(method)) continue;
        context.report({
          at: word.place,
          severity: 'warning',
          message: `dracut gets ip=${word.value} from ${nodesNamed(nodes)}: an address, and ${method === '' ? 'no method, which it takes for dhcp' : `the method ${method}`}. Without NetworkManager in the initramfs it stops with "Sorry, setting client-ip does not make sense for '${method || 'dhcp'}'". ${
            word.place.span.start === word.valuePlace.span.start
              ? 'Take bit 1 out of SYSAPPEND (IPAPPEND 2 instead of 3), and write ip=dhcp.'
              : 'Write none as the seventh field, or ip=dhcp.'
          }`,
          nodes,
        });
      }
    }
  },
};
