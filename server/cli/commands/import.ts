/** The `import` command: a site goes in, the YAML description that generates it is printed; what it cannot say goes to standard error. */
import { describeSite, printDescription } from '../../service/generate.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { printable } from '../formats/width.js';
import { loadOneSite } from '../one-site.js';
import { shownPath } from '../paths.js';

export function importCommand({ operands, options, terminal }: CallOf<'import'>): number {
  const { root, config, allowOutside, ...rest } = options;
  nothingElse(rest);
  const { site } = loadOneSite({ terminal, root, config, allowOutside }, operands[0]);
  const [unread] = site.unreadable;
  if (unread !== undefined) {
    // A description of half a site would generate half a site.
    throw new Failure(`${shownPath(terminal.cwd, unread.path)}: cannot be read: ${unread.reason}`);
  }
  const { description, notes } = describeSite(site);
  if (description === undefined) {
    const [why = 'it has no nodes', ...others] = notes.map((note) => note.replace(/\.$/, ''));
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new Failure(printable(`no description can be made of this site: ${why}${more}`));
  }
  terminal.out(printDescription(description));
  for (const note of notes) terminal.err(`diskless-lint: ${printable(note)}\n`);
  // Whoever generates the site again has to know that it is not the same.
  return notes.length === 0 ? 0 : 1;
}
