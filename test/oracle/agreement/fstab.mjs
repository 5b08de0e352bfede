/** Texts of fstab files go in; findmnt's verdict on each comes out. Refused: a parse error, or a source tag it does not support. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { resolveField } = await import('../../../dist/lib/grammars/fstab/words.js');

export function available() {
  return spawnSync('findmnt', ['--version']).status === 0;
}

export function read(output) {
  const place = /parse error at line (\d+)/.exec(output);
  const tags = [...output.matchAll(/unsupported source tag: ([^\n]*)/g)].map(([, source]) => source);
  const message = place?.[0] ?? (tags.length > 0 ? `unsupported source tag: ${tags[0]}` : '');
  return { refused: message !== '', line: place ? Number(place[1]) : undefined, message, tags };
}

/** findmnt names the lines it cannot parse before the sources it does not know, and the latter without a line. */
export function sameStatement(text, own, real) {
  if (own.line === real.line) return true;
  const [source = ''] = text.slice(own.start).split(/[ \t\n]/);
  return /names no kind of device/.test(own.message) && real.tags.includes(resolveField(source));
}

export function ask(cases) {
  const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
  try {
    const file = join(folder, 'fstab');
    return cases.map(({ text }) => {
      writeFileSync(file, text);
      const { stdout, stderr } = spawnSync('findmnt', ['--verify', '--tab-file', file], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      return read(`${stderr}\n${stdout}`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const generator = { module: 'fstab', name: 'fstabText' };

/** Differences that stay; docs/DIFFERENCES.md has the reasons. */
export const explained = [
  {
    when: ({ real, own }) => !own.refused && /^unsupported source tag: [^=]*[/:][^=]*=/.test(real.message),
    why: 'findmnt takes the part of a path or a server before = for a tag, and mount does not',
  },
];
