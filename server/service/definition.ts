/** A place in a file goes in, the places that define what stands there come out, across all files of the site. */

import { touches } from '../../grammars/text/index.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import type { Place } from '../site/place.js';
import { coveringDefinitions, occurrenceAt, occurrences } from './occurrences.js';

/**
 * A directory leads to its export and, where it is a node's root, to that node's fstab; a host to its PXELINUX file
 * and back; an include to its file; a label's name to the label. A place that itself defines is left out.
 */
export function definition(site: Site, file: DiskPath, offset: number): Place[] {
  const all = occurrences(site);
  const here = occurrenceAt(all, file, offset);
  if (here === undefined) return [];
  const found =
    here.kind === 'directory'
      ? [...coveringDefinitions(all, here.key)]
      : all.filter(
          (other) => other.kind === here.kind && other.key === here.key && other.role === 'definition',
        );
  const places = found.map(({ place }) => place);
  if (here.kind === 'directory') {
    const fstab = site.nodeRoots.get(here.key)?.fstab;
    if (fstab !== undefined) places.push({ file: fstab.file, span: { start: 0, end: 0 } });
  }
  const elsewhere = places.filter((place) => place.file !== file || !touches(place.span, offset));
  return unique(elsewhere.length > 0 ? elsewhere : places);
}

/** Everywhere the thing under the cursor is named, sorted by file and offset. */
export function references(site: Site, file: DiskPath, offset: number, includeDefinition: boolean): Place[] {
  const all = occurrences(site);
  const here = occurrenceAt(all, file, offset);
  if (here === undefined) return [];
  const found = all.filter(
    ({ kind, key, role, place }) =>
      kind === here.kind &&
      key === here.key &&
      (includeDefinition || role === 'reference') &&
      place.span.start < place.span.end,
  );
  return unique(found.map(({ place }) => place));
}

function unique(places: readonly Place[]): Place[] {
  const sorted = [...places].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.span.start - b.span.start,
  );
  return sorted.filter((place, i) => {
    const before = sorted[i - 1];
    return before?.file !== place.file || before.span.start !== place.span.start;
  });
}
