/** Findings and the comments of their files go in; those that no comment silences come out, with the comments that silence nothing. */

import { type Document, nearest } from '../../../grammars/text/index.js';
import { checkRules, type Finding, type Rule } from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import { languageFor } from '../language.js';
import { toldWith } from './causes.js';
import { findingOf } from './finding.js';
import { fits, isSelected, type Selection } from './selection.js';
import { type Suppression, suppressions } from './suppression.js';

export function suppressionsIn(document: Document): Suppression[] {
  return suppressions(document, () => languageFor(document).comments(document));
}

/** By which of the comments it is, they note. */
export function isSilenced({ rule, place }: Finding, here: readonly Suppression[]): boolean {
  const at = place.span.start;
  let silenced = false;
  for (const suppression of here) {
    if (at < suppression.from || at >= suppression.to) continue;
    if (suppression.rule !== undefined && !fits(suppression.rule, rule)) continue;
    suppression.used = true;
    silenced = true;
  }
  return silenced;
}

/** Takes out what comments suppress, and reports the comments that suppress nothing or name no rule. */
export function suppress(
  site: Site,
  findings: readonly Finding[],
  known: readonly Rule[],
  options: Selection,
): Finding[] {
  const byFile = new Map<string, Suppression[]>();
  for (const [path, { document }] of site.files) {
    const here = suppressionsIn(document);
    if (here.length > 0) byFile.set(path, here);
  }
  if (byFile.size === 0) return [...findings];
  const silenced = new Set<Finding>(
    findings.filter((finding) => isSilenced(finding, byFile.get(finding.place.file) ?? [])),
  );
  // Whoever silences the cause has read what follows from it; a comment at what follows is for its own line.
  const selected = findings.filter(({ rule }) => isSelected(rule, options));
  for (const finding of toldWith(selected, silenced)) silenced.add(finding);
  const kept = findings.filter((finding) => !silenced.has(finding));
  const ids = known.map(({ id }) => id);
  for (const [file, here] of byFile) {
    for (const { rule, span, used } of here) {
      const at = { file, span };
      if (rule !== undefined && !ids.some((id) => fits(rule, id))) {
        const better = nearest(rule, ids);
        const hint = better === undefined ? '' : ` Did you mean "${better}"?`;
        kept.push(
          findingOf(checkRules['suppression/unknown-rule'], {
            at,
            message: `There is no rule "${rule}", so this comment silences nothing.${hint}`,
          }),
        );
      } else if (
        !used &&
        (rule === undefined || ids.some((id) => fits(rule, id) && isSelected(id, options)))
      ) {
        const what = rule === undefined ? 'No rule' : `The rule ${rule}`;
        const verb = rule === undefined ? 'finds anything' : 'finds nothing';
        kept.push(
          findingOf(checkRules['suppression/unused'], {
            at,
            message: `${what} ${verb} here; the comment can be removed.`,
          }),
        );
      }
    }
  }
  return kept;
}
