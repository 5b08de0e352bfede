/** Real files: no crash, a formatted text that settles at once and says the same as the original. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pxelinux } from '../../../grammars/pxelinux/index.js';
import { lowerPxelinux } from '../../../server/site/pxelinux/lower.js';
import { skip } from '../../support/skip.js';

/** The facts of a text as data, places left out: formatting moves them. */
function meaning(text: string): string {
  const facts = lowerPxelinux(
    { file: '/tftp/pxelinux.cfg/default', document: pxelinux.parse(text) },
    () => undefined,
  );
  return JSON.stringify(facts, (key, value: unknown) => (key === 'span' ? undefined : value));
}

describe('pxelinux corpus', () => {
  const root = process.env['DISKLESS_LINT_CORPUS'];
  const names = root === undefined ? [] : readdirSync(join(root, 'pxelinux')).sort();
  if (root === undefined) {
    it('needs real files', function () {
      skip(this, 'DISKLESS_LINT_CORPUS names no directory');
    });
  }
  for (const name of names) {
    it(`reads and formats ${name}`, () => {
      const text = readFileSync(join(root ?? '', 'pxelinux', name), 'utf8');
      const document = pxelinux.parse(text);
      const pieces = pxelinux.pieces(document);
      assert.equal(pieces.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
      const formatted = pxelinux.format(document);
      assert.equal(pxelinux.format(pxelinux.parse(formatted)), formatted);
      assert.equal(meaning(formatted), meaning(text));
      // These files boot machines: few of their words are unknown to the loader.
      assert.ok(document.problems.length <= 2, document.problems.map(({ message }) => message).join('\n'));
    });
  }
});
