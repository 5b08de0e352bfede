/** The hardware address of a machine goes in; the declaration with an address of no card that is meant for it comes out. */
import { distance } from '../../../../grammars/text/index.js';
import type { MacAddress } from '../../../site/address.js';
import { configurationOf } from '../../../site/dhcp/configurations.js';
import { declarations } from '../../../site/dhcp/declarations.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Place, Said } from '../../../site/place.js';
import { namedMacs } from '../loaders/macfiles.js';

/** An octet too few or too many, or a first octet that makes it the address of a group. */
function isOfNoCard(address: string): boolean {
  const octets = address.split(':');
  if (octets.length === 6) return (Number.parseInt(octets[0] ?? '', 16) & 1) === 1;
  return octets.length === 5 || octets.length === 7;
}

const ofNoCard = once((site: Site): readonly Said<string>[] =>
  [
    ...declarations(site).flatMap(({ macs, noCards = [] }) => [...macs, ...noCards]),
    // A line of dnsmasq with such an address alone names no machine.
    ...(site.dnsmasq?.hosts ?? []).flatMap(({ hardware }) =>
      hardware.filter(({ value }) => value.split(':').length !== 6),
    ),
  ].filter(({ value }) => isOfNoCard(value)),
);

/** The one declaration without any identifier, or with that of another, where the files of loaders name one machine that has no declaration. */
export function declarationMeant(site: Site): Place | undefined {
  const known = new Set<MacAddress>();
  const again: Place[] = [];
  for (const { macs } of declarations(site))
    for (const { value, place } of macs) {
      if (known.has(value)) again.push(place);
      known.add(value);
    }
  const without = [...(configurationOf(site)?.nobodies ?? []), ...again];
  const strangers = [...namedMacs(site)].filter((mac) => !known.has(mac));
  return without.length === 1 && strangers.length === 1 ? without[0] : undefined;
}

/** The one address that becomes that of the machine where an octet is taken out or put in, or a digit is mended. */
export function addressMeant(site: Site, mac: MacAddress): Place | undefined {
  const near = ofNoCard(site).filter(({ value }) => distance(value.toLowerCase(), mac, 3) <= 3);
  return near.length === 1 ? near[0]?.place : undefined;
}
