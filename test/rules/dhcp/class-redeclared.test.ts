/** Sites with one change go in, the findings of dhcp/class-redeclared come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { foundBefore, subnet } from './support.js';

describe('dhcp/class-redeclared', () => {
  it('is silent where the second declaration only adds statements', () => {
    const twice = (second: string) =>
      foundBefore(
        'dhcp/class-redeclared',
        `class "lab" {\nmatch if known;\n}\nclass "lab" {\n${second}}\n${subnet('')}`,
      );
    assert.deepEqual(twice('filename "a";\n'), []);
    assert.deepEqual(twice('match if not known;\n'), ['warning 2']);
  });
});
