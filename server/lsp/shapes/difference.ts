/** The difference of a site from what it was goes in; Markdown with links to the lines of now comes out. */
import {
  type ChangedNode,
  type ChosenDifference,
  type ChosenFault,
  failingNow,
  type NodeVerdict,
  namesOf,
  type SiteDifference,
  toldChanges,
} from '../../service/index.js';
import { code, type Locate, link, list, MARKS, plain } from './markdown.js';

/** Names that a line shows before it counts. */
const MOST = 8;

function some(names: readonly string[]): string {
  const rest = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return names.slice(0, MOST).map(plain).join(', ') + rest;
}

function failingLines(changed: readonly ChangedNode[], locate: Locate): string[] {
  return failingNow(changed).map(({ cause: { text, at }, nodes }) => {
    const where = at === undefined ? '' : ` (${link(at, locate)})`;
    return `- ${MARKS.fails} ${some(nodes)}: ${plain(text)}${where}`;
  });
}

function verdictLines(verdicts: readonly NodeVerdict[]): string[] {
  return (['fails', 'unknown', 'degraded', 'boots'] as const).flatMap((verdict) => {
    const names = namesOf(verdicts.filter((one) => one.verdict === verdict));
    return names.length === 0 ? [] : [`- ${MARKS[verdict]} ${some(names)}`];
  });
}

function changeLines(changed: readonly ChangedNode[]): string[] {
  return toldChanges(changed).flatMap(({ what, nodes, firmwares, ...change }) => {
    const whose = firmwares.length === 0 ? some(nodes) : `${some(nodes)} (${firmwares.join(', ')})`;
    const value = (text: string | null): string => (text === null ? 'none' : code(text));
    return [`- ${what} of ${whose}`, `  - before: ${value(change.old)}`, `  - now: ${value(change.new)}`];
  });
}

function chosenLines({ gone, come }: ChosenDifference): string[] {
  const told = (faults: readonly ChosenFault[], when: string): string[] =>
    faults.map(({ entry, menu, text }) => `- ${plain(entry)} of ${plain(menu)}, ${when}: ${plain(text)}`);
  return [...told(gone, 'before'), ...told(come, 'now')];
}

/** `since`: what the site is compared with, for the title. */
export function differenceMarkdown(difference: SiteDifference, since: string, locate: Locate): string {
  const { added, removed, changed, same, chosen } = difference;
  const chosenFaults = chosen.gone.length + chosen.come.length;
  const nothing = added.length + removed.length + changed.length + chosenFaults === 0;
  const before = `${same} ${same === 1 ? 'machine boots' : 'machines boot'} as before.`;
  return [
    `# What changed since ${plain(since)}`,
    '',
    nothing ? `No difference: ${before}` : before,
    ...list('Fails now', failingLines(changed, locate)),
    ...list('Removed', verdictLines(removed)),
    ...list('Added', verdictLines(added)),
    ...list('Changed', changeLines(changed)),
    ...list('When somebody chooses', chosenLines(chosen)),
    '',
  ].join('\n');
}
