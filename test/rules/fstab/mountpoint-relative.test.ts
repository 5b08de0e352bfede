/** Lines of a node's fstab go in, the findings of fstab/mountpoint-relative come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { allTexts, findings, texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/mountpoint-relative', () => {
  const line = (text: string) =>
    texts('fstab/mountpoint-relative', {
      'diskless/node21/etc/fstab': `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n${text}\n`,
    });

  it('finds a name, and a path that begins with one', () => {
    assert.deepEqual(line('tmpfs tmp tmpfs mode=1777 0 0'), ['warning tmp']);
    assert.equal(line('tmpfs var/tmp tmpfs mode=1777 0 0').length, 1);
  });

  it('leaves to the source what stands in its place', () => {
    const line = (text: string) => {
      const fstab = changed(FSTAB, 'tmpfs /tmp tmpfs', `${text} nolock,vers=3 0 0\ntmpfs /tmp tmpfs`);
      const opt = changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,no_subtree_check)\n');
      return allTexts({ ...fstab, ...opt });
    };
    assert.deepEqual(line('/opt 192.168.1.1:/opt nfs'), ['fstab/source-syntax error /opt']);
    const [tmp] = findings(changed(FSTAB, 'tmpfs /tmp tmpfs', '/tmp tmpfs tmpfs'));
    assert.equal(tmp?.rule, 'fstab/mountpoint-relative');
    assert.match(tmp?.message ?? '', /Write tmpfs \/tmp\.$/);
  });

  it('is silent about swap, about words for no mount point, and about holes', () => {
    for (const one of [
      'tmpfs /tmp tmpfs mode=1777 0 0',
      '/dev/zram0 none swap sw 0 0',
      '/dev/zram0 swap swap sw 0 0',
      '/dev/sda1 anything swap sw 0 0',
      'tmpfs @TMP@ tmpfs mode=1777 0 0',
    ])
      assert.deepEqual(line(one), [], one);
  });
});
