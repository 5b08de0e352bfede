/** A file and the verdict of its site go in; what each machine that the file declares comes to comes out, at the declaration. */

import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import type { Place } from '../site/place.js';
import { groupsByName } from './machines.js';
import { outcomeText } from './outcome-text.js';
import type { SiteVerdict } from './site-verdict.js';

export interface Lens {
  /** The declaration. */
  readonly place: Place;
  readonly title: string;
  /** The machine. */
  readonly name: string;
}

export function lenses(site: Site, file: DiskPath, verdict: SiteVerdict): Lens[] {
  const groups = groupsByName(verdict);
  return site.nodes
    .filter(({ place }) => place.file === file)
    .flatMap(({ name, place }) => {
      const mine = groups.get(name) ?? [];
      const told = mine.map((group) => {
        const firmwares = group.members.find((member) => member.name === name)?.firmwares ?? [];
        const as = firmwares.length === 0 ? '' : `as ${firmwares.join(', ')}: `;
        return as + outcomeText(site, group);
      });
      return told.length === 0 ? [] : [{ place, title: told.join('; '), name }];
    });
}
