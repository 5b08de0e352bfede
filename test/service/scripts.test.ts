/** Going about in scripts of iPXE: from goto and items to labels and back, new names for labels, links to the files that are loaded. */
import assert from 'node:assert/strict';
import { definition, links, references, rename } from '../../server/service/index.js';
import { siteOf } from '../support/site.js';

const MENU = `#!ipxe
menu Lab
item local Local disk
item rescue Rescue
choose --default local target && goto \${target}
:local
sanboot --drive 0x80 || goto rescue
:rescue
kernel os/vmlinuz console=ttyS0
initrd \${base}/initrd.img
chain http://server/more.ipxe || goto local
`;
const site = siteOf({
  'etc/exports': '/a b\n',
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT a\nLABEL a\n  KERNEL a\n',
  'srv/tftp/menu.ipxe': MENU,
  'srv/tftp/other.ipxe': '#!ipxe\n:local\nexit\n',
  'srv/tftp/more.ipxe': '#!ipxe\nexit\n',
  'srv/tftp/os/vmlinuz': '',
});
const file = '/site/srv/tftp/menu.ipxe';
const line = (offset: number): number => MENU.slice(0, offset).split('\n').length;

describe('a label of a script', () => {
  it('is where goto, items and --default lead, in its own script only', () => {
    for (const from of ['goto local', 'item local', '--default local']) {
      const places = definition(site, file, MENU.indexOf(from) + from.length - 1);
      assert.deepEqual(
        places.map((place) => [place.file, line(place.span.start)]),
        [[file, 6]],
        from,
      );
    }
  });

  it('is named wherever it is gone to', () => {
    const places = references(site, file, MENU.indexOf(':rescue') + 2, true);
    assert.deepEqual(
      places.map(({ span }) => line(span.start)),
      [4, 7, 8],
    );
  });

  it('gets another name everywhere', () => {
    const renamed = rename(site, file, MENU.indexOf(':local') + 2, 'disk');
    assert.equal(renamed.kind, 'edits');
    const edits = renamed.kind === 'edits' ? renamed.edits.flatMap((one) => one.edits) : [];
    assert.deepEqual(edits.map(({ span }) => MENU.slice(span.start - 1, span.end)).sort(), [
      ' local',
      ' local',
      ' local',
      ':local',
    ]);
  });
});

describe('a name in a script', () => {
  it('leads to the file, where no setting stands in it', () => {
    assert.deepEqual(
      links(site, file).map(({ span, target }) => [MENU.slice(span.start, span.end), target]),
      [
        ['os/vmlinuz', '/site/srv/tftp/os/vmlinuz'],
        ['http://server/more.ipxe', '/site/srv/tftp/more.ipxe'],
      ],
    );
  });
});
