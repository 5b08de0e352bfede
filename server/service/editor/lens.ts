/** A file, and what is known of the boots of its site, go in; what each machine that the file declares comes to comes out, at the declaration, and who mounts what it exports. */
import { nodesNamed } from '../../rules/about/wording.js';

import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { membershipsByName } from '../verdict/machines.js';
import { outcomeText } from '../verdict/outcome-text.js';
import type { SiteVerdict } from '../verdict/site-verdict.js';
import type { ExportUses } from './export-uses.js';

export interface Lens {
  /** The declaration. */
  readonly place: Place;
  readonly title: string;
  /** The machine. */
  readonly name: string | undefined;
}

export function lenses(site: Site, file: DiskPath, verdict: SiteVerdict, uses: ExportUses): Lens[] {
  return [...machinesIn(site, file, verdict), ...exportsIn(site, file, uses)];
}

/** Of a line that no known machine mounts nothing is said: its fstab may be on its own disk. */
function exportsIn({ exports }: Site, file: DiskPath, uses: ExportUses): Lens[] {
  return (exports?.entries ?? []).flatMap((entry) => {
    const used = entry.path.place.file === file ? uses.of(entry) : undefined;
    if (used === undefined) return [];
    const told = [
      ...(used.roots.length === 0 ? [] : [`root of ${nodesNamed(used.roots)}`]),
      ...(used.mounts.length === 0 ? [] : [`mounted by ${nodesNamed(used.mounts)}`]),
    ];
    return [{ place: entry.path.place, title: told.join('; '), name: undefined }];
  });
}

function machinesIn(site: Site, file: DiskPath, verdict: SiteVerdict): Lens[] {
  const memberships = membershipsByName(verdict);
  return site.nodes
    .filter(({ place }) => place.file === file)
    .flatMap(({ name, place }) => {
      const told = (memberships.get(name) ?? []).map(({ group, member: { firmwares } }) => {
        const as = firmwares.length === 0 ? '' : `as ${firmwares.join(', ')}: `;
        return as + outcomeText(site, group);
      });
      return told.length === 0 ? [] : [{ place, title: told.join('; '), name }];
    });
}
