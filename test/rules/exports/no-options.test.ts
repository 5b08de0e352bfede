/** Sites with one change go in, the findings of exports/no-options come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { said } from './support.js';

describe('exports/no-options', () => {
  it('leaves defaults behind a dash, empty parentheses and options cut off by a blank alone', () => {
    assert.deepEqual(said('/home 10.0.0.0/24\n'), ['exports/no-options info 10.0.0.0/24 has no']);
    for (const line of ['/home -ro 10.0.0.0/24', '/home 10.0.0.0/24()', '/home'])
      assert.equal(
        said(`${line}\n`).some((one) => one.startsWith('exports/no-options')),
        false,
        line,
      );
    assert.deepEqual(
      said('/home 10.0.0.0/24 (ro)\n').map((one) => one.split(' ')[0]),
      ['exports/space-before-options'],
    );
  });
});
