/** The configuration that PXELINUX uses goes in; what a person may choose instead of what starts by itself comes out. */
import type { Site } from '../../../site/model.js';
import { samePlace } from '../../../site/place.js';
import type { PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import { openedConfigurations } from '../../../site/pxelinux/opened.js';
import { tftpFile } from '../../files/tftp.js';
import { leadsToRoot } from '../../linux/root/root.js';
import type { Reported } from '../../stage.js';
import type { Loading } from '../../trace.js';
import { configAt, configurationAt } from '../configurations.js';
import type { Asked, Choice } from '../port.js';
import { labelFaults } from './entryfiles.js';
import { labelKernel } from './kernel.js';
import { NOTHING } from './start.js';

/** Menus that lead to menus are read so far. */
const MOST_FILES = 20;

/** A menu that people choose from has fewer; a file that a program wrote says nothing new behind them. */
export const MOST_ENTRIES = 200;

export function entries(asked: Asked, loading: Loading): Choice[] {
  if (loading.used.kind !== 'value') return [];
  const { config } = configurationAt(asked.site, loading.used.value.file);
  if (config.kind !== 'value' || config.value.uboot) return [];
  const { entry, prefix } = loading;
  const others = withMenus(asked.site, prefix, config.value).flatMap((file) =>
    file.labels
      .filter(({ place }) => entry.kind !== 'value' || !samePlace(entry.value.place, place))
      .map((label) => ({ file, label })),
  );
  return others.slice(0, MOST_ENTRIES).flatMap(({ file, label }) => choice(asked, prefix, file, label));
}

/** The file, and those that its menus and entries open. */
export function withMenus(site: Site, prefix: string, first: PxeConfigFile): PxeConfigFile[] {
  const files = [first];
  for (const file of files) {
    for (const name of openedConfigurations(file)) {
      const { path } = tftpFile(site, prefix + name);
      const found = path === undefined ? undefined : configAt(site, path);
      if (found !== undefined && !files.includes(found) && files.length < MOST_FILES) files.push(found);
    }
  }
  return files;
}

function choice(asked: Asked, prefix: string, file: PxeConfigFile, label: PxeLabel): Choice[] {
  const { site, answer, file: program } = asked;
  if (label.kernel === undefined || label.kernel.directive === 'CONFIG') return [];
  const kernel = labelKernel(site, prefix, file, label, NOTHING, answer);
  if (kernel === undefined) return [];
  const faults = labelFaults({ site, prefix, name: program.name }, file, label, kernel);
  const sources = [kernel.imagePlace, kernel.place];
  const report: Reported = { stage: 'kernel', program: 'pxelinux', faults, sources };
  const entry = { name: label.name.value, place: label.place };
  // What leads to no root that is known, such as a memory test, is followed no further than to its files.
  const follows = leadsToRoot(kernel) && !losesGlobal(file, label);
  const followed = follows ? { kernel } : {};
  const loaded = { ...followed, assumptions: [], reports: faults.length > 0 ? [report] : [] };
  return [{ entry, loaded: { ...loaded, kind: faults.length > 0 ? 'stops' : 'doubtful' } }];
}

/** Its own APPEND takes the place of a global one that tells the network or the root: that is a finding of its own. */
function losesGlobal({ append: global }: PxeConfigFile, { append }: PxeLabel): boolean {
  if (global === undefined || append === undefined || samePlace(global.place, append.place)) return false;
  const own = new Set(append.parameters.map(({ name }) => name));
  return global.parameters.some(({ name }) => ['root', 'nfsroot', 'ip'].includes(name) && !own.has(name));
}
