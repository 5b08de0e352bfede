/** The rules about files under pxelinux.cfg/: sites go in, what PXELINUX passes over or reads for others comes out, and the silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

const DIRECTORY = 'srv/tftp/pxelinux.cfg';
const NAME = `${DIRECTORY}/01-00-40-63-c2-ca-c9`;
const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const LINUX = `LABEL linux\n  KERNEL vmlinuz\n  APPEND ${ROOT}\n`;

type Files = Readonly<Record<string, string | undefined>>;

function said(files: Files): string[] {
  const site = siteOf(miniature(files));
  return lint(site).findings.map(({ rule, severity, place }) => {
    const text = site.files.get(place.file)?.document.text ?? '';
    return `${rule} ${severity} ${text.slice(0, place.span.start).split('\n').length}`;
  });
}

const config = (text: string) => said({ [NAME]: text });

describe('pxe/append-replaces-global', () => {
  const variant = (more: string) =>
    config(`DEFAULT linux\nAPPEND ${ROOT}\nLABEL linux\n  KERNEL vmlinuz\n${more}`);

  it('finds the label that boots as well as the one in a menu', () => {
    assert.deepEqual(
      config(`DEFAULT linux\nAPPEND ${ROOT}\nLABEL linux\n  KERNEL vmlinuz\n  APPEND quiet\n`),
      ['pxe/append-replaces-global warning 5'],
    );
    assert.deepEqual(variant('LABEL debug\n  KERNEL vmlinuz\n  APPEND debug\n'), [
      'pxe/append-replaces-global warning 7',
    ]);
  });

  it('finds the network left out, unless IPAPPEND adds it', () => {
    const noIp = ROOT.replace(' ip=dhcp', '');
    assert.deepEqual(variant(`LABEL debug\n  KERNEL vmlinuz\n  APPEND ${noIp} debug\n`), [
      'pxe/append-replaces-global warning 7',
    ]);
    assert.deepEqual(variant(`LABEL debug\n  KERNEL vmlinuz\n  APPEND ${noIp} debug\n  IPAPPEND 1\n`), []);
  });

  it('leaves other kernels, tools, ramdisks and an explicit nothing alone', () => {
    for (const more of [
      'LABEL rescue\n  KERNEL kernel-rescue\n  APPEND quiet\n',
      'LABEL memtest\n  KERNEL memtest86\n  APPEND btrace\n',
      'LABEL floppy\n  LINUX memdisk\n  APPEND floppy\n',
      'LABEL chain\n  COM32 chain.c32\n  APPEND hd0\n',
      'LABEL none\n  KERNEL vmlinuz\n  APPEND -\n',
      'LABEL install\n  KERNEL vmlinuz\n  APPEND initrd=installer.gz quiet\n',
      'LABEL install\n  KERNEL vmlinuz\n  INITRD installer.gz\n  APPEND quiet\n',
      'LABEL disk\n  KERNEL vmlinuz\n  APPEND root=/dev/sda1\n',
    ])
      assert.deepEqual(variant(more), [], more);
  });
});

describe('a file with many labels', () => {
  it('is judged in one go', () => {
    const labels = Array.from({ length: 20_000 }, (_, i) => `LABEL l${i}\n  KERNEL k${i}\n  APPEND quiet\n`);
    const start = performance.now();
    assert.deepEqual(
      config(`DEFAULT linux\nAPPEND ${ROOT}\nLABEL linux\n  KERNEL vmlinuz\n${labels.join('')}`),
      [],
    );
    assert.ok(performance.now() - start < 10_000);
  }).timeout(20_000);
});

describe('pxe/global-append-after-label', () => {
  it('goes by the blank line and the margin', () => {
    const finding = ['pxe/global-append-after-label info 5'];
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n\nAPPEND ${ROOT}\n`), finding);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\nAPPEND ${ROOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\nKERNEL vmlinuz\n\nAPPEND ${ROOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n\n  APPEND ${ROOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  # why\n  APPEND ${ROOT}\n`), []);
  });
});

describe('pxe/kernel-before-label', () => {
  it('finds each line, also between the end of a menu and the next label', () => {
    assert.deepEqual(config(`DEFAULT linux\nINITRD initrd.img\n${LINUX}`), [
      'pxe/kernel-before-label warning 2',
    ]);
    assert.deepEqual(config(`DEFAULT linux\nMENU BEGIN a\n${LINUX}MENU END\nKERNEL vmlinuz\n`), [
      'pxe/kernel-before-label warning 7',
    ]);
  });

  it('leaves a kernel behind DEFAULT and files of U-Boot alone', () => {
    assert.deepEqual(config(`DEFAULT vmlinuz ${ROOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nFDTDIR dtbs\nKERNEL vmlinuz\n${LINUX}`), []);
  });

  it('leaves an included file alone, where a label may be open', () => {
    const part = `${DIRECTORY}/part`;
    const files = {
      [NAME]: `DEFAULT linux\nLABEL linux\n  INCLUDE pxelinux.cfg/part\n`,
      [part]: `KERNEL vmlinuz\nAPPEND ${ROOT}\n`,
    };
    assert.deepEqual(said(files), []);
  });
});

describe('pxe/include-missing', () => {
  const images = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
  const including = (name: string) => `INCLUDE ${name}\nDEFAULT linux\n${LINUX}`;

  it('says nothing where the images are not there either: the rest may be elsewhere, too', () => {
    assert.deepEqual(config(including('pxelinux.cfg/absent')), []);
    assert.deepEqual(said({ ...images, [NAME]: including('pxelinux.cfg/absent') }), [
      'pxe/include-missing warning 1',
    ]);
    assert.deepEqual(said({ ...images, [NAME]: including('http://192.168.1.1/menu') }), []);
  });

  it('finds files that include themselves or each other', () => {
    assert.deepEqual(config(including('pxelinux.cfg/01-00-40-63-c2-ca-c9')), ['pxe/include-missing error 1']);
    const loop = `INCLUDE pxelinux.cfg/01-00-40-63-c2-ca-c9\n`;
    assert.deepEqual(said({ [NAME]: including('pxelinux.cfg/part'), [`${DIRECTORY}/part`]: loop }), [
      'pxe/include-missing error 1',
    ]);
    // The same file twice, one after the other, is no loop.
    const twice = `INCLUDE pxelinux.cfg/part\n${including('pxelinux.cfg/part')}`;
    assert.deepEqual(said({ [NAME]: twice, [`${DIRECTORY}/part`]: 'PROMPT 0\n' }), []);
  });
});

describe('pxe/shadowed-config and pxe/short-hex-prefix-captures', () => {
  const local = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';

  it('say nothing of a copy, of the address of another, and of a file for a whole subnet', () => {
    const text = `DEFAULT linux\n${LINUX}`;
    assert.deepEqual(said({ [NAME]: text, [`${DIRECTORY}/C0A80115`]: text }), []);
    assert.deepEqual(said({ [NAME]: text, [`${DIRECTORY}/C0A80115`]: local }), [
      'pxe/shadowed-config info 1',
    ]);
    assert.deepEqual(said({ [NAME]: text, [`${DIRECTORY}/C0A80116`]: local }), []);
    assert.deepEqual(said({ [`${DIRECTORY}/C0A801`]: local }), []);
    assert.deepEqual(said({ [`${DIRECTORY}/C0A8`]: local }), []);
  });
});

describe('pxe/default-file-case', () => {
  const local = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';
  const names = (files: Files) =>
    said({ [`${DIRECTORY}/default`]: undefined, ...files }).filter((one) =>
      one.startsWith('pxe/default-file'),
    );

  it('warns where every node known has a file of its own', () => {
    assert.deepEqual(names({ [`${DIRECTORY}/DEFAULT`]: local }), ['pxe/default-file-case warning 1']);
    assert.deepEqual(names({ [`${DIRECTORY}/default.cfg`]: local }), ['pxe/default-file-case warning 1']);
  });

  it('leaves backups, included files and a default beside it alone', () => {
    assert.deepEqual(names({ [`${DIRECTORY}/default.bak`]: local }), []);
    assert.deepEqual(names({ [`${DIRECTORY}/default-arm`]: local }), []);
    assert.deepEqual(names({ [`${DIRECTORY}/default`]: local, [`${DIRECTORY}/Default`]: local }), []);
    const including = `INCLUDE pxelinux.cfg/default.cfg\nDEFAULT linux\n${LINUX}`;
    assert.deepEqual(names({ [`${DIRECTORY}/default.cfg`]: local, [NAME]: including }), []);
  });
});
