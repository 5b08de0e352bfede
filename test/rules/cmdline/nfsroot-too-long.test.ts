/** Sites with one change go in, the findings of cmdline/nfsroot-too-long come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { withRoot } from './support.js';

describe('cmdline/nfsroot-too-long', () => {
  it('has room for 256 characters of options', () => {
    assert.deepEqual(withRoot(`/diskless/node21,vers=3${',timeo=600'.repeat(19)}`), []);
    assert.match(
      withRoot(`/diskless/node21,vers=3${',timeo=600'.repeat(20)}`).join(),
      /^cmdline\/nfsroot-too-long error/,
    );
  });
});
