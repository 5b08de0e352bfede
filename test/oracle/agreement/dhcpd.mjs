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

/**
 * Where statements begin: behind each `;`, `{` and `}` that stands in no string and no comment and is no part of an
 * option's type. With each the end of the block whose head it is, or of the statement.
 */
function segments(text) {
  const list = [{ start: 0, end: text.length }];
  const open = [];
  const tokens = text.matchAll(
    /"(?:\\[\s\S]|[^"\\])*"?|#[^\n]*|code\s+\d+\s*=\s*(?:array\s+of\s+)?\{[^{};]*\}|[;{}]/g,
  );
  for (const { 0: token, index } of tokens) {
    if (!/^[;{}]$/.test(token)) continue;
    const last = list.at(-1);
    last.end = token === '{' ? text.length : index + 1;
    if (token === '{') open.push(last);
    if (token === '}') {
      const head = open.pop();
      if (head !== undefined) head.end = index + 1;
    }
    list.push({ start: index + 1, end: text.length });
  }
  return list;
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

/**
 * dhcpd complains at the token where it gave up. That is often the first one behind the statement at fault, and where
 * it only looked ahead it is the last one before it. What a whole block lacks it says at the block's end.
 */
export function sameStatement(text, own, real) {
  const list = segments(text);
  const index = (offset) => list.findLastIndex(({ start }) => start <= offset);
  const blank = (from, to) => /^(\s|#[^\n]*)*$/.test(text.slice(from, to));
  const theirs = placeOf(text, real);
  const mine = index(own.start);
  const { start, end } = list[mine];
  const at = index(theirs);
  if (at === mine) return true;
  if (at === mine + 1 && blank(list[at].start, theirs)) return true;
  if (at < mine && blank(list[at + 1].start, start) && at + 1 >= mine) return true;
  // A block of ours that dhcpd complains of at its end, or inside where it is never closed.
  return (
    theirs >= start &&
    (end === text.length ? theirs <= end : Math.abs(theirs - end) <= 1 || at === index(end))
  );
}

export const generator = { module: 'dhcpd', name: 'dhcpdText' };

/** Differences that stay; docs/DIFFERENCES.md has the reasons. */
export const explained = [
  {
    when: ({ real }) => real.crashed,
    why: 'it crashes over the statements of the top level, which it runs when it starts',
  },
  {
    when: ({ real, text }) =>
      real.refused &&
      real.line === undefined &&
      (/^[\w-]+ = /m.test(text) || /OMAPI key .* not found/s.test(real.output)),
    why: 'a server parameter is computed or chosen when it starts, and the value does not suit',
  },
  { when: ({ real }) => /^Can't open /.test(real.message), why: 'the file included is not there' },
  {
    when: ({ text, real }) => real.refused && /\binclude "/.test(text),
    why: 'an include may declare anything',
  },
  {
    when: ({ real }) => /^subnet6 statement is only/.test(real.message),
    why: 'asked for the other protocol',
  },
  {
    when: ({ real, own }) => !real.refused && /greatest number is 4294967295/.test(own.message),
    why: 'it drops what does not fit into 32 bits',
  },
  { when: ({ text }) => /ldap-/.test(text), why: 'depends on how dhcpd was built' },
  {
    when: ({ real, text }) => !real.refused && /,\s*[,)]|log\s*\(\w+( \w+)?,/.test(text),
    why: 'it skips a word or a comma it does not expect',
  },
];
