/** Boot files that nobody read go in, the lines that name them come out. */
import assert from 'node:assert/strict';
import { notReadLines } from '../../server/cli/formats/not-read.js';

const files = (program: string, ...names: readonly string[]) =>
  names.map((name) => ({ path: `/r/${name}`, program }));

describe('what was not read', () => {
  it('is one line where it fits', () => {
    assert.deepEqual(
      notReadLines([...files('Kea', 'kea.conf'), ...files('iPXE', 'a.ipxe', 'b.ipxe')], '/r'),
      ['not read: a.ipxe, b.ipxe (iPXE); kea.conf (Kea)'],
    );
  });

  it('is a line for each program otherwise, with as many names as fit into 80 columns', () => {
    const many = Array.from({ length: 300 }, (_, i) => `menus/${i}.ipxe`);
    const lines = notReadLines(
      [...files('Kea', `${'long/'.repeat(30)}kea.conf`), ...files('iPXE', ...many)],
      '/r',
    );
    assert.deepEqual(lines, [
      'not read:',
      '  iPXE (300): menus/0.ipxe, menus/1.ipxe, menus/2.ipxe and 297 more',
      `  Kea: ${'long/'.repeat(30)}kea.conf`,
    ]);
    assert.ok(lines[1] !== undefined && lines[1].length <= 80);
  });

  it('has no control characters', () => {
    assert.deepEqual(notReadLines(files('Kea', 'a\u001bb'), '/r'), ['not read: a␛b (Kea)']);
  });
});
