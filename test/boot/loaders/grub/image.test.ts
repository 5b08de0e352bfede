/** Programs for UEFI go in, put together octet by octet; what GRUB's own parts in them say comes out, or nothing where they are no such image. */
import assert from 'node:assert/strict';
import { grubImage } from '../../../../server/boot/loaders/grub/image.js';
import { grubImageOf, number } from '../../../support/grub-image.js';
import { siteOf } from '../../../support/site.js';

const NAME = 'srv/tftp/grubx64.efi';
const read = (text: string) =>
  grubImage(siteOf({ [NAME]: text, 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\n' }), `/${NAME}`);

describe('the image of a GRUB', () => {
  it('tells its folder, its modules and whether commands are built in', () => {
    for (const wide of [true, false])
      assert.deepEqual(read(grubImageOf({ prefix: '/grub', modules: ['tftp', 'normal'], wide })), {
        prefix: '/grub',
        configured: false,
        modules: new Set(['tftp', 'normal']),
        vendor: undefined,
      });
    assert.equal(read(grubImageOf({ prefix: '/grub', commands: 'normal' }))?.configured, true);
    assert.equal(read(grubImageOf({}))?.prefix, undefined);
    // Of a disk in memory, keys and fonts nothing is told.
    const other = grubImageOf({ prefix: '/grub', more: number(1, 4) + number(12, 4) + number(0, 4) });
    assert.deepEqual(read(other), {
      prefix: '/grub',
      configured: false,
      modules: new Set(),
      vendor: undefined,
    });
    const noModule = grubImageOf({ modules: ['tftp'] }).replace('ELF', 'ELV');
    assert.deepEqual(read(noModule)?.modules, new Set());
  });

  it('tells who vouches for it', () => {
    const sbat = (names: string) => `sbat,1,SBAT Version,sbat,1,https://example.org\n${names}`;
    assert.equal(
      read(grubImageOf({ sbat: sbat('grub,3,FSF,grub,2.06,x\ngrub.debian,4,Debian,grub2,2.06-13,x\n') }))
        ?.vendor,
      'debian',
    );
    assert.equal(read(grubImageOf({ sbat: sbat('grub,3,FSF,grub,2.06,x\n') }))?.vendor, undefined);
    assert.equal(read(grubImageOf({ sbat: sbat('shim,4,grub.debian,1,x\n') }))?.vendor, undefined);
  });

  it('is none where anything of it is missing or makes no sense', () => {
    const whole = grubImageOf({ prefix: '/grub', modules: ['tftp'] });
    assert.equal(read(whole.replace('MZ', 'MY')), undefined);
    assert.equal(read(whole.replace('PE\0', 'PF\0')), undefined);
    assert.equal(read(whole.replace('mods', 'modt')), undefined);
    assert.equal(read(whole.replace('mimg', 'mimh')), undefined);
    assert.equal(read(grubImageOf({ more: number(0, 4) + number(7, 4) })), undefined);
    assert.equal(read('#!ipxe\n'), undefined);
    // Cut off anywhere, it is read as far as it goes, and never fails.
    for (let length = 0; length < whole.length; length += 7) read(whole.slice(0, length));
  });
});
