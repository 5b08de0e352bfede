/** The machines of each example go in twice, under two names; what is said of both has its verbs in the plural. */
import assert from 'node:assert/strict';
import { type BootTrace, traceSite } from '../../server/boot/index.js';
import { lint } from '../../server/service/lint/lint.js';
import { examples } from '../support/examples.js';
import { siteOf } from '../support/site.js';

/** The same boot of another machine. */
function twin(trace: BootTrace): BootTrace {
  const { node } = trace;
  return { ...trace, node: { ...node, name: `${node.name}-twin` } };
}

function messages(files: Readonly<Record<string, string>>): string[] {
  const site = siteOf(files);
  const traces = traceSite(site);
  return lint(site, { trace: () => [...traces, ...traces.map(twin)] }).findings.map(({ message }) => message);
}

/** Two machines that begin a clause, and a verb or a pronoun for one of them. */
const SINGULAR = /(?:^|[.:,] |\b(?:and|but|which|that|than) )\w+ and \w+-twin (?:[a-z]+s|does|it)\b/;
/** What is said of no machine is its own subject: "no pool lets it in". */
const FOR_ONE = /-twin, which (?:have|are|boot|get)\b.*\b(?:lets it|it has|give it|Admit its)\b/;

describe('what is said of two machines', () => {
  for (const { id, docs } of examples)
    it(`${id}: is said in the plural`, () => {
      for (const message of messages(docs.avoid)) {
        assert.doesNotMatch(message, SINGULAR);
        assert.doesNotMatch(message, FOR_ONE);
      }
    });
});
