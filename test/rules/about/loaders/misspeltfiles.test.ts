/** Names of files that a machine asks for go in; what is meant comes out, where a letter is wrong, and silence about all others. */
import assert from 'node:assert/strict';
import { counted, misspeltFile } from '../../../../server/rules/about/loaders/misspeltfiles.js';
import { siteOf } from '../../../support/site.js';

const FILES = {
  'etc/exports': '/x 10.0.0.1(rw)\n',
  'srv/tftp/debian/kernel-one': '',
  'srv/tftp/debian/menus/main': '',
  'srv/tftp/linux/vmlinuz': '',
  'srv/tftp/nodes/a.ipxe': '',
  'srv/tftp/nodes/b.ipxe': '',
  'srv/tftp/other.cfg': '',
  'srv/tftp/menu': '',
  'srv/tftp/notes.txt~': '',
  'srv/tftp/node-2': '',
  'srv/tftp/ab/c/x': '',
  'srv/tftp/ab/d/x.cfg': '',
};
/** Whether files are missing is not known: the root of the TFTP server may hold others. */
const site = siteOf(FILES);

const found = (name: string, others?: ReadonlyMap<string, number>): string => {
  const it = misspeltFile(site, name, `/srv/tftp/${name}`, others);
  return it === undefined
    ? ''
    : `${it.wrong} → ${it.right}${it.folder === undefined ? '' : ` in ${it.folder}`}`;
};
const byName = (name: string): string | undefined => misspeltFile(site, name, undefined)?.right;

describe('the name of a well-known program', () => {
  it('has two letters in the wrong order, one left out or one twice', () => {
    for (const [name, right] of [
      ['pxelinxu.0', 'pxelinux.0'],
      ['pxlinux.0', 'pxelinux.0'],
      ['pxelinuux.0', 'pxelinux.0'],
      ['pxelinux0', 'pxelinux.0'],
      ['undoinly.kpxe', 'undionly.kpxe'],
      ['undionly.ipxe', 'undionly.kpxe'],
      ['boot/snponly.eif', 'snponly.efi'],
      ['vmlinzu', 'vmlinuz'],
      ['vmliunz', 'vmlinuz'],
      ['ipxeefi', 'ipxe.efi'],
      ['ipx.eefi', 'ipxe.efi'],
      ['bziImage', undefined],
    ] as const)
      assert.equal(byName(name), right, name);
  });

  it('is not meant by another program, or by a name that is like none', () => {
    for (const name of [
      'pxelinux.0',
      'lpxelinux.0',
      'ipxe.kpxe',
      'undionly.kkpxe',
      'xelinux.0',
      'pxelinux.1',
      'vmlinux',
      'bootx86.efi',
      'pxelinuxx.0x',
      'initrd',
      'grubx46.efi',
    ])
      assert.equal(byName(name), undefined, name);
  });
});

describe('the name of a file beside others', () => {
  it('has a wrong letter in one of its parts', () => {
    assert.equal(found('debian/kernel-ome'), 'kernel-ome → kernel-one in /srv/tftp/debian');
    assert.equal(found('debain/kernel-one'), 'debain → debian in /srv/tftp');
    assert.equal(found('linux/vmlinux'), 'vmlinux → vmlinuz in /srv/tftp/linux');
    assert.equal(found('debin/kernel-one'), 'debin → debian in /srv/tftp');
    assert.equal(found('debin/menus/main'), 'debin → debian in /srv/tftp');
    // Shorter names are near each other anyhow.
    assert.equal(found('meun'), 'meun → menu in /srv/tftp');
    assert.equal(found('men'), '');
    assert.equal(found('othr.cfg'), 'othr.cfg → other.cfg in /srv/tftp');
  });

  it('may be a short folder where what is asked for lies in it', () => {
    assert.equal(found('abb/c/x'), 'abb → ab in /srv/tftp');
    assert.equal(found('abb/d/x'), '');
    assert.equal(found('abb/c/${name}'), 'abb → ab in /srv/tftp');
    assert.equal(found('abb/d/${name}.cfg'), 'abb → ab in /srv/tftp');
    assert.equal(found('abb/d/${name}.xfg'), '');
  });

  it('is another one', () => {
    for (const name of [
      'debian/kernel-one',
      'debian/KERNEL-ONE',
      'debian/kernel-xyz',
      // A folder is no file, and the other way round.
      'debian/menu',
      'othercfg/x',
      'notes.txt',
      'node-3',
      'linux/vmlinuz2',
    ])
      assert.equal(found(name), '', name);
  });

  it('is not looked for where the server calls its root otherwise', () => {
    assert.equal(misspeltFile(site, 'x', '/srv/tftpp/x'), undefined);
    assert.equal(misspeltFile(site, 'srv/tftpp/other.cfg', '/srv/tftpp/other.cfg')?.right, 'tftp');
  });

  it('has an end that none of them has, where all have one', () => {
    assert.equal(found('nodes/${mac}.ipex'), '.ipex → .ipxe in /srv/tftp/nodes');
    assert.equal(found('nodes/${mac}.ipxe'), '');
    assert.equal(found('nodes/${mac}.cfg'), '');
    assert.equal(found('nodes/${mac}'), '');
    assert.equal(found('nodes/${mac}/x.ipex'), '');
    assert.equal(found('${mac}.ipex'), '');
  });

  it('is asked for once, where one that is a letter away is asked for more often', () => {
    const others = counted(['new/kernel-a', 'new/kernel-a', 'new/kernl-a', 'old/kernel-b', 'new/kernel-c']);
    assert.equal(found('new/kernl-a', others), 'kernl-a → kernel-a');
    assert.equal(found('new/kernel-a', others), '');
    assert.equal(found('new/kernel-x', others), '');
    assert.equal(found('old/kernel-b', others), '');
    const twice = counted(['new/kernl-a', 'new/kernl-a', 'new/kernel-a', 'new/kernel-a']);
    assert.equal(found('new/kernl-a', twice), '');
    const once = counted(['new/kernl-a', 'new/kernel-a']);
    assert.equal(found('new/kernl-a', once), '');
    const elsewhere = counted(['new/kernl-a', 'old/kernel-a', 'old/kernel-a']);
    assert.equal(found('new/kernl-a', elsewhere), '');
    const known = counted(['new/ipxe.efi', 'new/ipxee.efi', 'new/ipxee.efi']);
    assert.equal(found('new/ipxe.efi', known), '');
    assert.deepEqual(
      [...counted(['a', 'b', 'a'])],
      [
        ['a', 2],
        ['b', 1],
      ],
    );
  });
});
