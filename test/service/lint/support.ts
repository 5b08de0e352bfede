/** Words go in; rules that find them, and what lint says of a small site by these, come out. */
import type { Rule, RuleId } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/index.js';
import type { Site } from '../../../server/site/model.js';
import { madeUpRule } from '../../support/rule-id.js';
import { siteOf } from '../../support/site.js';

const docs = { what: '', why: '', avoid: {}, prefer: {}, references: [] };

/** Finds a word wherever it stands in any file of the site. */
export function finds(id: RuleId, word: string, severity: Rule['severity'] = 'error'): Rule {
  return {
    id,
    severity,
    since: '0.1.0',
    docs,
    check({ site, report }) {
      for (const [file, { document }] of site.files) {
        for (let at = document.text.indexOf(word); at >= 0; at = document.text.indexOf(word, at + 1)) {
          report({ at: { file, span: { start: at, end: at + word.length } }, message: `found ${word}` });
        }
      }
    },
  };
}

export const crash: Rule = {
  id: madeUpRule('test/crash'),
  severity: 'error',
  since: '0.1.0',
  docs,
  check() {
    throw new Error('not today\nsecond line');
  },
};

export const squash = finds(madeUpRule('test/squash'), 'no_root_squash');
const sync = finds(madeUpRule('other/sync'), ',sync,', 'warning');
export const rules = [squash, sync];

export function rulesFound(site: Site, options: Parameters<typeof lint>[1] = {}): string[] {
  return lint(site, { rules, ...options }).findings.map(
    ({ rule, place, severity }) =>
      `${rule} ${severity} ${site.files.get(place.file)?.document.text.slice(0, place.span.start).split('\n').length}`,
  );
}

export function exportsOf(text: string): Site {
  return siteOf({ 'etc/exports': text });
}

export const line = '/srv/a 10.0.0.1(ro,sync,no_subtree_check,no_root_squash)\n';
