/** Every mend that a rule offers for its own example is taken: what it was offered for is gone, and nothing worse comes. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../grammars/text/index.js';
import type { FileEdits, Finding } from '../../server/rules/index.js';
import { lint } from '../../server/service/lint/lint.js';
import { examples } from '../support/examples.js';
import { SITE_ROOT, siteOf } from '../support/site.js';

type Files = Readonly<Record<string, string>>;

function mended(files: Files, edits: readonly FileEdits[]): Files {
  const texts: Record<string, string> = { ...files };
  for (const { file, edits: list } of edits) {
    const path = file.slice(SITE_ROOT.length + 1);
    texts[path] = applyEdits(texts[path] ?? '', list);
  }
  return texts;
}

const told = ({ rule, message }: Finding): string => `${rule}: ${message}`;

describe('the mends of a rule', () => {
  for (const { id, docs } of examples) {
    const { findings } = lint(siteOf(docs.avoid));
    const offered = findings.flatMap((finding) =>
      finding
        .fixes()
        .filter(({ edits }) => edits.length > 0)
        .map((fix) => ({ finding, fix })),
    );
    for (const { finding, fix } of offered)
      it(`${id}: "${fix.title}" mends its example`, () => {
        const files = mended(docs.avoid, fix.edits);
        assert.notDeepEqual(files, docs.avoid, 'it changes nothing');
        const after = lint(siteOf(files)).findings;
        const count = (list: readonly Finding[]): number =>
          list.filter((one) => told(one) === told(finding)).length;
        assert.ok(count(after) < count(findings), `still there: ${told(finding)}`);
        const before = new Set(findings.map(({ rule }) => rule));
        const worse = after.filter(({ rule, severity }) => severity === 'error' && !before.has(rule));
        assert.deepEqual(worse.map(told), []);
      });
  }
});
