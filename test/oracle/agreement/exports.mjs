/** Texts of exports files go in; what exportfs makes of each comes out. Refused means that exportfs stops reading. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const script = new URL('../exports-verdicts', import.meta.url).pathname;

export function available() {
  return (
    process.getuid() === 0 && existsSync('/etc/exports') && spawnSync('exportfs', ['-h']).error === undefined
  );
}

export function read(output) {
  const stops = /syntax error|unknown keyword|bad anon|bad fsid|unknown flavor|expected client/;
  const message = output.split('\n').find((text) => stops.test(text));
  const place = message && /\/etc\/exports(?:: ?| \[)(\d+)/.exec(message);
  return {
    refused: message !== undefined,
    line: place ? Number(place[1]) : undefined,
    message: message ?? '',
  };
}

/** One answer per case, undefined where exportfs gave none in time. */
export function ask(cases) {
  const { stdout, stderr, status } = spawnSync('python3', [script], {
    input: JSON.stringify(cases.map(({ text }) => text)),
    maxBuffer: 2 ** 29,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`exports-verdicts: ${stderr}`);
  return JSON.parse(stdout).map(({ rc, stderr: said }) => (rc === null ? undefined : read(said)));
}

export const generator = { module: 'exports', name: 'exportsText' };

/** Differences that stay; docs/DIFFERENCES.md has the reasons. Told by what we say where exportfs accepts. */
export const explained = [
  { ours: /^This quote is never closed/, why: 'exportfs swallows the rest silently' },
  { ours: /^A line that starts with a carriage return/, why: 'exportfs stops reading silently' },
];
