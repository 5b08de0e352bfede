/** The files of a small site go in, what `lint` and `explain` print about it comes out, as an administrator reads it; and what any command prints. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/cli/run.js';
import type { Terminal } from '../../server/cli/terminal.js';
import { writeSite } from './disk.js';
import { siteOf } from './site.js';

/** A terminal of 110 columns without colours that keeps what it is shown. */
export function paper(cwd: string): { readonly terminal: Terminal; text(): string } {
  let shown = '';
  const out = (text: string | Uint8Array): void => {
    shown += typeof text === 'string' ? text : Buffer.from(text).toString();
  };
  const terminal: Terminal = {
    cwd,
    out,
    err: out,
    width: 110,
    interactive: false,
    colourful: false,
    unicode: true,
    async *stdin() {},
    keyboard: false,
  };
  return { terminal, text: () => shown };
}

/** One paragraph for each command: the command, what it prints, its status. */
export async function said(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-said-'));
  try {
    writeSite(folder, files);
    const nodes = siteOf(files).nodes.map(({ name }) => ['explain', name]);
    const parts: string[] = [];
    for (const command of [['lint'], ['explain', '--all'], ...nodes]) {
      const { terminal, text } = paper(folder);
      const status = await run(command, terminal);
      parts.push(`$ diskless-lint ${command.join(' ')}\n${text()}[status ${status}]\n`);
    }
    return parts.join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
