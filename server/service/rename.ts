/** A place and a new name go in; the edits of every file that names the thing come out, or the reason why not. */
import type { FileEdits } from '../rules/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import { type Occurrence, occurrenceAt, occurrences } from './occurrences.js';

export type RenameResult =
  | { readonly kind: 'edits'; readonly edits: readonly FileEdits[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Names that are the same word wherever they stand: labels and classes. A directory or a machine is more than its name. */
function renameable(here: Occurrence | undefined): here is Occurrence {
  return here !== undefined && (here.kind === 'label' || here.kind === 'class');
}

/** The word that a rename would replace; undefined where nothing can be renamed. */
export function renameRange(site: Site, file: string, offset: number): Place | undefined {
  const here = occurrenceAt(occurrences(site), file, offset);
  return renameable(here) ? word(site, here) : undefined;
}

/** The name alone, without the quotes around it. */
function word(site: Site, occurrence: Occurrence): Place | undefined {
  const { file, span } = occurrence.place;
  const name =
    occurrence.kind === 'label' ? occurrence.key.slice(occurrence.key.indexOf('\n') + 1) : occurrence.key;
  const text = site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
  const at = text.lastIndexOf(name);
  if (at < 0) return undefined;
  return { file, span: { start: span.start + at, end: span.start + at + name.length } };
}

export function rename(site: Site, file: string, offset: number, newName: string): RenameResult {
  const all = occurrences(site);
  const here = occurrenceAt(all, file, offset);
  if (!renameable(here)) return { kind: 'refused', reason: 'Only labels and DHCP classes can be renamed.' };
  const allowed = here.kind === 'label' ? /^\S+$/ : /^[^"\\\n]+$/;
  if (!allowed.test(newName)) {
    return { kind: 'refused', reason: `"${newName}" cannot be the name of a ${here.kind}.` };
  }
  const prefix = here.kind === 'label' ? here.key.slice(0, here.key.indexOf('\n') + 1) : '';
  if (all.some(({ kind, key }) => kind === here.kind && key === prefix + newName)) {
    return { kind: 'refused', reason: `There is already a ${here.kind} "${newName}".` };
  }
  const byFile = new Map<string, { start: number; end: number }[]>();
  for (const other of all) {
    if (other.kind !== here.kind || other.key !== here.key) continue;
    const at = word(site, other);
    if (at === undefined) continue;
    const spans = byFile.get(at.file) ?? [];
    spans.push(at.span);
    byFile.set(at.file, spans);
  }
  const edits = [...byFile].map(([path, spans]) => ({
    file: path,
    edits: spans.map((span) => ({ span, newText: newName })),
  }));
  return { kind: 'edits', edits };
}
