/** A site and a place in the configuration of a DHCP server go in; which other scopes or lines say the same option comes out, as Markdown. */
import type { Span } from '../../../grammars/text/index.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { Sayer, Spot } from '../../site/dhcp/words.js';
import type { Site } from '../../site/model.js';
import { lineOf } from '../verdict/outcome-text.js';

/** Places that are told. */
const MOST = 4;

/** Undefined where nothing else says it. */
export function hoverSaid(
  site: Site,
  at: Spot,
): { readonly span: Span; readonly markdown: string } | undefined {
  for (const { words } of configurationsOf(site)) {
    const said = words.elsewhere(at);
    if (said === undefined) continue;
    const { here, replaced, further, beside } = said;
    const lines: string[] = [];
    if (replaced !== undefined) {
      const { file, span } = replaced.value;
      const text = site.files.get(file)?.document.text ?? '';
      const value = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
      lines.push(`Counts here instead of \`${value}\` of ${told(site, replaced)}.`);
    }
    if (further.length > 0) lines.push(`Said otherwise further in: ${some(site, further)}.`);
    if (beside.length > 0) lines.push(`Also said ${some(site, beside)}.`);
    return { span: here.span, markdown: lines.join('\n\n') };
  }
  return undefined;
}

function told(site: Site, { who, place }: Sayer): string {
  return `${who} (${lineOf(site, place)})`;
}

function some(site: Site, sayers: readonly Sayer[]): string {
  const shown = sayers.slice(0, MOST).map((one) => told(site, one));
  return `${shown.join(', ')}${sayers.length > MOST ? ` and ${sayers.length - MOST} more` : ''}`;
}
