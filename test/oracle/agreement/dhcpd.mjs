/** Texts of dhcpd configurations go in; the verdict of `dhcpd -t` on each comes out. Refused means that it exits with an error. */
import { spawnSync } from 'node:child_process';

const script = new URL('../dhcpd-verdicts', import.meta.url).pathname;

export function available() {
  return spawnSync('dhcpd', ['--version']).error === undefined && spawnSync('python3', ['-V']).status === 0;
}

/** The last lines dhcpd prints before it stops for good name no place. */
export function read(output, rc) {
  const lines = output.split('\n');
  const first = lines.map((line) => /^.*? line (\d+): (.*)$/.exec(line)).find(Boolean);
  const fatal = lines.find(
    (line) =>
      line !== '' &&
      !/^(Internet Systems|Copyright|All rights|For info|Config file:|Database file:|PID file:|WARNING:|.* line \d+: |[\t ])/.test(
        line,
      ),
  );
  return {
    refused: rc !== 0,
    crashed: rc !== null && rc < 0,
    line: first ? Number(first[1]) : undefined,
    message: first?.[2] ?? fatal ?? '',
    output,
  };
}

export function ask(cases) {
  const { stdout, stderr, status } = spawnSync('python3', [script], {
    input: JSON.stringify(cases.map(({ text, six }) => ({ text, six }))),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`dhcpd-verdicts: ${stderr}`);
  return JSON.parse(stdout).map(({ rc, stderr: said }) => read(said, rc));
}

/** Where statements begin: behind each `;`, `{` and `}` that stands in no string and no comment. */
function segments(text) {
  const starts = [0];
  for (const { 0: token, index } of text.matchAll(/"(?:\\[^]|[^"\\\n])*"?|#[^\n]*|[;{}]/g))
    if (/^[;{}]$/.test(token)) starts.push(index + 1);
  return starts;
}

/** Offset of the token dhcpd complains of: its caret stands one column behind the token's first, tabs count to the next eighth. */
function placeOf(text, { line, output }) {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
  const said = output.split('\n');
  const caret = said
    .slice(said.findIndex((it) => / line \d+: /.test(it)) + 1)
    .find((it) => /^ *\^$/.test(it));
  if (caret === undefined) return start;
  let column = 0;
  let at = 0;
  const shown = lines[line - 1] ?? '';
  for (; at < shown.length && column < caret.length - 2; at++)
    column = shown[at] === '\t' ? (Math.floor(column / 8) + 1) * 8 : column + 1;
  return start + at;
}

/** dhcpd complains at the token where it gave up, which is often the first one behind the statement at fault. */
export function sameStatement(text, own, real) {
  const starts = segments(text);
  const index = (offset) => starts.findLastIndex((start) => start <= offset);
  const theirs = placeOf(text, real);
  const mine = index(own.start);
  const between = text.slice(starts[mine + 1] ?? text.length, theirs);
  return index(theirs) === mine || (index(theirs) === mine + 1 && /^(\s|#[^\n]*)*$/.test(between));
}

export const generator = { module: 'dhcpd', name: 'dhcpdText' };

export const explained = [];
