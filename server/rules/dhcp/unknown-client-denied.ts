/** A machine has a configuration file or a place in the site's list, but dhcpd does not answer it. */

import { hardware } from '../about/causes.js';
import { addressMeant, declarationMeant } from '../about/dhcp/nocard.js';
import { machineMeant } from '../about/loaders/macfiles.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const POOL = (host: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n}\n',
      `  filename "pxelinux.0";\n  pool {\n    range 192.168.1.100 192.168.1.150;\n    deny unknown-clients;\n  }\n}\n${host}`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

export const dhcpUnknownClientDenied = faultRule({
  id: 'dhcp/unknown-client-denied',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A machine that the site knows by its MAC has no host declaration, and no pool takes machines without one.',
    why: 'dhcpd does not answer it: the log says `no free leases` or `unknown client`, the screen `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: POOL(''),
    prefer: POOL('host kiosk {\n  hardware ethernet 00:16:3e:11:22:33;\n}\n'),
    references: ['dhcpd.conf(5), allow and deny', 'ISC dhcp server/dhcp.c'],
  },
  saidBy: ({ fromFile }) =>
    fromFile ? ['pxe/mac-file-without-host', 'grub/mac-file-without-host'] : 'dhcp/pool-for-nobody',
  cause({ mac, fromFile, program }, { site }) {
    const meant =
      fromFile && mac !== undefined ? (addressMeant(site, mac) ?? declarationMeant(site)) : undefined;
    return meant && hardware(meant, 1, `this file is for ${mac}, which is a stranger to ${program}`);
  },
  // The machine of a file may be gone long since.
  story: ({ reason, program }) =>
    `${program} does not answer a machine without a host declaration: ${reason}`,
  message: ({ mac, reason, fromFile, program }, { who }) =>
    `${program} does not answer ${mac ?? who}${
      fromFile ? ', the machine of this file' : ''
    } (${reason}): it has no host declaration, and ${program === 'dnsmasq' ? 'none of its addresses is for machines without one' : 'no pool takes machines without one'}. It shows PXE-E51: No DHCP or proxyDHCP offers were received. ${
      fromFile ? 'Declare the host, or remove the file if the machine is gone.' : 'Declare the host.'
    }`,
  related({ permit, at, mac, fromFile }, { site }) {
    const meant = fromFile && mac !== undefined ? machineMeant(site, mac) : undefined;
    const near =
      meant === undefined
        ? []
        : [
            {
              place: meant.place,
              message: `${meant.name} is ${meant.mac}, and has no file: a digit is wrong here or there`,
            },
          ];
    if (permit !== undefined)
      return permit === at ? near : [...near, { place: permit, message: 'this keeps it out' }];
    if (near.length > 0) return near;
    const subnets = site.dhcp?.subnets.slice(0, 1) ?? [];
    return subnets.map(({ head }) => ({ place: head, message: 'no range here is open to it' }));
  },
});
