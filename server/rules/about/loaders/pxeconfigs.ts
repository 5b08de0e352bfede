/** The PXELINUX configuration files of a site, and which nodes read which. */

import { configRead } from '../../../boot/index.js';
import type { BootTrace } from '../../../boot/trace.js';
import type { MacAddress } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import { once as onceForEach } from '../../../site/once.js';
import type { PxeConfigFile } from '../../../site/pxelinux/facts.js';
import { once } from '../once.js';

export function configFiles(site: Site): PxeConfigFile[] {
  return site.pxe.flatMap(({ configs }) => configs);
}

/** The same with those that their menus open, each file once. */
export const allConfigFiles = onceForEach((site: Site): readonly PxeConfigFile[] => {
  const files = site.pxe.flatMap(({ configs, opened }) => [...configs, ...opened]);
  return [...new Map(files.map((config) => [config.file, config])).values()];
});

const byFile = onceForEach(
  (site: Site): ReadonlyMap<string, PxeConfigFile> =>
    new Map(configFiles(site).map((config) => [config.file, config])),
);

/** The configuration that a machine starts from. */
export function configOf(site: Site, trace: BootTrace): PxeConfigFile | undefined {
  return byFile(site).get(configRead(trace) ?? '');
}

/** The nodes that read each configuration file, by its path. */
export const readers = once((boots): ReadonlyMap<string, readonly BootTrace[]> => {
  const reading = new Map<string, BootTrace[]>();
  for (const trace of boots) {
    const file = configRead(trace);
    if (file === undefined) continue;
    const known = reading.get(file);
    if (known === undefined) reading.set(file, [trace]);
    else known.push(trace);
  }
  return reading;
});

/** The canonical name of a MAC's file: type, then the octets, lower case, dashes. */
export function macFileName(mac: MacAddress, type = 1): string {
  return `${type.toString(16).padStart(2, '0')}-${mac.replaceAll(':', '-')}`;
}
