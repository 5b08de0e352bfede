/** Sites of many machines go in; each answer that an editor or a person gets about them takes time by their number, not by its square. */
import assert from 'node:assert/strict';
import { eachBoot } from '../../../server/boot/index.js';
import {
  actions,
  complete,
  definition,
  diffSites,
  ExportUses,
  explainAll,
  explainNode,
  fix,
  folds,
  format,
  hints,
  hover,
  type LintResult,
  lenses,
  links,
  lint,
  machines,
  pieces,
  proposal,
  references,
  rename,
  type Site,
  selections,
  showSite,
  siteAsMermaid,
  siteSymbols,
  symbols,
} from '../../../server/service/index.js';
import type { SiteFile } from '../../../server/site/model.js';
import { growingSites } from '../../properties/growing-sites.js';
import { growsWith } from '../../support/growth.js';
import { siteOf } from '../../support/site.js';

/** A site, what its lint found, and the files that are asked about. */
interface Asked {
  readonly site: Site;
  /** The same once more: what is remembered of the one says nothing of the other. */
  readonly twin: Site;
  readonly result: LintResult;
  readonly uses: ExportUses;
  readonly files: readonly SiteFile[];
}

function ask(name: string, count: number): Asked {
  const files = growingSites[name]?.(count) ?? {};
  const site = siteOf(files);
  const uses = new ExportUses();
  // Noted while they go by.
  for (const _ of uses.noting(eachBoot(site)));
  const ofLanguage = new Map([...site.files.values()].map((file) => [file.document.language, file]));
  return { site, twin: siteOf(files), result: lint(site), uses, files: [...ofLanguage.values()] };
}

/** In each file one question about some places in its middle. */
const inTheMiddle =
  (question: (site: Site, file: SiteFile, offset: number) => unknown) =>
  ({ site, files }: Asked): void => {
    for (const file of files) {
      const middle = Math.floor(file.document.text.length / 2);
      for (let offset = middle; offset < middle + 40; offset += 4) question(site, file, offset);
    }
  };

const ofFiles =
  (question: (site: Site, file: SiteFile) => unknown) =>
  ({ site, files }: Asked): void => {
    for (const file of files) question(site, file);
  };

type Questions = Readonly<Record<string, (asked: Asked) => unknown>>;

const quick: Questions = {
  actions: ({ result, files }) =>
    files.map(({ path, document }) =>
      actions(result.findings, path, { start: 0, end: document.text.length }),
    ),
  completion: inTheMiddle((site, { path }, offset) => complete(site, path, offset)),
  definition: inTheMiddle((site, { path }, offset) => definition(site, path, offset)),
  folding: ofFiles((_, { document }) => folds(document)),
  format: ofFiles((_, { document }) => format(document)),
  hints: ofFiles((site, { path }) => hints(site, path)),
  hover: inTheMiddle((site, { path }, offset) => hover(site, path, offset)),
  lenses: ({ site, files, result, uses }) =>
    files.map(({ path }) => lenses(site, path, result.verdict, uses)),
  links: ofFiles((site, { path }) => links(site, path)),
  machines: ({ site, result }) => machines(site, result.verdict),
  'another machine': ({ site }) => site.nodes.slice(-3).map((node) => proposal(site, node)),
  references: inTheMiddle((site, { path }, offset) => references(site, path, offset, true)),
  rename: inTheMiddle((site, { path }, offset) => rename(site, path, offset, 'other')),
  selection: inTheMiddle((_, { document }, offset) => selections(document, offset)),
  symbols: ofFiles((_, { document }) => symbols(document)),
  'symbols of the site': ({ site }) => siteSymbols(site, 'h1'),
  tokens: ofFiles((_, { document }) => pieces(document)),
};

/** For which all boots are followed, or all findings gone through. */
const slow: Questions = {
  difference: ({ site, twin }) => diffSites(site, twin),
  'every machine explained': ({ twin }) => explainAll(twin),
  fixes: ({ site, result }) => fix(site, result.findings),
  map: ({ twin }) => siteAsMermaid(showSite(twin)),
  'one machine explained': ({ twin }) => explainNode(twin, twin.nodes.at(-1)?.name ?? ''),
};

describe('answers about a site grow with it', function () {
  this.timeout(600_000);

  for (const name of [
    'machines with a file and a root each',
    'machines that no entry lets in',
    'machines of dnsmasq, each with a tag and a file',
  ]) {
    it(name, () => {
      const sites = new Map<number, Asked>();
      const make = (count: number): Asked => {
        const known = sites.get(count) ?? ask(name, count);
        sites.set(count, known);
        return known;
      };
      for (const [question, answer] of Object.entries(slow))
        assert.equal(growsWith(make, answer, 250), undefined, question);
      for (const [question, answer] of Object.entries(quick))
        assert.equal(growsWith(make, answer, 1000), undefined, question);
    });
  }
});
