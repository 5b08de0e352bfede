/** Sites with one change go in, the findings of pxe/include-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allLines, CONFIG, ROOT } from '../support.js';

const DIRECTORY = 'srv/tftp/pxelinux.cfg';

const BOOT = `${ROOT} ip=dhcp rw`;

const LINUX = `LABEL linux\n  KERNEL vmlinuz\n  APPEND ${BOOT}\n`;

const config = (text: string) => allLines({ [CONFIG]: text });

describe('pxe/include-missing', () => {
  const images = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
  const including = (name: string) => `INCLUDE ${name}\nDEFAULT linux\n${LINUX}`;

  it('says nothing where the images are not there either: the rest may be elsewhere, too', () => {
    assert.deepEqual(config(including('pxelinux.cfg/absent')), []);
    assert.deepEqual(allLines({ ...images, [CONFIG]: including('pxelinux.cfg/absent') }), [
      'pxe/include-missing warning 1',
    ]);
    assert.deepEqual(allLines({ ...images, [CONFIG]: including('http://192.168.1.1/menu') }), []);
  });

  it('finds files that include themselves or each other', () => {
    assert.deepEqual(config(including('pxelinux.cfg/01-00-40-63-c2-ca-c9')), ['pxe/include-missing error 1']);
    const loop = `INCLUDE pxelinux.cfg/01-00-40-63-c2-ca-c9\n`;
    assert.deepEqual(allLines({ [CONFIG]: including('pxelinux.cfg/part'), [`${DIRECTORY}/part`]: loop }), [
      'pxe/include-missing error 1',
    ]);
    // The same file twice, one after the other, is no loop.
    const twice = `INCLUDE pxelinux.cfg/part\n${including('pxelinux.cfg/part')}`;
    assert.deepEqual(allLines({ [CONFIG]: twice, [`${DIRECTORY}/part`]: 'PROMPT 0\n' }), []);
  });
});

describe('files that menus open', () => {
  const FILES = {
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/menu.c32': '',
    'srv/tftp/libutil.c32': '',
    'srv/tftp/vmlinuz': '',
  };
  const menu = (include: string) => `MENU INCLUDE ${include}\nTIMEOUT 50\n${LINUX}`;
  const found = (first: string, second: string) =>
    allLines({
      ...FILES,
      [CONFIG]: first,
      'srv/tftp/screens/menu.cfg': second,
      'srv/tftp/screens/look.cfg': 'MENU TITLE Nodes\n',
    });

  it('include from the folder of the program, too', () => {
    for (const first of [
      'DEFAULT menu.c32 screens/menu.cfg\n',
      'UI menu.c32 screens/menu.cfg\n',
      `DEFAULT linux\n${LINUX}LABEL more\n  KERNEL menu.c32\n  APPEND screens/menu.cfg\n`,
      `DEFAULT linux\n${LINUX}LABEL more\n  CONFIG screens/menu.cfg\n`,
    ])
      assert.deepEqual(
        found(first, menu('look.cfg')).filter((one) => one.startsWith('pxe/include')),
        ['pxe/include-missing warning 1'],
        first,
      );
    assert.deepEqual(found('UI menu.c32 screens/menu.cfg\n', menu('screens/look.cfg')), []);
  });

  it('are not missed where debian-installer names them for all its images', () => {
    const screens = 'srv/tftp/debian-installer/amd64/boot-screens';
    const installer = (included: string) =>
      allLines({
        ...FILES,
        [CONFIG]: 'include debian-installer/amd64/boot-screens/menu.cfg\n',
        [`${screens}/menu.cfg`]: `DEFAULT linux\n${LINUX}include ${included}\n`,
      });
    assert.deepEqual(installer('debian-installer/amd64/boot-screens/gtk.cfg'), []);
    assert.deepEqual(installer('debian-installer/amd64/gtk.cfg'), ['pxe/include-missing warning 5']);
  });

  it('are followed: their kernel is the one that starts', () => {
    const other = LINUX.replace('vmlinuz', 'absent');
    assert.deepEqual(found('UI menu.c32 screens/menu.cfg\n', `TIMEOUT 50\n${other}`), [
      'pxe/kernel-missing error 3',
    ]);
  });
});
