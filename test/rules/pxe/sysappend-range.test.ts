/** Sites with one change go in, the findings of pxe/sysappend-range come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

describe('pxe/sysappend-range', () => {
  const found = (line: string) =>
    texts('pxe/sysappend-range', changed(CONFIG, 'LABEL linux', `${line}\nLABEL linux`));

  it('finds words, unknown bits and negative numbers', () => {
    assert.deepEqual(found('SYSAPPEND BOOTIF'), ['warning BOOTIF']);
    assert.deepEqual(found('IPAPPEND 0x80000'), ['warning 0x80000']);
    assert.deepEqual(found('IPAPPEND -2'), ['warning -2']);
  });

  it('is silent about numbers, in each way to write one, and templates', () => {
    for (const value of ['0', '1', '2', '3', '0x2', '07', '0x7ffff', '{{ bits }}'])
      assert.deepEqual(found(`SYSAPPEND ${value}`), [], value);
  });
});
