/** Lines of a .config go in; the version that the comment at its head names comes out. */
import type { KconfigLine } from './document.js';

/** "6.1.192", as it is written. */
export function headerVersion(lines: readonly KconfigLine[]): string | undefined {
  for (const line of lines.slice(0, 12)) {
    if (line.kind !== 'comment') continue;
    const match =
      /(\d{1,2}\.\d{1,3}[^\s]{0,40}) Kernel Configuration/.exec(line.text) ??
      /Linux kernel version: (\d[^\s]{0,40})/.exec(line.text);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}
