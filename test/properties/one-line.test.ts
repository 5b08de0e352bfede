/** For one fault all surfaces name the same line: explain, explain --all, diff, lint, the hover and the code lens. Held over the examples of all rules about faults. */
import assert from 'node:assert/strict';
import { explainAllAsText } from '../../server/cli/formats/explain-all.js';
import { explainAsText } from '../../server/cli/formats/explain-text.js';
import { verdictText } from '../../server/cli/formats/verdict-text.js';
import { textsOf } from '../../server/cli/one-site.js';
import { colours, type Terminal } from '../../server/cli/terminal.js';
import { type Finding, faultRules, type Rule } from '../../server/rules/index.js';
import {
  diffSites,
  ExportUses,
  explainAll,
  explainNode,
  hover,
  lenses,
  lint,
  type NodeVerdict,
  siteVerdicts,
} from '../../server/service/index.js';
import type { Site } from '../../server/site/model.js';
import { type Place, samePlace } from '../../server/site/place.js';
import { SITE_ROOT, siteOf } from '../support/site.js';

const terminal: Terminal = {
  cwd: SITE_ROOT,
  out: () => {},
  err: () => {},
  width: undefined,
  interactive: false,
  colourful: false,
  unicode: false,
  async *stdin() {},
  keyboard: false,
};
const plain = colours(terminal, 'never');

/** `etc/exports:3`, counted here by hand. */
function lineOf(site: Site, { file, span }: Place): string {
  const text = site.files.get(file)?.document.text ?? '';
  const line = text.slice(0, span.start).split('\n').length;
  return `${file.slice(SITE_ROOT.length + 1)}:${line}`;
}

interface Caused {
  readonly site: Site;
  readonly verdict: NodeVerdict;
  readonly at: Place;
  readonly line: string;
}

/** Of each example the declared machines that do not boot for a fault that a rule holds the words for. */
function* caused(rule: Rule): Generator<Caused> {
  if (Object.keys(rule.docs.avoid).length === 0) return;
  const site = siteOf(rule.docs.avoid);
  for (const verdict of siteVerdicts(site).nodes) {
    const { cause } = verdict;
    if (cause?.rule == null || cause.at === undefined) continue;
    yield { site, verdict, at: cause.at, line: lineOf(site, cause.at) };
  }
}

const all = Object.values(faultRules).flatMap((rule: Rule) => [...caused(rule)]);

function names(text: string, line: string, whom: string): void {
  const found = text
    .split(/[\s()`]+/)
    .some((word) => word === line || word.startsWith(`${line}:`) || word === `/${line}`);
  assert.ok(found, `${whom} does not name ${line}:\n${text}`);
}

/** It stands there, or speaks for what stands there: of one cause there is one finding. */
function isAt({ place, related, also }: Finding, at: Place): boolean {
  return samePlace(place, at) || (also !== undefined && related.some((one) => samePlace(one.place, at)));
}

describe('all surfaces name the same line for one fault', () => {
  it('which is to be seen in some examples', () => {
    assert.ok(all.length >= 3, `${all.length}`);
  });

  it('in lint: a finding at the place, and the verdict at the end', () => {
    for (const { site, verdict, at, line } of all) {
      const { findings, verdict: whole } = lint(site);
      const told = findings.filter(
        (finding) => isAt(finding, at) && finding.nodes.includes(verdict.node.name),
      );
      assert.ok(told.length > 0, `no finding at ${line} names ${verdict.node.name}`);
      const end = verdictText(whole, textsOf(site), { cwd: SITE_ROOT, width: undefined, colours: plain });
      names(end, line, 'the verdict of lint');
    }
  });

  it('in explain, of one machine and of all', () => {
    for (const { site, verdict, at, line } of all) {
      const { name, firmware } = verdict.node;
      const result = explainNode(site, name, firmware);
      assert.ok(result.kind === 'explained');
      const { steps } = result.explanation;
      const worst = steps.find((step) => step.verdict === verdict.verdict);
      assert.deepEqual(worst?.decisive[0], at);
      const here = lint(site).findings.filter((finding) => isAt(finding, at));
      assert.ok(
        here.some(({ rule, also = [] }) => [rule, ...also].some((one) => worst?.rules.includes(one))),
        `${line}: ${worst?.rules.join()}`,
      );
      names(explainAsText(result.explanation, textsOf(site), terminal, plain), line, 'explain');
      names(explainAllAsText(explainAll(site), textsOf(site), terminal, plain), line, 'explain --all');
    }
  });

  it('in the hover and the code lens of the declaration', () => {
    for (const { site, verdict, line } of all) {
      const node = site.nodes.find(({ name }) => name === verdict.node.name);
      const at = node?.host?.name.place;
      if (node === undefined || at === undefined) continue;
      names(hover(site, at.file, at.span.start)?.markdown ?? '', line, 'the hover');
      const titles = lenses(site, node.place.file, lint(site).verdict, new ExportUses()).map(
        ({ title }) => title,
      );
      names(titles.join('\n'), line, 'the code lens');
    }
  });

  it('in diff, from the example that is right to the one that is not', () => {
    let compared = 0;
    for (const rule of Object.values(faultRules)) {
      for (const { site, verdict, at } of caused(rule)) {
        if (verdict.verdict !== 'fails') continue;
        const { changed } = diffSites(siteOf(rule.docs.prefer), site);
        const { name: whose, firmware: under } = verdict.node;
        const node = changed.find(
          ({ name, firmware, broken }) => broken && name === whose && firmware === under,
        );
        if (node === undefined) continue;
        assert.deepEqual(node.new.cause?.at, at);
        compared++;
      }
    }
    assert.ok(compared > 0);
  });
});
