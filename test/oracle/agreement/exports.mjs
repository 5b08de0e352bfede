/** Texts of exports files go in; what exportfs makes of each comes out. Refused means that exportfs stops reading. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const script = new URL('../exports-verdicts', import.meta.url).pathname;

export function available() {
  return (
    process.getuid() === 0 && existsSync('/etc/exports') && spawnSync('exportfs', ['-h']).error === undefined
  );
}

/** Killed by a signal, exportfs writes no table: nothing at all is exported. */
export function read(output, rc) {
  const crashed = rc !== undefined && rc !== null && rc < 0;
  const stops = /syntax error|unknown keyword|bad anon|bad fsid|unknown flavor|expected client/;
  const message = output.split('\n').find((text) => stops.test(text));
  const place = message && /\/etc\/exports(?:: ?| \[)(\d+)/.exec(message);
  return {
    refused: crashed || message !== undefined,
    crashed,
    line: place ? Number(place[1]) : undefined,
    message: message ?? (crashed ? `killed by signal ${-rc}` : ''),
  };
}

function askTexts(texts) {
  const { stdout, stderr, status } = spawnSync('python3', [script], {
    input: JSON.stringify(texts),
    maxBuffer: 2 ** 29,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`exports-verdicts: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * One answer per case, undefined where exportfs gave none in time. Where it says nothing it is asked again with an entry
 * added that it must complain of: if it does not, it stopped before, and what stands behind that place is lost.
 */
export function ask(cases) {
  const answers = askTexts(cases.map(({ text }) => text)).map(({ rc, stderr }) =>
    rc === null ? undefined : read(stderr, rc),
  );
  const quiet = cases.flatMap(({ text }, index) =>
    answers[index]?.refused === false && mayLose(text) ? [index] : [],
  );
  const again = askTexts(quiet.map((index) => `${cases[index].text}\n\n/ 127.0.0.1(added-entry)\n`));
  again.forEach(({ stderr }, at) => {
    if (stderr.includes('"added-entry"')) return;
    const answer = answers[quiet[at]];
    answer.refused = true;
    answer.message = 'stops without a word';
  });
  return answers;
}

/** False where nothing but blanks, comments and quotes stands behind the place at which reading may stop. */
function mayLose(text) {
  const all = words(text);
  const quote = all.find(({ openQuote }) => openQuote !== undefined);
  if (quote !== undefined) return /[\s\0]/.test(text.slice(quote.openQuote));
  const rest = text.slice(all.at(-1).start);
  const left = rest.replace(/(^|\s)#[^\n]*/g, '$1').replaceAll('\\\n', ' ');
  return rest === '' || /\S/.test(left.replaceAll('""', '').replace(/"$/, ''));
}

/**
 * The words of a file as xgettok of support/nfs/xio.c cuts them, knowing nothing of our grammar: the entry each belongs
 * to, its place, and the line number exportfs prints once it has read it. Newlines behind comments are not counted there.
 */
export function words(text) {
  const found = [];
  let at = 0;
  let line = 1;
  let entry = 0;
  let awaited = 'path';
  const get = () => {
    const character = text[at++];
    if (character === '\\' && text[at] === '\n') {
      at++;
      line++;
      while (text[at] === ' ' || text[at] === '\t') at++;
      return ' ';
    }
    if (character === '\n') line++;
    return character;
  };
  const skip = (blanks) => {
    for (;;) {
      const before = { at, line };
      let character = get();
      if (character === '#') {
        const end = text.indexOf('\n', at);
        at = end < 0 ? text.length : end;
        if (end < 0) return;
        if (!blanks.includes('\n')) {
          line--;
          return;
        }
        at++;
        character = '\n';
      }
      if (character === undefined || !blanks.includes(character)) {
        if (character !== undefined) ({ at, line } = before);
        return;
      }
    }
  };
  for (;;) {
    if (awaited === 'path') entry++;
    skip(awaited === 'path' ? ' \t\n\0' : ' \t\0');
    const start = at;
    let bytes = 0;
    let quote;
    let first = '';
    let end = at;
    for (;;) {
      const before = { at, line };
      const character = get();
      if (character === undefined) {
        at = text.length;
        break;
      }
      if (quote === undefined && /[\s\0]/.test(character)) {
        if (character === '\n') ({ at, line } = before);
        break;
      }
      end = at;
      if (character === '"') {
        quote = quote === undefined ? before.at : undefined;
        continue;
      }
      first ||= text.startsWith('\\055', before.at) ? '-' : character;
      bytes += Buffer.byteLength(character);
    }
    const word = { entry, awaited, start, end, line, bytes, first, openQuote: quote };
    found.push(word);
    if (awaited === 'path') {
      if (bytes === 0 || bytes > 1024) return found;
      awaited = 'first';
    } else if (bytes === 0) awaited = awaited === 'more' ? 'path' : 'more';
    else awaited = first === '-' && awaited !== 'client' ? 'client' : 'more';
  }
}

/** exportfs names the line it is in behind the word at fault; every line of one entry is the same statement. */
export function sameStatement(text, own, real) {
  const all = words(text);
  const mine = all.find(({ start, end }) => start <= own.start && own.start < end);
  return all.some(({ entry, line }) => line === real.line && entry === mine?.entry);
}

export const generator = { module: 'exports', name: 'exportsText' };

/** Differences that stay; docs/DIFFERENCES.md has the reasons. Both are uses of memory that exportfs does not own. */
export const explained = [
  {
    when: ({ text, real, own }) =>
      real.refused &&
      !own.refused &&
      words(text).some(({ awaited, first }, index, all) => {
        const behind = all.slice(index + 1).findIndex(({ awaited }) => awaited === 'path');
        return awaited === 'client' && first === '-' && all[index + 2 + behind]?.bytes === 0;
      }),
    why: 'exportfs reads a word that it has left behind in memory as defaults of an entry without clients',
  },
  {
    when: ({ real, own }) => !real.refused && /^exportfs crashes over/.test(own.message),
    why: 'exportfs frees a list twice, and by luck the memory was in use again',
  },
];
