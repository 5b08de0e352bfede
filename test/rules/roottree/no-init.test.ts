/** Sites with one change go in, the findings of roottree/no-init come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

describe('roottree/no-init', () => {
  it('may have an init that the command line names, or any shell', () => {
    const rule = 'roottree/no-init';
    const bare = {
      'diskless/node21/usr/bin/env': '',
      'diskless/node21/bin/ls': '',
      'diskless/node21/sbin/lvm': '',
    };
    assert.equal(texts(rule, bare).length, 1);
    assert.deepEqual(texts(rule, { ...bare, ...changed(CONFIG, ' rw', ' rw init=/usr/bin/env') }), []);
    assert.deepEqual(texts(rule, { ...bare, 'diskless/node21/bin/sh': '' }), []);
  });
});
