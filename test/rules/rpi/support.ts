/** Changes to a site of one Raspberry Pi go in; the findings of one rule come out as short strings. */
import { raspberrySite } from '../../../server/rules/about/examples/raspberry.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

/** `severity text` of each finding of the rules that begin so. */
export function found(
  beginning: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): string[] {
  const site = siteOf(raspberrySite(changes));
  return lint(site)
    .findings.filter(({ rule }) => rule.startsWith(beginning))
    .map(({ severity, place }) => {
      const text = site.files.get(place.file)?.document.text ?? '';
      return `${severity} ${text.slice(place.span.start, place.span.end)}`;
    });
}
