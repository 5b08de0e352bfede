/** dhcpd is told to listen on an interface that the server does not have. */
import { interfacesOf, type NetworkInterface } from '../../site/link/interfaces.js';
import type { Setting } from '../../site/settings/facts.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LISTENS = (name: string) =>
  miniature({
    'etc/network/interfaces':
      'auto eth0\niface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    'etc/default/isc-dhcp-server': `INTERFACESv4="${name}"\n`,
  });

/** Where each distribution says it. */
const SAID: readonly (readonly [string, RegExp])[] = [
  ['/etc/default/isc-dhcp-server', /^INTERFACES(?:v4)?$/],
  ['/etc/default/dhcp3-server', /^INTERFACES$/],
  ['/etc/sysconfig/dhcpd', /^(?:DHCPDARGS|DHCPD_INTERFACE)$/],
  ['/etc/conf.d/dhcpd', /^(?:DHCPD_)?IFACE$/],
];

export const svcDhcpdInterfaceUnknown: CheckRule = {
  id: 'svc/dhcpd-interface-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The settings of dhcpd name a network interface that no interface configuration of the server has.',
    why: 'There is no such card, or it has no address: the log says `No subnet declaration for eth7` and `Not configured to listen on any interfaces!`, and dhcpd ends.',
    avoid: LISTENS('eth7'),
    prefer: LISTENS('eth0'),
    references: ['dhcpd(8)', 'ISC dhcp common/discover.c', 'interfaces(5)'],
  },
  check({ site, report }) {
    const interfaces = interfacesOf(site) ?? [];
    // One file may speak of cards that it does not name.
    if (interfaces.length === 0 || interfaces.some(({ name }) => name === undefined)) return;
    for (const [path, name] of SAID) {
      const setting = site.settings.get(path)?.settings.findLast((one) => name.test(one.name.value));
      if (setting !== undefined) judge(setting, interfaces);
    }

    function judge(setting: Setting, known: readonly NetworkInterface[]): void {
      const names = new Set(known.map(({ name }) => base(name ?? '')));
      const words = (setting.value ?? '').split(/[\s,]+/).filter((word) => /^[a-z][\w.:-]*$/i.test(word));
      const absent = words.filter((word) => !names.has(base(word)));
      if (absent.length === 0) return;
      const [first] = known;
      report({
        at: setting.raw.place,
        message: `dhcpd is to listen on ${list(absent)}, and the server has only ${list([...names])} as far as its files tell: Not configured to listen on any interfaces! Correct the name.`,
        related:
          first === undefined
            ? []
            : [{ place: first.place, message: `the interface ${first.name ?? ''} is configured here` }],
      });
    }
  },
};

/** `eth0:1` is a second address of eth0. */
function base(name: string): string {
  return name.split(':')[0] ?? name;
}
