/** A place in a file goes in; words of the vocabulary and names of the site that could stand there come out. */

import { isLanguageId } from '../../../grammars/languages.js';
import { type Snippet, snippets } from '../../../grammars/snippets.js';
import type { Completion, Document, Signature, Slot } from '../../../grammars/text/index.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { languageFor } from '../language.js';
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
  const words = language.complete(document, offset);
  const seen = new Set<string>();
  const found = [...named, ...words].filter(({ label }) => !seen.has(label) && seen.add(label));
  return [...found, ...statements(document, offset, slot, words)];
}

/** Whole statements with places to fill in, where nothing stands behind the cursor. */
function statements(
  { language, text }: Document,
  offset: number,
  slot: Slot | undefined,
  words: readonly Completion[],
): Completion[] {
  const all = isLanguageId(language) ? (snippets[language] ?? []) : [];
  if (all.length === 0 || !/^[^\S\n]*(?:\n|$)/.test(text.slice(offset, offset + LONGEST))) return [];
  const begun = /[\w#!-]*$/.exec(text.slice(Math.max(0, offset - LONGEST), offset))?.[0] ?? '';
  const span = slot?.span ?? { start: offset - begun.length, end: offset };
  const isFirst = text.slice(0, span.start).trim() === '';
  const fits = ({ at }: Snippet): boolean => {
    if (at === 'empty file') return isFirst && text.slice(offset).trim() === '';
    return 'word' in at ? words.some(({ label }) => label === at.word) : slot?.kind === at.slot;
  };
  return all.filter(fits).map(({ name, prefix, description, body }) => ({
    label: name,
    detail: description,
    documentation: `\`\`\`\n${body.join('\n')}\n\`\`\``,
    insert: body.join('\n'),
    filter: prefix,
    kind: 'snippet',
    span,
  }));
}

/** Characters around the cursor that are looked at. */
const LONGEST = 300;

/** The form of what is being written at a place. */
export function signature(document: Document, offset: number): Signature | undefined {
  return languageFor(document).signature?.(document, offset);
}
