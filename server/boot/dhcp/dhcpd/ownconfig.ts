/** A site goes in; the fault of a dhcpd that is told to read a file that is not there comes out. */
import { isSlip } from '../../../../grammars/text/index.js';
import type { DhcpFacts } from '../../../site/dhcpd/facts.js';
import { configurationTold } from '../../../site/link/dhcpdconfig.js';
import type { Site } from '../../../site/model.js';
import type { ConfigurationMissing } from '../faults.js';
import { dhcpdSays } from './sentences.js';

/** In a copy that has none of the folder nothing is known of the file, unless its name is a slip away from the one that is there. */
export function configurationMissing(
  site: Site,
  { files: [file] }: DhcpFacts,
): ConfigurationMissing | undefined {
  const said = configurationTold(site.settings);
  const read = file === undefined ? undefined : site.tree.serverPath(file);
  if (said === undefined || read === undefined || said.value === read) return undefined;
  const there = site.tree.exists(said.value);
  const near = isSlip(said.value, read);
  if (there === 'yes' || (there === 'unknown' && !near)) return undefined;
  return {
    id: 'svc/dhcpd-config-name',
    effect: 'stops',
    at: said.place,
    others: [],
    // The repository may have another one for this file.
    assumed: site.root !== '/' && !near,
    log: dhcpdSays.cannotOpen.print({ file: said.value }),
    path: said.value,
    read,
  };
}
