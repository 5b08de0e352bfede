/** A lint report goes in, the JSON that scripts depend on comes out (version 1 of the format). */

import { type Finding, fixesOf, type Place } from '../../service/index.js';
import { shownPath } from '../paths.js';
import type { HumanRange } from '../position.js';
import { machineCounts } from './groups.js';
import { jsonText } from './json-text.js';
import { count, type LintReport, statistics } from './report.js';

export interface LocatedPlace {
  readonly file: string;
  readonly range: HumanRange;
}

export function located(report: Pick<LintReport, 'cwd' | 'texts'>, place: Place): LocatedPlace {
  return { file: shownPath(report.cwd, place.file), range: report.texts.range(place) };
}

function findingAsJson(report: LintReport, finding: Finding): unknown {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    refusedBy: finding.refusedBy,
    ...located(report, finding.place),
    related: finding.related.map(({ place, message }) => ({ ...located(report, place), message })),
    nodes: finding.nodes,
    fixes: fixesOf(finding).map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.flatMap(({ file, edits: list }) =>
        list.map(({ span, newText }) => ({ ...located(report, { file, span }), newText })),
      ),
    })),
  };
}

export function formatJson(report: LintReport, withStatistics: boolean): string {
  const data = {
    version: 1,
    findings: report.findings.map((finding) => findingAsJson(report, finding)),
    summary: {
      ...count(report.findings),
      files: report.files,
      nodes: report.nodes,
      machines: machineCounts(report.verdict),
    },
    notRead: report.notRead.map(({ path, program }) => ({ file: shownPath(report.cwd, path), program })),
    ...(withStatistics ? { statistics: statistics(report.findings) } : {}),
  };
  return jsonText(data);
}
