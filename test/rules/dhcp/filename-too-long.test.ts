/** Sites with one change go in, the findings of dhcp/filename-too-long come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/filename-too-long', () => {
  const file = (name: string, more = '') =>
    found('dhcp/filename-too-long', `${subnet(`  filename "${name}";\n${more}`)}${host()}`);

  it('finds names that are cut off, counted in bytes', () => {
    assert.deepEqual(file('a'.repeat(128)), ['warning 3']);
    assert.deepEqual(file('é'.repeat(64)), ['warning 3']);
  });

  it('leaves the longest that fits, and clients of option 67, alone', () => {
    assert.deepEqual(file('a'.repeat(127)), []);
    assert.deepEqual(file('a'.repeat(128), '  option bootfile-name "b";\n'), []);
  });
});
