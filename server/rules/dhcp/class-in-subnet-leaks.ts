/** A class is declared inside a subnet, but classes are global: its members elsewhere get that subnet's options. */
import { formatIpv4 } from '../../site/address.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const CLASS = `class "pxeclients" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  filename "pxelinux.0";
}
`;
const SITE = (inside: string, outside: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `next-server 192.168.1.1;
${outside}subnet 192.168.1.0 netmask 255.255.255.0 {
  option routers 192.168.1.1;
${inside}}
subnet 192.168.2.0 netmask 255.255.255.0 {
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
  });

export const dhcpClassInSubnetLeaks: CheckRule = {
  id: 'dhcp/class-in-subnet-leaks',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A class is declared inside a subnet, shared network or group.',
    why: 'Classes are global wherever they stand. A member on another subnet gets the statements around the class as well: routers, next-server and lease times of a network it is not on.',
    avoid: SITE(CLASS, ''),
    prefer: SITE('', CLASS),
    references: ['ISC dhcp server/confpars.c, clone_group', 'dhcpd.conf(5), Client classing'],
  },
  check({ site: { dhcp }, report }) {
    const leaks = (dhcp?.subnets.length ?? 0) > 1;
    const inside = (dhcp?.classes ?? []).flatMap(({ name, head, parent }) =>
      parent === undefined || parent.kind === 'global' ? [] : [{ name: name.value, head, parent }],
    );
    for (const together of groupBy(inside, ({ parent }) => placeKey(parent.head)).values()) {
      const [first, ...others] = together;
      const { head, parent } = first;
      const one = others.length === 0;
      const where =
        parent.kind === 'subnet'
          ? `the subnet ${formatIpv4(parent.network.value)}`
          : `a ${parent.kind.replace('-', ' ')}`;
      const names = list(together.map(({ name }) => `"${name}"`));
      report({
        at: head,
        severity: leaks ? 'warning' : 'info',
        message: `${one ? `Class ${names} is` : `The classes ${names} are`} declared inside ${where}, but classes are global. ${
          leaks
            ? 'A member on another subnet gets the statements around the class, too.'
            : 'With this one subnet it makes no difference; with a second one its members there would get the statements around the class, too.'
        } Move ${one ? 'it' : 'them'} to the top level.`,
        related: [{ place: parent.head, message: 'its statements come along' }],
      });
    }
  },
};
