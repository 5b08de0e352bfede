/** Roots that are exported without a client go in, the findings come out: one for the one line that is wrong. */
import assert from 'node:assert/strict';
import { allTexts } from '../support.js';

describe('exports/no-client', () => {
  it('is told with what follows for the root of a node', () => {
    for (const rest of ['', ' # 192.168.1.21(rw,no_root_squash)'])
      assert.deepEqual(allTexts({ 'etc/exports': `/diskless/node21${rest}\n` }), [
        'exports/no-client warning /diskless/node21',
      ]);
  });
});
