#!/usr/bin/env node
/**
 * Compares our verdicts with those of the real programs and prints, per format, where they differ.
 *
 *   node test/oracle/agreement.mjs [dhcpd|exports|fstab|kconfig …] [--generated N] [--seed S] [--no-shrink] [--json]
 *
 * Cases: the files of DISKLESS_LINT_CORPUS, the probes of test/oracle/probes.json, and with --generated N made-up
 * files with one mutation each (test/support/generated). A program that is installed is asked again; otherwise its
 * recorded verdict counts, and the summary says so. Exits 1 when a verdict differs. Needs the compiled tests (npx tsc -b).
 *
 * What "refused" means is said by each module of test/oracle/agreement. What only concerns the machine asked (missing
 * directories, names that do not resolve) is no verdict.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';

const compiled = (path) => import(new URL(`../../dist/lib/${path}`, import.meta.url).href);
const { languageOf } = await compiled('grammars/index.js');

const formats = ['dhcpd', 'exports', 'fstab', 'kconfig'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generated: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    shrink: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const wrong = positionals.filter((word) => !formats.includes(word));
if (wrong.length > 0) {
  console.error(`not a format: ${wrong.join(' ')} (${formats.join(', ')})`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : formats;

function corpusCases(format, { read }) {
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
    // Recorded output is cut off where it is long; what was expected was settled from the whole.
    const recorded = { ...read(out, rc), refused: expected === 'invalid' };
    return [{ name: file, text, six: tool.includes('-6'), recorded }];
  });
}

function probeCases(format, { read }) {
  const { probes } = JSON.parse(readFileSync(new URL('probes.json', import.meta.url), 'utf8'));
  return probes
    .filter((probe) => probe.format === format)
    .map(({ name, input, args = '', exit, messages }) => ({
      name: `probe ${name}`,
      text: input,
      six: args.includes('-6'),
      recorded: read(messages.join('\n'), exit),
    }));
}

/** A generator gives texts, or texts with what the program must be told about them. */
async function generatedCases({ generator }, n, seed) {
  if (n === 0 || generator === undefined) return [];
  const module = await compiled(`test/support/generated/${generator.module}.js`);
  return fc
    .sample(module[generator.name](), { numRuns: n, seed })
    .map((it, index) => ({ name: `generated ${index}`, ...(typeof it === 'string' ? { text: it } : it) }));
}

function ours(format, text) {
  const document = languageOf(format).parse(text);
  const refusals = document.problems.filter(({ refusedBy }) => refusedBy !== null);
  const first = refusals.reduce((a, b) => (a && a.span.start <= b.span.start ? a : b), undefined);
  const line = first && text.slice(0, first.span.start).split('\n').length;
  return { refused: first !== undefined, line, start: first?.span.start, message: first?.message ?? '' };
}

/** A module that knows more than the verdict, such as the values taken, names in `otherwise` what is not the same. */
const differ = (real, own) => real.refused !== own.refused || (real.otherwise ?? []).length > 0;

/** The smallest text found by leaving out runs of characters on which the verdicts still differ. */
function shrink(format, module, { text, six }) {
  const differs = (list) => {
    const answers = module.ask(list.map((it) => ({ text: it, six })));
    return list.find((it, index) => answers[index] && differ(answers[index], ours(format, it)));
  };
  let best = text;
  for (let length = Math.ceil(best.length / 2); length >= 1; ) {
    // Long texts lose their parts at coarse places first, so that the number of questions stays small.
    const step = Math.max(1, Math.floor(length / 4));
    const candidates = [];
    for (let at = 0; at + length <= best.length; at += step)
      candidates.push(best.slice(0, at) + best.slice(at + length));
    const found = differs(candidates);
    if (found === undefined) length = length === 1 ? 0 : Math.floor(length / 2);
    else best = found;
    length = Math.min(length, best.length);
  }
  return best;
}

const summaries = [];
for (const format of chosen) {
  const module = await import(`./agreement/${format}.mjs`);
  const live = module.available();
  const generated = live ? await generatedCases(module, Number(values.generated), Number(values.seed)) : [];
  const cases = [...corpusCases(format, module), ...probeCases(format, module), ...generated];
  const same = module.sameStatement ?? ((_, own, real) => own.line === real.line);
  const answers = live ? module.ask(cases) : cases.map(({ recorded }) => recorded);
  const count = { agree: 0, bothRefuse: 0, placed: 0, samePlace: 0, unanswered: 0, crashed: 0 };
  const disagreements = [];
  const elsewhere = [];
  cases.forEach(({ name, text, six }, index) => {
    const real = answers[index];
    if (real === undefined) {
      count.unanswered++;
      return;
    }
    if (real.crashed) count.crashed++;
    const own = ours(format, text);
    if (!differ(real, own)) count.agree++;
    else disagreements.push({ name, text, six, real, own });
    if (real.refused && own.refused) {
      count.bothRefuse++;
      if (real.line !== undefined) {
        count.placed++;
        if (same(text, own, real)) count.samePlace++;
        else elsewhere.push({ name, text, real, own });
      }
    }
  });
  let shrunk = 0;
  for (const it of disagreements) {
    it.why = module.explained.find(({ when, ours: said, real: heard }) =>
      when !== undefined
        ? when(it)
        : it.real.refused
          ? heard?.test(it.real.message)
          : said?.test(it.own.message),
    )?.why;
    if (values.shrink && it.why === undefined && it.name.startsWith('generated') && shrunk++ < 3)
      it.text = shrink(format, module, it);
  }
  summaries.push({
    format,
    asked: live ? 'asked now' : 'recorded verdicts',
    cases: cases.length,
    generated: generated.length,
    disagree: disagreements.filter(({ why }) => why === undefined).length,
    explained: disagreements.filter(({ why }) => why !== undefined).length,
    ...count,
    disagreements,
    elsewhere,
  });
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
      for (const what of real.otherwise ?? []) console.log(`  ${what}`);
      console.log(`  ours: ${own.refused ? `refuses, line ${own.line}: ${own.message}` : 'accepts'}`);
    }
    const share = it.placed > 0 ? ` (${((100 * it.samePlace) / it.placed).toFixed(1)} %)` : '';
    const crashed = it.crashed > 0 ? `, ${it.crashed} crashed it` : '';
    console.log(
      `${it.format}: ${it.cases} cases (${it.generated} generated; ${it.asked}${crashed}), ${it.agree} agree, ${it.disagree} disagree, ` +
        `${it.explained} differ as docs/DIFFERENCES.md explains, ${it.unanswered} without an answer; ` +
        `both refuse ${it.bothRefuse}, first complaint in the same statement where a place is named: ${it.samePlace} of ${it.placed}${share}`,
    );
  }
}
process.exitCode = summaries.some(({ disagree }) => disagree > 0) ? 1 : 0;
