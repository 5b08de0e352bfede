/** A place in a file goes in; words of the vocabulary and names of the site that could stand there come out. */

import type { Completion, Document, Signature } from '../../grammars/text/index.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import { languageFor } from './language.js';
import { valuesFor } from './values.js';

/** What stands there by the grammar decides, never how the line looks: a place that names a thing gets the things that there are. `document`: the text as it is now, where the site is that of before. */
export function complete(
  site: Site,
  file: DiskPath,
  offset: number,
  document = site.files.get(file)?.document,
): Completion[] {
  if (document === undefined) return [];
  const language = languageFor(document);
  const slot = language.slot?.(document, offset);
  const named = slot === undefined ? [] : valuesFor(site, file, document.text, slot, offset);
  const seen = new Set<string>();
  return [...named, ...language.complete(document, offset)].filter(
    ({ label }) => !seen.has(label) && seen.add(label),
  );
}

/** The form of what is being written at a place. */
export function signature(document: Document, offset: number): Signature | undefined {
  return languageFor(document).signature?.(document, offset);
}
