/** The words of a line of hosts.allow or hosts.deny go in, its daemons, clients and options come out (hosts_access(5), hosts_options(5)). */
import type { Said } from '../place.js';
import type { AccessRule } from './facts.js';

/** `daemons : clients [: option : option …]`. A line without a colon says nothing; all its words are given as daemons. */
export function accessRule(fields: readonly Said<string>[]): AccessRule[] {
  const daemons: Said<string>[] = [];
  const clients: Said<string>[] = [];
  const options: string[] = [];
  let colons = 0;
  for (const field of fields) {
    let start = 0;
    // An IPv6 client stands in brackets, so that its colons are no separators.
    let depth = 0;
    for (let at = 0; at <= field.value.length; at++) {
      const char = field.value[at];
      if (char === '[') depth++;
      if (char === ']') depth--;
      const colon = char === ':' && depth <= 0;
      if (at < field.value.length && char !== ',' && !colon) continue;
      const part = within(field, start, at);
      if (part.value !== '') {
        if (colons < 2) (colons === 0 ? daemons : clients).push(part);
        else options[colons - 2] = `${options[colons - 2] ?? ''} ${part.value}`.trim();
      }
      if (colon) colons++;
      start = at + 1;
    }
  }
  const [first] = daemons;
  const last = colons === 0 ? daemons.at(-1) : clients.at(-1);
  if (first === undefined || last === undefined) return [];
  const { file, span } = first.place;
  const place = { file, span: { start: span.start, end: last.place.span.end } };
  return [{ daemons, clients, options: options.map((one) => one ?? ''), place }];
}

function within(field: Said<string>, start: number, end: number): Said<string> {
  const from = field.place.span.start;
  return {
    value: field.value.slice(start, end),
    place: { file: field.place.file, span: { start: from + start, end: from + end } },
  };
}
