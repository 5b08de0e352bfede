/** The examples of all rules go in; each is typed in, and after each change its boots, findings and fixes are those of a cold run. */
import { examples } from '../support/examples.js';
import { EditedSite } from '../workspace/edited-site.js';

/** Files that an edit changes alone: of all others the site is put together anew, and nothing of it is kept. */
const TYPED_IN = /(?:dhcpd[^/]*\.conf|exports)$/;

/** What is typed: nothing that counts, a statement that is broken, and mended again, a line that goes. */
const CHANGES: readonly ((text: string) => string)[] = [
  (text) => `# what follows stands further down now\n${text}`,
  (text) => text.replace(/;(?=\s*\n)/, ''),
  (text) => text.replace(/\((rw|ro)/, '(r'),
  (text) => text.replace(/\n[^\n]*\n/, '\n'),
];

/** All of them take minutes: a sample, unless the environment asks for all. */
const EACH = process.env['DISKLESS_LINT_EXAMPLES'] === 'all' ? 1 : 12;

describe('the example of a rule that is typed in', () => {
  for (const { id, docs } of examples.filter((_, i) => i % EACH === 0)) {
    for (const kind of ['avoid', 'prefer'] as const) {
      const files = docs[kind];
      const typed = Object.keys(files).filter((file) => TYPED_IN.test(file));
      if (typed.length === 0) continue;
      it(`has the findings of a cold run: ${id}, ${kind}`, () => {
        const site = new EditedSite(files);
        for (const file of typed) {
          const text = files[file] ?? '';
          for (const change of CHANGES) {
            if (change(text) === text) continue;
            site.change(file, change(text));
            site.change(file, text);
          }
        }
      });
    }
  }
});
