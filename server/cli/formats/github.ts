/** A lint report goes in, workflow commands come out: GitHub shows each as an annotation of the changed line. */
import { shownPath } from '../paths.js';
import type { LintReport } from './report.js';
import { visible } from './width.js';

/** Of the message: what would end the command, and what the log would act on. */
function data(text: string): string {
  const safe = [...text].map((character) => (character === '\n' ? character : visible(character))).join('');
  return safe.replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** Of a property: also what would end the property. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export function formatGithub(report: LintReport): string {
  let out = '';
  for (const { severity, rule, message, place, related } of report.findings) {
    const command = severity === 'info' ? 'notice' : severity;
    const { start, end } = report.texts.range(place);
    // Annotations have no second place: the other side of the finding goes into the text.
    const others = related.map((other) => {
      const at = report.texts.position(other.place.file, other.place.span.start);
      return `${shownPath(report.cwd, other.place.file)}:${at.line}:${at.column}: ${other.message}`;
    });
    const properties = [
      `file=${property(shownPath(report.cwd, place.file))}`,
      `line=${start.line}`,
      `col=${start.column}`,
      `endLine=${end.line}`,
      `endColumn=${end.column}`,
      `title=${property(rule)}`,
    ];
    out += `::${command} ${properties.join(',')}::${data([message, ...others].join('\n'))}\n`;
  }
  return out;
}
