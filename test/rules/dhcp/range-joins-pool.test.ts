/** Sites with one change go in, the findings of dhcp/range-joins-pool come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { foundBefore, subnet } from './support.js';

describe('dhcp/range-joins-pool', () => {
  const pool = (permit: string) => `pool {\n${permit}range 192.168.1.100;\n}\n`;
  const ranges = 'range 192.168.1.120;\nrange 192.168.1.130;\n';
  const inside = (body: string) => foundBefore('dhcp/range-joins-pool', subnet(body));

  it('finds the second range behind a pool, and each one after it', () => {
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}${ranges}`), ['warning 8']);
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}${ranges}range 192.168.1.140;\n`), [
      'warning 8',
      'warning 9',
    ]);
  });

  it('is silent about one range, and about ranges before the pool', () => {
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}range 192.168.1.120;\n`), []);
    assert.deepEqual(inside(`${ranges}${pool('deny unknown-clients;\n')}`), []);
  });
});
