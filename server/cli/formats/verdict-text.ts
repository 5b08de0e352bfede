/** What a site comes to goes in; its last lines in a report come out: how many machines boot, and for those that do not the one cause each. */
import type { Group, SiteVerdict, Verdict } from '../../service/index.js';
import type { Texts } from '../position.js';
import type { Colours } from '../terminal.js';
import { firmwareText, isOne, total, whereText, whoText } from './groups.js';
import { paintVerdict } from './marks.js';
import { plural } from './report.js';
import { printable, wrap } from './width.js';

/** Causes that are told; whoever has more reads them in `explain --all`. */
const MOST = 6;

/** What is said of one machine, and of several. */
const VERBS: Readonly<Record<Verdict, readonly [string, string]>> = {
  boots: ['boots', 'boot'],
  degraded: ['boots, but not fully', 'boot, but not fully'],
  fails: ['does not boot', 'do not boot'],
  unknown: ['may or may not boot', 'may or may not boot'],
};

function headline({ named }: SiteVerdict): string {
  const all = total(named);
  if (all === 0) return 'No machine is declared by name.';
  return `${named.boots} of ${plural(all, 'machine')} ${named.boots === 1 || all === 1 ? 'boots' : 'boot'}.`;
}

/** Of machines that nobody names next to nothing is known: where others are named, that is no news. Those that are named and boot are counted. */
function concerns({ named }: SiteVerdict, { verdict, members }: Group): boolean {
  if (total(named) === 0) return true;
  return verdict !== 'boots' && (verdict !== 'unknown' || members.some((member) => member.named));
}

function clause(group: Group, texts: Texts, cwd: string): string {
  const { verdict, cause, members, decides } = group;
  const who = whoText(members);
  const as = firmwareText(members);
  const verb = VERBS[verdict][isOne(members) ? 0 : 1];
  const firmware = as === '' ? '' : decides ? ` (${as})` : ` as ${as}`;
  if (verdict === 'boots') return `${who} ${verb}${firmware}`;
  const where = whereText(group, texts, cwd);
  return `${who} ${verb}${firmware}: ${cause?.text ?? verdict}${where === '' ? '' : ` (${where})`}`;
}

/** Empty for a site without machines. `width`: of the terminal, where there is one. */
export function verdictText(
  verdict: SiteVerdict,
  texts: Texts,
  {
    cwd,
    width,
    colours,
  }: { readonly cwd: string; readonly width: number | undefined; readonly colours: Colours },
): string {
  if (total(verdict.named) + total(verdict.unnamed) === 0) return '';
  const out = [colours.bold(headline(verdict))];
  const causes = verdict.groups.filter((group) => concerns(verdict, group));
  for (const group of causes.slice(0, MOST)) {
    const text = printable(clause(group, texts, cwd));
    const lines = width === undefined ? [text] : wrap(text, Math.min(width - 1, 110) - 4);
    const paint = paintVerdict(colours, group.verdict);
    out.push(...lines.map((line, i) => (i === 0 ? `  ${paint(line)}` : `    ${paint(line)}`)));
  }
  const rest = causes.length - MOST;
  if (rest > 0)
    out.push(`  and ${rest} more ${rest === 1 ? 'cause' : 'causes'}: diskless-lint explain --all`);
  return out.map((line) => `${line}\n`).join('');
}
