/** The hardware address in the name of a file goes in; the declared machine that is meant comes out, where the one has a wrong digit. */

import { type MacAddress, normaliseMac } from '../../../site/address.js';
import type { GrubFileName } from '../../../site/grub/facts.js';
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { PxeFileName } from '../../../site/pxelinux/facts.js';
import { baseName } from '../../../site/serverpath.js';
import { configFiles, macFileName } from './pxeconfigs.js';
import { type Declared, declaredMachines, nearest, withoutFile } from './pxefilenames.js';

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

/** One without a file of its own for GRUB, which may have one for another loader. */
export function machineMeantByGrub(site: Site, mac: MacAddress): Declared | undefined {
  const machines = [...declaredMachines(site).values()];
  return nearest(
    machines.filter((machine) => !ofGrub(site).has(machine.mac)),
    mac,
  );
}

/** What a declared machine asks for, where the file of one that no server names is meant for it. */
export function fileMeant(site: Site, stranger: MacAddress): string | undefined {
  const machines = declaredMachines(site);
  if (machines.has(stranger)) return undefined;
  const isOwn = ({ client }: { readonly client: PxeFileName | GrubFileName }): boolean =>
    client.kind === 'mac' && client.mac === stranger;
  const byPxelinux = configFiles(site).some(isOwn)
    ? nearest(withoutFile(site, machines), stranger)
    : undefined;
  if (byPxelinux !== undefined) return macFileName(byPxelinux.mac);
  const byGrub = site.grub.some(isOwn) ? machineMeantByGrub(site, stranger) : undefined;
  return byGrub === undefined ? undefined : `grub.cfg-${macFileName(byGrub.mac)}`;
}

/** One without a file of its own, whose address differs by a slip of the finger. */
export function machineMeant(site: Site, mac: MacAddress): Declared | undefined {
  const machines = [...declaredMachines(site).values()];
  return nearest(
    machines.filter((machine) => !namedMacs(site).has(machine.mac)),
    mac,
  );
}
