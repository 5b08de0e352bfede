/** No folder that others may write to is trusted or written to: a file planted there would run as the administrator. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folder, goodSite, program } from './program.js';

describe('the folder for temporary files', function () {
  this.timeout(600_000);

  it('stays empty, whatever the command', () => {
    const here = folder(goodSite);
    try {
      const temporary = join(here.path, 'tmp');
      mkdirSync(temporary);
      for (const words of [['lint'], ['fmt'], ['explain', 'node21'], ['show'], ['rules']]) {
        assert.equal(here.run(words, { env: { TMPDIR: temporary } }).status, 0, words.join(' '));
        assert.deepEqual(readdirSync(temporary), [], words.join(' '));
      }
    } finally {
      here.remove();
    }
  });

  // Node before 22.8 keeps no compiled code, so that the test above could not see it there.
  it('is not where compiled code is kept', () => {
    const bundle = dirname(program);
    const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.[cm]?js$/.test(name),
    );
    assert.ok(files.length > 2);
    for (const name of files)
      assert.ok(!readFileSync(join(bundle, name), 'utf8').includes('CompileCache'), name);
  });
});
