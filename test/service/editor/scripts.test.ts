/** Going about in scripts of iPXE: from goto and items to labels and back, new names for labels, links to the files that are loaded. */
import assert from 'node:assert/strict';
import { definition, links, references, rename } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

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

describe('names of files in the other loaders', () => {
  const all: Readonly<Record<string, string>> = {
    'etc/dnsmasq.conf': `enable-tftp
tftp-root=/srv/tftp
dhcp-range=192.168.1.50,192.168.1.60
dhcp-boot=tag:a,pxelinux.0,,192.168.1.1
dhcp-boot=tag:b,grubx64.efi,,192.168.1.9
dhcp-boot=none.0
pxe-service=x86PC,"Boot",pxelinux
`,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/grubx64.efi': '',
    'srv/tftp/menu.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/initrd.img': '',
    'srv/tftp/pxelinux.cfg/default':
      'UI menu.c32\nDEFAULT a\nONTIMEOUT vmlinuz quiet\nLABEL a\n  KERNEL vmlinuz\n',
    'srv/tftp/grub/grub.cfg': `if true; then
  menuentry a {
    linux /vmlinuz root=/dev/nfs
    initrd (tftp)/initrd.img $more /initrd.img
  }
fi
source /grub/more.cfg
chainloader /none.efi
configfile $dir/more.cfg
`,
    'srv/tftp/grub/more.cfg': 'set root=hd0\nlinux /vmlinuz\nlinux (tftp)/vmlinuz\n',
  };
  const own = siteOf(all);
  const targets = (path: string): string[] =>
    links(own, `/site/${path}`).map(({ span, target }) => {
      const text = (all[path] ?? '').slice(span.start, span.end);
      return `${text} → ${target.replace('/site/srv/tftp/', '')}`;
    });

  it('lead to the file in grub.cfg, where no variable stands in them and the device is known', () => {
    assert.deepEqual(targets('srv/tftp/grub/grub.cfg'), [
      '/vmlinuz → vmlinuz',
      '(tftp)/initrd.img → initrd.img',
      '/initrd.img → initrd.img',
      '/grub/more.cfg → grub/more.cfg',
    ]);
    assert.deepEqual(targets('srv/tftp/grub/more.cfg'), ['(tftp)/vmlinuz → vmlinuz']);
  });

  it('lead to it from dnsmasq.conf, where clients are told to ask this server', () => {
    assert.deepEqual(targets('etc/dnsmasq.conf'), ['pxelinux.0 → pxelinux.0', 'pxelinux → pxelinux.0']);
  });

  it('lead to it in files of PXELINUX, from the menu and from what starts by itself', () => {
    assert.deepEqual(targets('srv/tftp/pxelinux.cfg/default'), [
      'menu.c32 → menu.c32',
      'vmlinuz → vmlinuz',
      'vmlinuz → vmlinuz',
    ]);
  });
});
