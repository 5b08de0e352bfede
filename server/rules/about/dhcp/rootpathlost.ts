/** Facts of dnsmasq.conf go in; the line comes out that was to tell machines the path of their root, and tells it to nobody. */
import { isSlip } from '../../../../grammars/text/index.js';
import type { DnsmasqFacts, DnsmasqOption, TagCondition } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Place, Said } from '../../../site/place.js';
import { baseName, canonicalPath, join } from '../../../site/serverpath.js';
import { isGivenByDnsmasq, isWhole, tagsSet } from './dnsmasqtags.js';

const ROOT_PATH = 17;

/** The file of hosts or options that is meant by one that is not there. */
export function entriesMeant({ tree }: Site, { value: path }: Said<string>): string | undefined {
  if (!path.startsWith('/') || tree.exists(path) !== 'no') return undefined;
  const folder = join(canonicalPath(path), '..');
  const name = (tree.list(folder) ?? []).find((one) => isSlip(baseName(path), one));
  return name === undefined ? undefined : join(folder, name);
}

/** It tells machines with a tag the path of their root. */
export function tellsRoot(facts: DnsmasqFacts, condition: TagCondition): DnsmasqOption | undefined {
  return rootOptions(facts).get(condition);
}

const rootOptions = once(
  ({ options }: DnsmasqFacts): ReadonlyMap<TagCondition, DnsmasqOption> =>
    new Map(
      options
        .filter(({ code }) => code === ROOT_PATH)
        .flatMap((option) => option.tags.map((condition) => [condition, option] as const)),
    ),
);

export const rootPathLost = once((site: Site): Place | undefined => {
  const { dnsmasq } = site;
  if (dnsmasq === undefined) return undefined;
  const entries = dnsmasq.elsewhere.find((one) => entriesMeant(site, one) !== undefined);
  if (entries !== undefined) return entries.place;
  if (!isWhole(dnsmasq)) return undefined;
  const set = tagsSet(dnsmasq);
  const isLost = ({ name, not }: TagCondition): boolean =>
    !not && name !== '' && !set.has(name) && !isGivenByDnsmasq(dnsmasq, name);
  return dnsmasq.options
    .filter(({ code }) => code === ROOT_PATH)
    .flatMap(({ tags }) => tags)
    .find(isLost)?.place;
});
