/** The hardware address in the name of a file goes in; the declared machine that is meant comes out, where the one has a wrong digit. */

import { type MacAddress, normaliseMac } from '../../../site/address.js';
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import { baseName } from '../../../site/serverpath.js';
import { configFiles, macFileName } from './pxeconfigs.js';
import { type Declared, declaredMachines, nearestOf, withoutFile } from './pxefilenames.js';

/** `52-54-00-00-07-01.ipxe`, `525400000701.ipxe`, `mac-525400000701.ipxe`. */
const MAC_IN_NAME = /(?:^|[^0-9a-f])((?:[0-9a-f]{2}-){5}[0-9a-f]{2}|[0-9a-f]{12})(?![0-9a-f-])/i;

/** The machine whose script it is, by its name. */
export function macOfScript({ file }: IpxeScript): MacAddress | undefined {
  const digits = MAC_IN_NAME.exec(baseName(file))?.[1]?.replaceAll('-', '');
  return digits === undefined ? undefined : normaliseMac(digits.toLowerCase().replace(/..(?=.)/g, '$&:'));
}

/** The hardware addresses in the names of files of all loaders. */
export const namedMacs = once((site: Site): ReadonlySet<MacAddress> => {
  const clients = [...configFiles(site), ...site.grub].map(({ client }) => client);
  return new Set([
    ...clients.flatMap((client) => (client.kind === 'mac' ? [client.mac] : [])),
    ...site.ipxe.flatMap((script) => macOfScript(script) ?? []),
  ]);
});

/** The hardware addresses in the names of GRUB's files. */
const ofGrub = once(
  (site: Site): ReadonlySet<MacAddress> =>
    new Set(site.grub.flatMap(({ client }) => (client.kind === 'mac' ? [client.mac] : []))),
);

/** Those without a file of their own for GRUB, which may have one for another loader. */
const nearestWithoutGrub = once((site: Site) =>
  nearestOf([...declaredMachines(site).values()].filter(({ mac }) => !ofGrub(site).has(mac))),
);

/** One without a file of its own for GRUB, whose address differs by a slip of the finger. */
export function machineMeantByGrub(site: Site, mac: MacAddress): Declared | undefined {
  return nearestWithoutGrub(site)(mac);
}

/** The hardware addresses in the names of PXELINUX's files. */
const ofPxelinux = once(
  (site: Site): ReadonlySet<MacAddress> =>
    new Set(configFiles(site).flatMap(({ client }) => (client.kind === 'mac' ? [client.mac] : []))),
);

const nearestWithoutPxelinux = once((site: Site) => nearestOf(withoutFile(site, declaredMachines(site))));

/** What a declared machine asks for, where the file of one that no server names is meant for it. */
export function fileMeant(site: Site, stranger: MacAddress): string | undefined {
  if (declaredMachines(site).has(stranger)) return undefined;
  const byPxelinux = ofPxelinux(site).has(stranger) ? nearestWithoutPxelinux(site)(stranger) : undefined;
  if (byPxelinux !== undefined) return macFileName(byPxelinux.mac);
  const byGrub = ofGrub(site).has(stranger) ? machineMeantByGrub(site, stranger) : undefined;
  return byGrub === undefined ? undefined : `grub.cfg-${macFileName(byGrub.mac)}`;
}

const nearestWithoutAny = once((site: Site) =>
  nearestOf([...declaredMachines(site).values()].filter(({ mac }) => !namedMacs(site).has(mac))),
);

/** One without a file of its own, whose address differs by a slip of the finger. */
export function machineMeant(site: Site, mac: MacAddress): Declared | undefined {
  return nearestWithoutAny(site)(mac);
}
