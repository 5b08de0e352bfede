/** Texts of fstab files go in; findmnt's verdict on each comes out. Refused: a parse error, or a source tag it does not support. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function available() {
  return spawnSync('findmnt', ['--version']).status === 0;
}

export function read(output) {
  const place = /parse error at line (\d+)/.exec(output);
  const tag = /unsupported source tag: .*/.exec(output);
  const message = place?.[0] ?? tag?.[0] ?? '';
  return { refused: message !== '', line: place ? Number(place[1]) : undefined, message };
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

export const explained = [];
