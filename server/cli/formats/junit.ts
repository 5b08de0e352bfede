/** A lint report goes in, JUnit XML comes out: one test case per finding, grouped by file. */
import { shownPath } from '../paths.js';
import { count, type LintReport } from './report.js';
import { visible } from './width.js';

/** Characters that XML 1.0 does not allow at all, and those that a terminal acts on, become U+FFFD. */
function escaped(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '&') out += '&amp;';
    else if (character === '<') out += '&lt;';
    else if (character === '>') out += '&gt;';
    else if (character === '"') out += '&quot;';
    else if (code === 9 || code === 10 || code === 13) out += `&#${code};`;
    else if (code === 0xfffe || code === 0xffff) out += '\ufffd';
    else out += code < 0x20 ? '\ufffd' : visible(character);
  }
  return out;
}

/** Findings of level info are no failures: they stand in `system-out`. A run without findings is one passed case. */
export function formatJunit(report: LintReport): string {
  const byFile = new Map<string, string[]>();
  for (const finding of report.findings) {
    const { start } = report.texts.range(finding.place);
    const file = shownPath(report.cwd, finding.place.file);
    const name = escaped(`${finding.rule} ${file}:${start.line}:${start.column}`);
    const text = escaped(finding.message);
    const body =
      finding.severity === 'info'
        ? `<system-out>${text}</system-out>`
        : `<failure type="${finding.severity}" message="${text}"/>`;
    const cases = byFile.get(file) ?? [];
    cases.push(
      `    <testcase name="${name}" classname="${escaped(finding.rule)}" file="${escaped(file)}" line="${start.line}">${body}</testcase>`,
    );
    byFile.set(file, cases);
  }
  const { errors, warnings } = count(report.findings);
  const tests = Math.max(1, report.findings.length);
  const out = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="diskless-lint" tests="${tests}" failures="${errors + warnings}" errors="0">`,
  ];
  if (byFile.size === 0) {
    out.push('  <testsuite name="diskless-lint" tests="1" failures="0" errors="0">');
    out.push('    <testcase name="nothing found" classname="diskless-lint"/>', '  </testsuite>');
  }
  for (const [file, cases] of byFile) {
    const failures = cases.filter((line) => line.includes('<failure ')).length;
    out.push(
      `  <testsuite name="${escaped(file)}" tests="${cases.length}" failures="${failures}" errors="0">`,
      ...cases,
      '  </testsuite>',
    );
  }
  out.push('</testsuites>', '');
  return out.join('\n');
}
