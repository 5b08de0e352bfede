/** Sites with one change go in, the findings of pxe/name-too-long come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

describe('pxe/name-too-long', () => {
  const found = (name: string) =>
    texts('pxe/name-too-long', changed(CONFIG, 'KERNEL vmlinuz', `KERNEL ${name}`));

  it('finds names above the room that there is, and none at it', () => {
    assert.equal(found('k'.repeat(252)).length, 1);
    assert.equal(found('k'.repeat(251)).length, 0);
  });

  it('is silent about URLs', () => {
    assert.deepEqual(found(`http://server/${'k'.repeat(300)}`), []);
  });

  it('looks at initial ramdisks', () => {
    const name = 'i'.repeat(252);
    assert.deepEqual(
      texts('pxe/name-too-long', changed(CONFIG, '  APPEND', `  INITRD ${name}\n  APPEND boot=nfs`)),
      [`warning ${name}`],
    );
  });
});
