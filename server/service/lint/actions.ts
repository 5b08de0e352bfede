/** Findings and a selection in a file go in, the fixes offered there come out. */

import type { Span } from '../../../grammars/text/index.js';
import type { Finding, Fix } from '../../rules/index.js';
import type { DiskPath } from '../../site/path.js';
import { fixesOf } from './lint.js';

export interface CodeAction {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Fixes of the findings whose primary span touches the selection, and of those that name a related place in it. */
export function actions(findings: readonly Finding[], file: DiskPath, at: Span): CodeAction[] {
  const offered: CodeAction[] = [];
  for (const finding of findings) {
    const places = [finding.place, ...finding.related.map(({ place }) => place)];
    const touched = places.some(
      (place) => place.file === file && place.span.start <= at.end && at.start <= place.span.end,
    );
    if (!touched) continue;
    for (const fix of fixesOf(finding)) offered.push({ finding, fix });
  }
  return offered;
}
