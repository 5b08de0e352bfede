/** What a machine comes to goes in; the sentence that the editor shows comes out, with the line that is at fault. */
import type { Verdict } from '../../boot/index.js';
import { linesOf } from '../../site/lines.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { NodeVerdict } from './verdict.js';

const OUTCOMES: Readonly<Record<Verdict, string>> = {
  boots: 'it boots',
  degraded: 'it boots, but not fully',
  fails: 'it does not boot',
  unknown: 'whether it boots cannot be told from the files',
};

/** `/etc/exports:12`, as the server calls the file. */
export function lineOf(site: Site, { file, span }: Place): string {
  const document = site.files.get(file)?.document;
  const line = document === undefined ? 0 : linesOf(document).positionAt(span.start).line;
  return `${site.tree.serverPath(file) ?? file}:${line + 1}`;
}

/** `mark`: how a name of a file is written there. */
export function outcomeText(
  site: Site,
  { verdict, cause }: Pick<NodeVerdict, 'verdict' | 'cause'>,
  mark: (text: string) => string = (text) => text,
): string {
  if (cause === null) return OUTCOMES[verdict];
  const where = cause.at === undefined ? '' : ` (${mark(lineOf(site, cause.at))})`;
  return `${OUTCOMES[verdict]}: ${cause.text}${where}`;
}
