/** Names of ramdisks go in, the findings of pxe/initrd-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

describe('pxe/initrd-missing', () => {
  const found = (names: string) =>
    texts('pxe/initrd-missing', {
      ...changed(CONFIG, 'ip=dhcp', `ip=dhcp initrd=${names}`),
      'srv/tftp/pxelinux.0': 'x',
      'srv/tftp/ldlinux.c32': 'x',
      'srv/tftp/vmlinuz': 'x',
      'srv/tftp/a.img': 'x',
      'srv/tftp/b.img': 'x',
    });

  it('finds a comma without a name on one side', () => {
    for (const names of ['a.img,', ',a.img', 'a.img,,b.img'])
      assert.deepEqual(found(names), [`error initrd=${names}`], names);
  });

  it('finds each name that is not there, and none that is', () => {
    assert.deepEqual(found('a.img,b.img'), []);
    assert.equal(found('a.img,c.img').length, 1);
  });
});
