/** Tests of files in a grub.cfg go in, the findings of grub/file-test-over-net come out, and its silence where a disk may be meant (GRUB 2.06 was asked). */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { texts } from '../support.js';

describe('grub/file-test-over-net', () => {
  const found = (before: string) =>
    texts(
      'grub/file-test-over-net',
      bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, `${before}\nset timeout=5\n`) }),
    );
  const then = '; then set a=1; fi';

  it('finds each way to write it', () => {
    for (const test of [
      '[ -f /a ]',
      '[ ! -e /a ]',
      'test -e /a',
      '[ -d (tftp)/a ]',
      '[ -f (http,192.168.1.1)/a ]',
      '[ -f /copy(1)/a ]',
      '[ -f $prefix/a ]',
    ])
      assert.equal(found(`if ${test}${then}`).length, 1, test);
  });

  it('is silent about other tests, and about files of disks', () => {
    for (const test of [
      '[ -n "$a" ]',
      // It opens the file.
      '[ -s /a ]',
      '[ a = -f ]',
      '[ -f (hd0,1)/a ]',
      '[ -f $root/a ]',
      '[ -f (memdisk)/a ]',
      '[ -f ]',
      'test -f',
    ])
      assert.deepEqual(found(`if ${test}${then}`), [], test);
  });

  it('is silent where the file turns to a disk', () => {
    for (const line of [
      'search --set=root --file /a',
      'search.file /a',
      '$turn',
      'set root=hd0',
      'root=(hd0)',
    ])
      assert.deepEqual(found(`${line}\nif [ -f /a ]${then}`), [], line);
    for (const line of ['set', 'set a=root=', 'echo root=hd0', 'echo search'])
      assert.equal(found(`${line}\nif [ -f /a ]${then}`).length, 1, line);
  });

  it('takes $prefix for a folder of the server until the file says another', () => {
    for (const line of ['set prefix=(hd0,1)/grub', 'prefix=$where'])
      assert.deepEqual(found(`${line}\nif [ -f $prefix/a ]${then}`), [], line);
    assert.equal(found(`set prefix=(hd0,1)/grub\nif [ -f /a ]${then}`).length, 1);
  });
});
