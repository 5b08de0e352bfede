/** A document goes in, its text without blanks at line ends and with one final line end comes out. Shells are exacting: nothing else is touched. */
import type { SettingsDocument, SettingsLine } from './document.js';

export function print({ text, dialect, lines }: SettingsDocument): string {
  const unsafe =
    lines.some(({ node }) => node.kind === 'broken') || (dialect === 'shell' && text.includes('<<'));
  // A CR is data to the shell, and taking it away is a decision for its owner.
  if (unsafe || text.includes('\r') || text.trim() === '') return text;
  let last = lines.length;
  while (lines[last - 1]?.node.kind === 'blank') last--;
  return lines.slice(0, last).map(trimmed).join('');
}

function trimmed({ text }: SettingsLine): string {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  let end = body.length;
  while (end > 0 && (body[end - 1] === ' ' || body[end - 1] === '\t')) end--;
  // A backslash at the end would take in the line end: the blank after it stays.
  if (body[end - 1] === '\\') return text;
  return `${body.slice(0, end)}\n`;
}
