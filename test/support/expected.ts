/** Lines that the tool says about fixtures and the file that holds the expected ones go in; a failure, or a rewritten file, comes out. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { indexLines } from '../../grammars/text/index.js';
import type { Finding } from '../../server/rules/index.js';
import type { Site } from '../../server/site/model.js';

/** `path:line:column rule message`, line and column from 1, the path below a directory. */
export function findingLine(site: Site, finding: Finding, below: string): string {
  const { file, span } = finding.place;
  const text = site.files.get(file)?.document.text ?? '';
  const { line, column } = indexLines(text).positionAt(span.start);
  return `${relative(below, file)}:${line + 1}:${column + 1} ${finding.rule} ${finding.message}`;
}

/** With UPDATE=1 in the environment the file is written instead of compared. A missing file is a failure. */
export function assertExpected(file: string, lines: readonly string[]): void {
  const actual = lines.map((line) => `${line}\n`).join('');
  if (process.env['UPDATE'] === '1') {
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `${file} is missing; look at what UPDATE=1 writes there`);
  assert.equal(actual, readFileSync(file, 'utf8'));
}
