/** What the rules about names of configuration files share: the example, and the host that a name belongs to. */

import { distance, MOST_COMPARED, slipsAmong } from '../../../../grammars/text/index.js';
import type { MacAddress } from '../../../site/address.js';
import { declarations, declarationsOf } from '../../../site/dhcp/declarations.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Place } from '../../../site/place.js';
import type { PxeConfigFile } from '../../../site/pxelinux/facts.js';
import type { MiniatureSite, Related } from '../../rule.js';
import { miniature } from '../miniature.js';
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
  return namesBeside(site).get(config)?.has(name) === true;
}

const namesBeside = once((site: Site): ReadonlyMap<PxeConfigFile, ReadonlySet<string>> => {
  const found = new Map<PxeConfigFile, ReadonlySet<string>>();
  for (const { configs } of site.pxe) {
    const names = new Set(configs.map(({ name }) => name));
    for (const config of configs) found.set(config, names);
  }
  return found;
});

/** A machine that the configuration of the DHCP server names. */
export interface Declared {
  readonly name: string;
  readonly mac: MacAddress;
  /** Of the hardware address. */
  readonly place: Place;
}

/** The declaration that has the MAC, as the other side of the finding. */
export function hostOf(site: Site, mac: MacAddress): Related[] {
  const [first] = declarationsOf(site, mac);
  return first === undefined ? [] : [{ place: first.head, message: `host ${first.name} has this address` }];
}

/** Declared machines by MAC; of two with one address the last. */
export const declaredMachines = once((site: Site): ReadonlyMap<MacAddress, Declared> => {
  const machines = new Map<MacAddress, Declared>();
  for (const { name, macs } of declarations(site))
    for (const { value, place } of macs) machines.set(value, { name, mac: value, place });
  return machines;
});

/** Those without a configuration file of their own: only they can be meant by a file that belongs to nobody. */
export function withoutFile(site: Site, machines: ReadonlyMap<MacAddress, Declared>): Declared[] {
  const named = new Set(
    configFiles(site).flatMap(({ client }) => (client.kind === 'mac' ? [client.mac] : [])),
  );
  return [...machines.values()].filter(({ mac }) => !named.has(mac));
}

/** Finds the one whose MAC differs from another one by a slip of the finger or two, and least; among many, by one. */
export function nearestOf(machines: readonly Declared[]): (mac: MacAddress) => Declared | undefined {
  if (machines.length <= MOST_COMPARED) return (mac) => nearest(machines, mac);
  const slipsOf = slipsAmong(machines, ({ mac }) => mac);
  return (mac) => slipsOf(mac)[0];
}

function nearest(machines: readonly Declared[], mac: MacAddress): Declared | undefined {
  let found: Declared | undefined;
  let least = 3;
  for (const machine of machines) {
    const differs = distance(machine.mac, mac, 2);
    if (differs >= least) continue;
    found = machine;
    least = differs;
  }
  return found;
}
