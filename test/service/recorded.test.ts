/**
 * Logs of real boots, recorded by test/oracle/record-logs.mjs: each of them names the machine, the step at which the boot was seen to
 * end or to suffer (test/oracle/truth.json), and the line that the trace of the same site names.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeOf } from '../../server/boot/index.js';
import { Diagnoser, type Diagnosis } from '../../server/service/index.js';
import type { Place } from '../../server/site/place.js';
import { bootCase } from '../oracle/boot-matrix.js';
import { readRecord, traceCase } from '../oracle/boot-table.js';
import { fixtures } from '../support/repository.js';
import { siteOf } from '../support/site.js';

const folder = join(fixtures, 'logs');
const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
const truth = readRecord();

/** The name of a case, and where it was heard: `nfs-not-exported.server.log`. */
const parts = (name: string): [string, string] => {
  const [theCase = '', where = ''] = name.split('.');
  return [theCase, where];
};

function diagnosed(name: string): { readonly told: Diagnosis['told']; readonly cause: Place | undefined } {
  const it = bootCase(parts(name)[0]);
  const directories = [...it.files.keys()].filter((path) => path.endsWith('/'));
  const texts = Object.fromEntries([...it.files].filter(([path]) => !path.endsWith('/')));
  const diagnoser = new Diagnoser(siteOf(texts, { modes: it.modes, directories }));
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) diagnoser.read(line);
  return { told: diagnoser.diagnosis().told, cause: causeOf(traceCase(it).stages)?.at };
}

/** What keeps the server from its work is not about one machine. */
const SERVER: ReadonlySet<string> = new Set(['dhcpd', 'exportfs', 'rpc.mountd']);
const MAC = '00:40:63:c2:ca:c9';

describe('what was recorded of a real boot', () => {
  it('is enough', () => {
    const cases = new Set(logs.map((name) => parts(name)[0]));
    assert.ok(cases.size >= 35, `there are logs of ${cases.size} boots only`);
  });

  for (const name of logs) {
    const [theCase, where] = parts(name);
    it(`tells what was wrong: ${theCase}, ${where}`, () => {
      const { told, cause } = diagnosed(name);
      const record = truth[theCase];
      assert.ok(record !== undefined, 'truth.json has no such boot');
      const wrong = told.filter(({ trouble }) => trouble);
      if (record.verdict === 'boots') {
        assert.deepEqual(wrong, []);
        return;
      }
      const right = wrong.filter(
        ({ stage, node, program, blamed }) =>
          stage === record.stage &&
          (node?.mac === MAC || SERVER.has(program)) &&
          (cause === undefined
            ? blamed.length === 0
            : blamed.some(({ at }) => at.file === cause.file && at.span.start === cause.span.start)),
      );
      const seen = wrong.map(({ node, stage, text, blamed }) =>
        [
          node?.name,
          stage,
          text,
          ...blamed.map(({ rule, at }) => `${rule} ${at.file}:${at.span.start}`),
        ].join(' '),
      );
      assert.ok(
        right.length > 0,
        `wanted: ${record.stage} ${cause?.file}:${cause?.span.start}\nfound:\n  ${seen.join('\n  ')}`,
      );
      // Nothing else is blamed, but what the same fault leads to.
      const others = wrong.filter(
        (one) => !right.includes(one) && one.blamed.length > 0 && one.node !== null,
      );
      assert.deepEqual(others, []);
    });
  }
});
