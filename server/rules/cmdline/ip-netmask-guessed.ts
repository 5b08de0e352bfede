/** A static ip= has no netmask, and the one the kernel guesses is not that of the subnet. */
import { asksDhcp, parseIpParameter } from '../../boot/index.js';
import { namesServer, staticAddress, writtenIp } from '../../boot/linux/words/ipwords.js';
import { classfulMask, formatIpv4, type Ipv4Address } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import { fix, replace, writtenAt } from '../about/edits.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const TEN = (mask: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
subnet 10.1.2.0 netmask 255.255.255.0 {
  next-server 10.1.2.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 10.1.2.21;
}
`,
    'etc/exports': '/diskless/node21 10.1.2.21(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=10.1.2.1:/diskless/node21,vers=3 ip=10.1.2.21:10.1.2.1:10.1.2.1:${mask}:node21:eth0:off rw
`,
    'diskless/node21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  });

/** As the DHCP server's configuration has it for the network of the address. */
function netmaskOf(site: Site, address: Ipv4Address): Said<Ipv4Address> | undefined {
  return configurationOf(site)?.subnets.holding(address)?.maskSaid;
}

export const cmdlineIpNetmaskGuessed: CheckRule = {
  id: 'cmdline/ip-netmask-guessed',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A static ip= leaves the netmask out, and the kernel will guess another one than the subnet has.',
    why: 'The kernel takes the mask of the old address classes and says `IP-Config: Guessing netmask 255.0.0.0`. Machines that the wrong mask puts on the same wire are then asked for directly instead of through the router, and those that it leaves out cannot be reached at all.',
    avoid: TEN(''),
    prefer: TEN('255.255.255.0'),
    references: ['Linux net/ipv4/ipconfig.c, ic_defaults'],
  },
  check(context) {
    for (const { parameters, mode, nodes } of commandLines(context)) {
      const ip = mode === 'kernel-root' ? writtenIp(parameters) : undefined;
      const address = ip === undefined ? undefined : staticAddress(ip);
      if (ip === undefined || address === undefined) continue;
      const mask = ip.fields[3];
      if (mask !== undefined && mask.value !== '') continue;
      // With a server still to be asked for, the mask comes with the answer.
      if (asksDhcp(parseIpParameter(ip.value), namesServer(parameters))) continue;
      const said = netmaskOf(context.site, address.value);
      const guess = classfulMask(address.value);
      if (said === undefined || said.value === guess) continue;
      const right = formatIpv4(said.value);
      context.report({
        at: ip.word.valuePlace,
        message: `ip= of ${nodesNamed(nodes)} has the address ${formatIpv4(address.value)} and no netmask. The kernel will say "Guessing netmask ${formatIpv4(guess)}", but the subnet has ${right}. Write ${right} as the fourth field.`,
        related: [{ place: said.place, message: `the netmask here is ${right}` }],
        nodes,
        fixes: () =>
          mask === undefined || writtenAt(context.site, mask.place) !== mask.value
            ? []
            : [fix(`Write ${right}`, false, replace(mask.place, right))],
      });
    }
  },
};
