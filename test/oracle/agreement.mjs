#!/usr/bin/env node
/**
 * Compares our verdicts with those of the real programs and prints, per format, where they differ.
 *
 *   node test/oracle/agreement.mjs [dhcpd|exports|fstab|kconfig …] [--generated N] [--seed S] [--json]
 *
 * Cases: the files of DISKLESS_LINT_CORPUS, the probes of test/oracle/probes.json, and with --generated N made-up
 * exports and fstab files with one mutation each. A program that is installed is asked again; otherwise its recorded
 * verdict counts, and the summary says so. Exits 1 when a verdict differs. Needs the compiled grammars (npx tsc -b).
 *
 * Refused means: dhcpd exits with an error; exportfs stops reading; findmnt reports a parse error or a
 * source tag it does not support; kconfig's conf
 * warns about the line's form or value. What only concerns the machine asked (missing directories, names) is no verdict.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';

const { languageOf } = await import(new URL('../../dist/lib/grammars/index.js', import.meta.url).href);
const formats = ['dhcpd', 'exports', 'fstab', 'kconfig'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generated: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const wrong = positionals.filter((word) => !formats.includes(word));
if (wrong.length > 0) {
  console.error(`not a format: ${wrong.join(' ')} (${formats.join(', ')})`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : formats;
const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
const here = (name) => new URL(name, import.meta.url).pathname;

const installed = {
  dhcpd: spawnSync('dhcpd', ['--version']).error === undefined,
  exports:
    process.getuid() === 0 && existsSync('/etc/exports') && spawnSync('exportfs', ['-h']).error === undefined,
  fstab: spawnSync('findmnt', ['--version']).status === 0,
  kconfig: false,
};

/** What a program printed, as verdict, line and message of its first complaint. */
const readers = {
  dhcpd(output, rc) {
    const first = output
      .split('\n')
      .map((line) => /^.*? line (\d+): (.*)$/.exec(line))
      .find(Boolean);
    return { refused: rc !== 0, line: first ? Number(first[1]) : undefined, message: first?.[2] ?? '' };
  },
  exports(output) {
    const stops = /syntax error|unknown keyword|bad anon|bad fsid|unknown flavor|expected client/;
    const line = output.split('\n').find((text) => stops.test(text));
    const place = line && /\/etc\/exports(?:: ?| \[)(\d+)/.exec(line);
    return { refused: line !== undefined, line: place ? Number(place[1]) : undefined, message: line ?? '' };
  },
  fstab(output) {
    const place = /parse error at line (\d+)/.exec(output);
    const tag = /unsupported source tag: .*/.exec(output);
    const message = place?.[0] ?? tag?.[0] ?? '';
    return { refused: message !== '', line: place ? Number(place[1]) : undefined, message };
  },
  kconfig(output) {
    const complaint = /:(\d+):warning: ((?:unexpected data|symbol value|invalid string).*)$/;
    const found = output
      .split('\n')
      .map((line) => complaint.exec(line))
      .find(Boolean);
    return { refused: Boolean(found), line: found ? Number(found[1]) : undefined, message: found?.[2] ?? '' };
  },
};

/** Asks the installed program about every case at once; undefined where it gave no answer. */
function ask(format, cases) {
  if (format === 'exports') {
    const { stdout, stderr, status } = spawnSync('python3', [here('exports-verdicts')], {
      input: JSON.stringify(cases.map(({ text }) => text)),
      maxBuffer: 2 ** 29,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`exports-verdicts: ${stderr}`);
    return JSON.parse(stdout).map(({ rc, stderr: said }) =>
      rc === null ? undefined : readers.exports(said),
    );
  }
  return cases.map(({ text, six }) => {
    const file = join(folder, format);
    writeFileSync(file, text);
    const command =
      format === 'dhcpd'
        ? ['dhcpd', six ? '-6' : '-4', '-t', '-cf', file]
        : ['findmnt', '--verify', '--tab-file', file];
    const { stdout, stderr, status } = spawnSync(command[0], command.slice(1), {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    return readers[format](`${stderr}\n${stdout}`, status);
  });
}

function corpusCases(format) {
  const corpus = process.env.DISKLESS_LINT_CORPUS;
  if (corpus === undefined) return [];
  const rows = readFileSync(join(corpus, 'VERDICTS.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return rows.flatMap(({ file, expected, tool = '', rc, out = '' }) => {
    if (!file.startsWith(`${format}/`) || (expected !== 'valid' && expected !== 'invalid')) return [];
    const bytes = readFileSync(join(corpus, file));
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const read = readers[format](out, rc);
    // Recorded output is cut off where it is long; what was expected was settled from the whole.
    return [
      { name: file, text, six: tool.includes('-6'), recorded: { ...read, refused: expected === 'invalid' } },
    ];
  });
}

function probeCases(format) {
  const { probes } = JSON.parse(readFileSync(here('probes.json'), 'utf8'));
  return probes
    .filter((probe) => probe.format === format)
    .map(({ name, input, args = '', exit, messages }) => ({
      name: `probe ${name}`,
      text: input,
      six: args.includes('-6'),
      recorded: readers[format](messages.join('\n'), exit),
    }));
}

const pick = (...words) => fc.constantFrom(...words);
const arbitraries = {
  exports: () => {
    const option = pick(
      'rw',
      'ro',
      'sync',
      'async',
      'no_root_squash',
      'no_subtree_check',
      'fsid=0',
      'fsid=root',
      'anonuid=65534',
      'anongid=-2',
      'sec=sys',
      'sec=krb5:sys',
      'crossmnt',
      'mp',
      'mountpoint=/',
      'insecure',
      'all_squash',
    );
    const options = fc
      .array(option, { maxLength: 5 })
      .map((list) => (list.length > 0 ? `(${list.join(',')})` : ''));
    const client = pick(
      '*',
      '10.0.0.1',
      '10.0.0.0/24',
      '10.0.0.0/255.255.255.0',
      '@lab',
      '192.168.1.*',
      '[2001:db8::1]',
      'gss/krb5',
      'localhost',
      '"10.0.0.2"',
    );
    const clients = fc.array(
      fc.tuple(client, options).map((pair) => pair.join('')),
      { minLength: 1, maxLength: 4 },
    );
    const gap = pick(' ', '\t', '  ', ' \\\n ');
    const entry = fc
      .tuple(pick('/tmp', '/var', '"/usr"', '/tm\\160'), pick('', ' -rw', ' -ro,async'), gap, clients)
      .map(([path, defaults, blank, list]) => `${path}${defaults}${blank}${list.join(blank)}`);
    return fc.array(fc.oneof({ weight: 5, arbitrary: entry }, pick('', '# a note', '# a note \\')), {
      minLength: 1,
      maxLength: 4,
    });
  },
  fstab: () => {
    const gap = pick(' ', '\t', '   ');
    const entry = fc
      .tuple(
        pick('10.0.0.1:/srv', 'proc', '/dev/sda1', 'UUID=ab-12', 'LABEL="x y"', '[::1]:/x', 'a\\040b'),
        pick('/', '/a', '/a\\040b', 'none', '/usr/'),
        pick('nfs', 'nfs4', 'proc', 'ext4', 'auto'),
        pick('', 'defaults', 'rw,nolock', 'ro,vers=3', 'x="a,b"'),
        pick('', '0', '1'),
        pick('', '0', '2'),
        gap,
      )
      .map(([source, target, type, options, dump, pass, blank]) => {
        const words = [source, target, type];
        for (const word of [options, dump, pass]) {
          if (word === '') break;
          words.push(word);
        }
        return words.join(blank);
      });
    return fc.array(fc.oneof({ weight: 5, arbitrary: entry }, pick('', '# a note')), {
      minLength: 1,
      maxLength: 4,
    });
  },
};
const pieces = {
  exports: [
    '(',
    ')',
    ',',
    ' ',
    '-',
    '"',
    '#',
    '\\',
    '\n',
    '=',
    '/',
    ',,',
    ' (',
    'frob',
    'sec=',
    'fsid=',
    '\r\n',
    'RW',
    '\\040',
    '[',
    'x',
  ],
  fstab: [
    ' ',
    '\t',
    '#',
    '"',
    '\\',
    '\n',
    ',',
    '0',
    'x',
    '-1',
    '+',
    '\\040',
    '\r',
    '=',
    ' 0',
    '99999999999999999999',
    '\f',
  ],
};

/** Whole documents, then one mutation: a piece inserted, a few characters dropped, or both. */
function generatedCases(format, n, seed) {
  if (n === 0 || arbitraries[format] === undefined) return [];
  const arbitrary = fc
    .tuple(
      arbitraries[format](),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      pick('', ...pieces[format]),
      fc.boolean(),
    )
    .map(([lines, where, drop, insert, end]) => {
      const text = lines.join('\n') + (end ? '\n' : '');
      const at = Math.floor(where * text.length);
      return text.slice(0, at) + insert + text.slice(at + drop);
    });
  return fc
    .sample(arbitrary, { numRuns: n, seed })
    .map((text, index) => ({ name: `generated ${index}`, text }));
}

function ours(format, text) {
  const document = languageOf(format).parse(text);
  const first = document.problems.find(({ refusedBy }) => refusedBy !== null);
  const line = first && text.slice(0, first.span.start).split('\n').length;
  return { refused: first !== undefined, line, message: first?.message ?? '' };
}

/** The smallest text found by leaving out runs of characters on which the verdicts still differ. */
function shrink(format, text) {
  const differs = (list) => {
    const answers = ask(
      format,
      list.map((it) => ({ text: it })),
    );
    return list.find((it, index) => answers[index] && answers[index].refused !== ours(format, it).refused);
  };
  let best = text;
  for (let length = Math.ceil(best.length / 2); length >= 1; ) {
    const candidates = Array.from(
      { length: Math.max(0, best.length - length + 1) },
      (_, at) => best.slice(0, at) + best.slice(at + length),
    );
    const found = differs(candidates);
    if (found === undefined) length = length === 1 ? 0 : Math.floor(length / 2);
    else best = found;
    length = Math.min(length, best.length);
  }
  return best;
}

/** Differences that stay; docs/DIFFERENCES.md has the reasons. Told by what we say where the program accepts, or the reverse. */
const explained = [
  { format: 'exports', ours: /^This quote is never closed/, why: 'exportfs swallows the rest silently' },
  {
    format: 'exports',
    ours: /^A line that starts with a carriage return/,
    why: 'exportfs stops reading silently',
  },
];

const summaries = [];
try {
  for (const format of chosen) {
    const live = installed[format];
    const generated = live ? generatedCases(format, Number(values.generated), Number(values.seed)) : [];
    const cases = [...corpusCases(format), ...probeCases(format), ...generated];
    const answers = live ? ask(format, cases) : cases.map(({ recorded }) => recorded);
    const disagreements = [];
    let agree = 0;
    let bothRefuse = 0;
    let lined = 0;
    let sameLine = 0;
    let unanswered = 0;
    cases.forEach(({ name, text }, index) => {
      const real = answers[index];
      if (real === undefined) {
        unanswered++;
        return;
      }
      const own = ours(format, text);
      if (real.refused === own.refused) agree++;
      else disagreements.push({ name, text, real, own });
      if (real.refused && own.refused) {
        bothRefuse++;
        if (real.line !== undefined) {
          lined++;
          if (real.line === own.line) sameLine++;
        }
      }
    });
    let shrunk = 0;
    for (const it of disagreements) {
      it.why = explained.find(
        ({ format: id, ours: said, real: heard }) =>
          id === format && (it.real.refused ? heard?.test(it.real.message) : said?.test(it.own.message)),
      )?.why;
      if (it.why === undefined && it.name.startsWith('generated') && shrunk++ < 10)
        it.text = shrink(format, it.text);
    }
    summaries.push({
      format,
      asked: live ? 'asked now' : 'recorded verdicts',
      cases: cases.length,
      generated: generated.length,
      agree,
      disagree: disagreements.filter(({ why }) => why === undefined).length,
      explained: disagreements.filter(({ why }) => why !== undefined).length,
      unanswered,
      bothRefuse,
      lined,
      sameLine,
      disagreements,
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (values.json) console.log(JSON.stringify(summaries));
else {
  if (process.env.DISKLESS_LINT_CORPUS === undefined)
    console.log('corpus not read: DISKLESS_LINT_CORPUS is not set');
  for (const it of summaries) {
    for (const { name, text, real, own, why } of it.disagreements) {
      if (why !== undefined) continue;
      console.log(`${it.format} ${name}${text.length <= 400 ? ` ${JSON.stringify(text)}` : ''}`);
      console.log(
        `  real: ${real.refused ? `refuses, line ${real.line ?? '?'}: ${real.message}` : 'accepts'}`,
      );
      console.log(`  ours: ${own.refused ? `refuses, line ${own.line}: ${own.message}` : 'accepts'}`);
    }
    const place =
      it.lined > 0
        ? `${it.sameLine} of ${it.lined} (${((100 * it.sameLine) / it.lined).toFixed(1)} %)`
        : 'none';
    console.log(
      `${it.format}: ${it.cases} cases (${it.generated} generated; ${it.asked}), ${it.agree} agree, ${it.disagree} disagree, ${it.explained} differ as docs/DIFFERENCES.md explains, ` +
        `${it.unanswered} without an answer; both refuse ${it.bothRefuse}, first complaint on the same line where one is named: ${place}`,
    );
  }
}
process.exitCode = summaries.some(({ disagree }) => disagree > 0) ? 1 : 0;
