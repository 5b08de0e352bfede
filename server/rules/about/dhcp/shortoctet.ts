/** The place of a hardware address goes in; whether one of its octets has lost a digit comes out: the others are written with both. */
import type { Site } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import { hardware } from '../causes.js';
import { writtenAt } from '../edits.js';

/** `02:00:00:00:00:a` of someone who writes zeros in front. Undefined where no digit is missing. */
export function shortAddress(site: Site, place: Place): string | undefined {
  const written = writtenAt(site, place);
  const octets = written.split(':');
  const short = octets.filter((octet) => octet.length === 1);
  const isShort = octets.length === 6 && short.length === 1 && octets.some((octet) => /^0./.test(octet));
  return isShort ? written : undefined;
}

/** What makes one finding of it and of a file that is named after the whole address. */
export function ofShortAddress(site: Site, place: Place) {
  return shortAddress(site, place) === undefined
    ? undefined
    : hardware(place, 1, 'this file is named after the whole address, most likely');
}
