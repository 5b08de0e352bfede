/** A site and its verdict go in; each of its machines with what it comes to, under each firmware, comes out. */

import type { Firmware, Verdict } from '../../boot/index.js';
import type { MacAddress } from '../../site/address.js';
import { addTo } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { outcomeText } from './outcome-text.js';
import type { Group, Member, SiteVerdict } from './site-verdict.js';

/** What a machine comes to, as people read it, and the line that is at fault. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly told: string;
  readonly at: Place | undefined;
}

export interface Machine extends Outcome {
  readonly name: string;
  readonly mac: MacAddress | undefined;
  /** Its declaration. */
  readonly place: Place;
  /** Where the site tells firmwares of it apart: what it comes to under each. */
  readonly firmwares: readonly (Outcome & { readonly firmware: Firmware })[];
}

/** What a machine comes to, as one of those that come to the same. */
export interface Membership {
  readonly group: Group;
  readonly member: Member;
}

/** By name, first what decides. */
export function membershipsByName({ groups }: SiteVerdict): ReadonlyMap<string, readonly Membership[]> {
  const found = new Map<string, Membership[]>();
  for (const group of [...groups].sort((a, b) => Number(b.decides) - Number(a.decides))) {
    for (const member of group.members) addTo(found, member.name, { group, member });
  }
  return found;
}

function outcomeOf(site: Site, group: Group): Outcome {
  return { verdict: group.verdict, told: outcomeText(site, group), at: group.cause?.at };
}

/** In the order of the site. */
export function machines(site: Site, verdict: SiteVerdict): Machine[] {
  const memberships = membershipsByName(verdict);
  return site.nodes.flatMap(({ name, mac, place }): Machine[] => {
    const mine = memberships.get(name) ?? [];
    const [decides] = mine;
    if (decides === undefined) return [];
    const firmwares = mine.flatMap(({ group, member }) =>
      member.firmwares.map((firmware) => ({ firmware, ...outcomeOf(site, group) })),
    );
    return [{ name, mac, place, firmwares, ...outcomeOf(site, decides.group) }];
  });
}
