/** A place in a file goes in; words of the vocabulary and names of the site that could stand there come out. */
import type { Completion, Signature } from '../../grammars/text/index.js';
import type { Site } from '../site/model.js';
import { languageFor } from './language.js';
import { valuesFor } from './values.js';

/** What stands there by the grammar decides, never how the line looks: a place that names a thing gets the things that there are. */
export function complete(site: Site, file: string, offset: number): Completion[] {
  const document = site.files.get(file)?.document;
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
export function signature(site: Site, file: string, offset: number): Signature | undefined {
  const document = site.files.get(file)?.document;
  return document && languageFor(document).signature?.(document, offset);
}
