/** The hardware address in the name of a file goes in; the declared machine that is meant comes out, where the one has a wrong digit. */

import { type MacAddress, normaliseMac } from '../../../site/address.js';
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import { baseName } from '../../../site/serverpath.js';
import { configFiles } from './pxeconfigs.js';
import { type Declared, declaredMachines, nearest } from './pxefilenames.js';

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

/** One without a file of its own, whose address differs by a slip of the finger. */
export function machineMeant(site: Site, mac: MacAddress): Declared | undefined {
  const machines = [...declaredMachines(site).values()];
  return nearest(
    machines.filter((machine) => !namedMacs(site).has(machine.mac)),
    mac,
  );
}
