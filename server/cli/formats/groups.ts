/** Machines with one cause go in; the words for who they are, and for the lines that are at fault, come out. */
import type { Counts, Group, Member, SiteVerdict } from '../../service/index.js';
import { shownPath } from '../paths.js';
import type { Texts } from '../position.js';

/** Names that are told before machines are counted. */
const FEW = 4;

/** "a", "a and b", "a, b and c". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** "oak", "oak and ash", "46 machines". Kinds of machines are always named. */
export function whoText(members: readonly Member[]): string {
  const named = members.filter((member) => member.named);
  const kinds = members.filter((member) => !member.named).map(({ name }) => name);
  const own = named.length > FEW ? [`${named.length} machines`] : named.map(({ name }) => name);
  return listed([...own, ...(kinds.length > FEW ? [`${kinds.length} kinds of machines`] : kinds)]);
}

/** True where the verb after {@link whoText} is in the singular. */
export function isOne([first, ...others]: readonly Member[]): boolean {
  return first?.named === true && others.length === 0;
}

/** Firmwares of machines that have several; empty where the site tells none apart. */
export function firmwareText(members: readonly Member[]): string {
  return [...new Set(members.flatMap(({ firmwares }) => firmwares))].join(', ');
}

/** `FILE:LINE` of what is at fault, and how many more such lines there are. */
export function whereText(
  { places: [first, ...others] }: Pick<Group, 'places'>,
  texts: Texts,
  cwd: string,
): string {
  if (first === undefined) return '';
  const { at } = first;
  const line = `${shownPath(cwd, at.file)}:${texts.position(at.file, at.span.start).line}`;
  if (others.length === 0) return line;
  return `${line} and ${others.length} more ${others.length === 1 ? 'line' : 'lines'}`;
}

export function total(counts: Counts): number {
  return counts.boots + counts.degraded + counts.fails + counts.unknown;
}

/** Machines and kinds of machines together, for scripts. */
export function machineCounts({ named, unnamed }: SiteVerdict): Counts {
  return {
    boots: named.boots + unnamed.boots,
    degraded: named.degraded + unnamed.degraded,
    fails: named.fails + unnamed.fails,
    unknown: named.unknown + unnamed.unknown,
  };
}
