/** What the rules about names of configuration files share: the example, and the host that a name belongs to. */

import { distance } from '../../../grammars/text/index.js';
import type { MacAddress } from '../../site/address.js';
import type { DhcpHost } from '../../site/dhcpd/facts.js';
import type { Site } from '../../site/model.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import type { MiniatureSite, Related } from '../rule.js';
import { macsOf } from './hosts.js';
import { miniature } from './miniature.js';
import { configFiles } from './pxeconfigs.js';

const BOOT = `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`;

/** The miniature site with its configuration file under another name. */
export function named(name: string): MiniatureSite {
  return miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    [`srv/tftp/pxelinux.cfg/${name}`]: BOOT,
  });
}

/** The form `HH-xx-xx-xx-xx-xx-xx`, whatever the case of its digits. */
export const TYPED_MAC = /^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){6}$/;

/** True where a file of that name lies in the same directory. */
export function hasName(site: Site, config: PxeConfigFile, name: string): boolean {
  return site.pxe.some(
    ({ configs }) => configs.includes(config) && configs.some((other) => other.name === name),
  );
}

/** The host declaration that has the MAC, as the other side of the finding. */
export function hostOf(site: Site, mac: MacAddress): Related[] {
  const host = site.dhcp?.hosts.find(({ hardware }) => hardware.some((one) => one.mac === mac));
  return host === undefined
    ? []
    : [{ place: host.head, message: `host ${host.name.value} has this address` }];
}

/** Hosts without a configuration file of their own, by MAC: only they can be meant by a file that belongs to nobody. */
export function hostsWithoutFile(site: Site): [MacAddress, DhcpHost][] {
  const owners = new Map<MacAddress, DhcpHost>();
  for (const host of site.dhcp?.hosts ?? []) for (const mac of macsOf(host)) owners.set(mac, host);
  const named = new Set(
    configFiles(site).flatMap(({ client }) => (client.kind === 'mac' ? [client.mac] : [])),
  );
  return [...owners].filter(([mac]) => !named.has(mac));
}

/** The one whose MAC differs by a slip of the finger. */
export function nearestHost(
  hosts: readonly [MacAddress, DhcpHost][],
  mac: MacAddress,
): [MacAddress, DhcpHost] | undefined {
  return hosts.find(([other]) => distance(other, mac, 2) <= 2);
}
