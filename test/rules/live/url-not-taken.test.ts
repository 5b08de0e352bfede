/** Addresses of live systems go in, the findings of live/url-not-taken come out, and its silence where they are taken. */
import assert from 'node:assert/strict';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import { findings, texts } from '../support.js';

const RULE = 'live/url-not-taken';

describe(RULE, () => {
  const found = (words: string) => texts(RULE, liveSite(words, []));

  it('finds an end of a name that live-boot does not know', () => {
    for (const word of [`fetch=${WEB}/os.img`, `httpfs=${WEB}/os`, `fetch=${WEB}/os.squashfs?node=1`])
      assert.deepEqual(found(`boot=live ${word}`), [`error ${word}`]);
  });

  it('finds a rootfs of CoreOS by TFTP', () => {
    const word = 'coreos.live.rootfs_url=tftp://192.168.1.1/rootfs.img';
    assert.deepEqual(found(word), [`error ${word}`]);
    // As a script leaves it whose base nobody sets.
    assert.deepEqual(found('coreos.live.rootfs_url=/rootfs.img'), [
      'error coreos.live.rootfs_url=/rootfs.img',
    ]);
    for (const value of ['', '{{ url }}', '${base}/rootfs.img', '__URL__'])
      assert.deepEqual(found(`coreos.live.rootfs_url=${value}`), [], value);
  });

  it('is told with the file of nearly that name, where there is one', () => {
    const slip = `boot=live fetch=${WEB}/live/os.sqashfs`;
    const all = (words: string, files: readonly string[]) =>
      findings(liveSite(words, files)).map(({ rule }) => rule);
    assert.deepEqual(all(slip, ['live/os.squashfs']), ['live/image-missing']);
    assert.deepEqual(all(slip, ['live/os.sqashfs']), [RULE]);
  });

  it('is silent about addresses that are taken, or not known', () => {
    for (const end of ['squashfs', 'iso', 'tgz', 'tar'])
      assert.deepEqual(found(`boot=live fetch=https://m.example.org/os.${end}`), [], end);
    assert.deepEqual(found('boot=live fetch={{ url }}'), []);
    assert.deepEqual(found('coreos.live.rootfs_url=https://m.example.org/rootfs.img'), []);
    assert.deepEqual(found('root=live:tftp://192.168.1.1/os.img'), []);
  });
});
