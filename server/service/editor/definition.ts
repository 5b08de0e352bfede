/** A place in a file goes in, the places that define what stands there come out, across all files of the site. */

import { touches } from '../../../grammars/text/index.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { linkAt } from './links.js';
import { coveringDefinitions, directoriesAround, occurrenceAt, occurrencesOf } from './occurrences.js';

/**
 * A directory leads to its export and, where it is a node's root, to that node's fstab; a host to its PXELINUX file
 * and back; an include to its file; a label's name to the label, a boot file or a kernel to the file itself. A place that itself defines is left out.
 */
export function definition(site: Site, file: DiskPath, offset: number): Place[] {
  const here = occurrenceAt(site, file, offset);
  if (here === undefined) return fileNamed(site, file, offset);
  const found =
    here.kind === 'directory'
      ? coveringDefinitions(directoriesAround(site, here.key), here.key)
      : occurrencesOf(site, here.kind, here.key).filter(({ role }) => role === 'definition');
  const places = found.map(({ place }) => place);
  if (here.kind === 'directory') {
    const fstab = site.nodeRoots.get(here.key)?.fstab;
    if (fstab !== undefined) places.push({ file: fstab.file, span: { start: 0, end: 0 } });
  }
  const elsewhere = places.filter((place) => place.file !== file || !touches(place.span, offset));
  return unique(elsewhere.length > 0 ? elsewhere : places);
}

/** The file that a name leads to. */
function fileNamed(site: Site, file: DiskPath, offset: number): Place[] {
  const link = linkAt(site, file, offset);
  return link !== undefined && 'target' in link ? [{ file: link.target, span: { start: 0, end: 0 } }] : [];
}

/** Everywhere the thing under the cursor is named, sorted by file and offset. */
export function references(site: Site, file: DiskPath, offset: number, includeDefinition: boolean): Place[] {
  const here = occurrenceAt(site, file, offset);
  if (here === undefined) return [];
  const found = occurrencesOf(site, here.kind, here.key).filter(
    ({ role, place: { span } }) => (includeDefinition || role === 'reference') && span.start < span.end,
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
