/** A lint report goes in, SARIF 2.1.0 comes out, as code scanning services read it. */

import { pathToFileURL } from 'node:url';
import { fixesOf, type Place, ruleById } from '../../service/index.js';
import { shownPath } from '../paths.js';
import type { HumanRange } from '../position.js';
import { jsonText } from './json-text.js';
import type { LintReport } from './report.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function region({ start, end }: HumanRange): unknown {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** A relative reference; one outside the working directory as a file URL. */
function artifact(report: LintReport, file: string): unknown {
  const path = shownPath(report.cwd, file);
  if (path.startsWith('/') || path.startsWith('..')) return { uri: pathToFileURL(file).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}

function location(report: LintReport, place: Place): Record<string, unknown> {
  return {
    physicalLocation: {
      artifactLocation: artifact(report, place.file),
      region: region(report.texts.range(place)),
    },
  };
}

export function formatSarif(report: LintReport): string {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const descriptors = ids.map((id) => {
    const card = ruleById(id);
    return card === undefined
      ? { id }
      : {
          id,
          shortDescription: { text: card.docs.what },
          fullDescription: { text: card.docs.why },
          defaultConfiguration: { level: LEVELS[card.severity] },
        };
  });
  const results = report.findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(report, finding.place)],
    relatedLocations: finding.related.map(({ place, message }, id) => ({
      id,
      ...location(report, place),
      message: { text: message },
    })),
    fixes: fixesOf(finding)
      .filter(({ edits }) => edits.length > 0)
      .map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: edits.map(({ file, edits: list }) => ({
          artifactLocation: artifact(report, file),
          replacements: list.map(({ span, newText }) => ({
            deletedRegion: region(report.texts.range({ file, span })),
            insertedContent: { text: newText },
          })),
        })),
      })),
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'diskless-lint',
            semanticVersion: report.version,
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: pathToFileURL(`${report.cwd}/`).href } },
        results,
      },
    ],
  };
  return jsonText(log);
}
