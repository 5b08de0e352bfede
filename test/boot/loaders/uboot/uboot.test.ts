/** Machines whose configuration file is for U-Boot. That U-Boot does so is asked of it in test/oracle/uboot.test.ts. */
import assert from 'node:assert/strict';
import { type BootTrace, traceBoot } from '../../../../server/boot/index.js';
import { lint } from '../../../../server/service/lint/lint.js';
import { assumed, tell } from '../../../../server/service/verdict/tell.js';
import type { Site } from '../../../../server/site/model.js';
import { siteOf } from '../../../support/site.js';

const CONFIG = `DEFAULT net
LABEL net
  LINUX board/Image
  FDTDIR board/dtbs
  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/board,vers=3 ip=dhcp rw
`;

function site(dhcpd: string, config = CONFIG, more: Readonly<Record<string, string | undefined>> = {}): Site {
  const files: Record<string, string | undefined> = {
    'etc/dhcp/dhcpd.conf': `${dhcpd}
subnet 10.0.0.0 netmask 255.255.255.0 { }
host board { hardware ethernet b8:27:eb:00:00:01; fixed-address 10.0.0.5; }
`,
    'etc/exports': '/srv/board 10.0.0.5(rw,no_root_squash,no_subtree_check)\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/board/etc/hostname': 'board\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/board/Image': '',
    'srv/tftp/pxelinux.cfg/01-b8-27-eb-00-00-01': config,
    'srv/tftp/pxelinux.cfg/default': 'DEFAULT disk\nLABEL disk\n  LOCALBOOT 0\n',
    ...more,
  };
  return siteOf(
    Object.fromEntries(
      Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
    ),
  );
}

/** The kernel, its ramdisks and words; else the first fault or doubt of the loader. */
function comes(config: string, more: Readonly<Record<string, string>> = {}): string {
  const trace = boot(site('next-server 10.0.0.1;', config, more));
  const loader = trace.stages.find(({ stage }) => stage === 'loader');
  const [fault] = loader?.faults ?? [];
  const [doubt] = loader?.doubts ?? [];
  if (fault !== undefined) return `${fault.id} ${fault.effect} ${fault.console ?? '-'}`;
  if (doubt !== undefined) return doubt.reason;
  const { image, initrds, given } = trace.kernel ?? { image: 'none', initrds: [], given: [] };
  const words = given.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  return [image, ...initrds.map(({ name }) => `+${name}`), ...words].join(' ');
}

function boot(of: Site): BootTrace {
  const [node] = of.nodes;
  assert.ok(node !== undefined);
  return traceBoot(of, node);
}

describe('a boot by U-Boot', () => {
  it('needs no boot file, and no rule asks for one', () => {
    const own = site('next-server 10.0.0.1;');
    const trace = boot(own);
    assert.equal(trace.verdict, 'boots');
    assert.deepEqual(
      tell(trace).map(({ stage }) => stage),
      ['dhcp', 'files', 'loader', 'kernel', 'root'],
    );
    assert.match(tell(trace)[0]?.summary ?? '', /U-Boot asks 10\.0\.0\.1 for its configuration$/);
    assert.ok(assumed(trace).some((text) => text.includes('has U-Boot')));
    assert.deepEqual(lint(own).findings, []);
  });

  it('passes over the boot file that other machines load', () => {
    const trace = boot(site('next-server 10.0.0.1; filename "pxelinux.0";'));
    assert.equal(trace.verdict, 'boots');
    assert.equal(trace.bootFile, undefined);
  });

  it('looks beside the boot file', () => {
    const trace = boot(site('next-server 10.0.0.1; filename "other/pxelinux.0";'));
    assert.equal(trace.loading?.used.kind === 'value', false);
  });

  it('gets nothing from a server of files that does not run, or that it does not reach', () => {
    const [, files] = tell(
      boot(
        site('next-server 10.0.0.1;', CONFIG, {
          'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure -B 3"\n',
        }),
      ),
    );
    assert.equal(files?.verdict, 'fails');
    const far = boot(site('next-server 10.9.9.9;'));
    assert.equal(far.verdict, 'fails');
    // U-Boot has no texts of a ROM.
    assert.deepEqual(
      tell(far).flatMap(({ console }) => console ?? []),
      [],
    );
  });

  it('is open where another server is asked, whose files are not here', () => {
    const own = { 'diskless-lint.json': '{ "server": { "addresses": ["10.0.0.1"] } }' };
    const routed = 'next-server 10.9.9.9; option routers 10.0.0.254;';
    assert.equal(boot(site(routed, CONFIG, own)).verdict, 'unknown');
    assert.equal(boot(site(routed.replace('10.9.9.9', '10.0.0.1'), CONFIG, own)).verdict, 'boots');
    const card = { 'etc/network/interfaces': 'iface eth0 inet static\n  address 10.0.0.1/24\n' };
    const { findings } = lint(site(routed, CONFIG, card));
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['dhcp/next-server-not-own'],
    );
  });

  it('reads the file for its kind of board before default, unless a PC is meant', () => {
    const board = 'srv/tftp/pxelinux.cfg/default-arm-bcm283x';
    const own = 'srv/tftp/pxelinux.cfg/01-b8-27-eb-00-00-01';
    // Nothing in it is for U-Boot alone but its name.
    const plain = CONFIG.replace('  FDTDIR board/dtbs\n', '');
    const reads = (file: string, more: Readonly<Record<string, string | undefined>>) => {
      const trace = boot(
        site(`next-server 10.0.0.1; ${file}`, CONFIG, { [own]: undefined, [board]: plain, ...more }),
      );
      const { loading, verdict } = trace;
      return `${loading?.program ?? '-'} ${loading?.used.kind === 'value' ? loading.used.value.name : '-'} ${verdict}`;
    };
    const none = { 'srv/tftp/pxelinux.cfg/default': undefined };
    const uboot = 'U-Boot default-arm-bcm283x boots';
    assert.equal(reads('', {}), uboot);
    assert.equal(reads('', none), uboot);
    assert.equal(reads('filename "boot.scr.uimg";', {}), uboot);
    assert.equal(reads('filename "pxelinux.0";', none), uboot);
    assert.equal(reads('filename "pxelinux.0";', {}), 'pxelinux default unknown');
    assert.equal(reads('', { [own]: CONFIG }), 'U-Boot 01-b8-27-eb-00-00-01 boots');
    assert.equal(reads('', { 'srv/tftp/pxelinux.cfg/default-arm-am33xx': plain }), 'U-Boot - unknown');
    // No board asks for such a name.
    const other = { [board]: undefined, 'srv/tftp/pxelinux.cfg/default-lab': plain };
    assert.equal(reads('', other).startsWith('U-Boot'), false);
  });

  it('is not PXELINUX because a script of U-Boot lies beside its files', () => {
    const told = (name: string) => {
      const files = { 'srv/tftp/pxelinux.cfg/01-b8-27-eb-00-00-01': undefined, [`srv/tftp/${name}`]: '' };
      return boot(site(`next-server 10.0.0.1; filename "${name}";`, CONFIG, files)).loading?.program;
    };
    for (const name of ['boot.scr', 'boot.scr.uimg', 'uImage', 'fitimage.itb'])
      assert.equal(told(name), undefined, name);
    assert.equal(told('boot.bin'), 'pxelinux');
  });

  it('is open where no server is told', () => {
    const [first] = tell(boot(site('')));
    assert.equal(first?.verdict, 'unknown');
  });

  it('is open where other labels may start, and fails where none can', () => {
    const gone = CONFIG.replace('board/Image', 'board/gone');
    assert.equal(tell(boot(site('next-server 10.0.0.1;', gone))).at(-1)?.verdict, 'fails');
    const two = `${gone}LABEL other\n  LINUX board/Image\n`;
    assert.equal(tell(boot(site('next-server 10.0.0.1;', two))).at(-1)?.verdict, 'unknown');
  });

  it('knows the variables that hold what DHCP told, and is open about others', () => {
    const using = (variable: string): BootTrace =>
      boot(site('next-server 10.0.0.1;', CONFIG.replace('nfsroot=10.0.0.1:', `nfsroot=${variable}:`)));
    assert.equal(using('${serverip}').verdict, 'boots');
    const other = using('$(myserver)');
    assert.equal(other.verdict, 'unknown');
    assert.match(tell(other).at(-1)?.summary ?? '', /\$\(myserver\), a variable of U-Boot/);
  });
});

describe('the label that U-Boot starts', () => {
  const label = (name: string, more = '') => `LABEL ${name}\n  LINUX board/${name}\n  FDTDIR board\n${more}`;
  const AB = label('a') + label('b') + label('c');
  const files = { 'srv/tftp/board/a': '', 'srv/tftp/board/b': '', 'srv/tftp/board/c': '' };
  const starts = (config: string) => comes(config, files);

  it('is that of the later of DEFAULT and ONTIMEOUT', () => {
    assert.equal(starts(`DEFAULT b\n${AB}`), 'board/b');
    assert.equal(starts(`DEFAULT b\nONTIMEOUT c\n${AB}`), 'board/c');
    assert.equal(starts(`ONTIMEOUT c\nDEFAULT b\n${AB}`), 'board/b');
    assert.equal(starts(`ONTIMEOUT c\n${AB}`), 'board/c');
  });

  it('is the one that is marked, or the first that can start, where no name leads to one', () => {
    assert.equal(starts(AB), 'board/a');
    assert.equal(starts(`${label('a')}${label('b', '  MENU DEFAULT\n')}${label('c')}`), 'board/b');
    assert.equal(starts(`DEFAULT gone\n${AB}`), 'board/a');
    assert.equal(starts(`DEFAULT a\nLABEL a\n  FDTDIR board\n${label('b')}`), 'board/b');
    // Of two of one name the last.
    assert.equal(starts(`DEFAULT a\n${label('a')}${label('a').replace('board/a', 'board/c')}`), 'board/c');
    assert.match(starts(`DEFAULT a b\n${AB}`), /which label a name of several words means/);
    assert.equal(
      starts('LABEL a\n  FDTDIR board\n'),
      'uboot/nothing-to-start stops No kernel given, skipping',
    );
    assert.match(
      starts(`DEFAULT d\n${label('a')}LABEL d\n  LOCALBOOT 1\n`),
      /boots the local disk \(label d\)/,
    );
  });

  it('waits for a number behind a MENU line, unless a time is set', () => {
    const typed = (config: string) =>
      assumed(boot(site('next-server 10.0.0.1;', config, files))).some((text) =>
        text.includes('types the number of a'),
      );
    assert.deepEqual(
      [AB, `MENU TITLE x\n${AB}`, `MENU TITLE x\nTIMEOUT 0\n${AB}`, `MENU TITLE x\nTIMEOUT 1\n${AB}`].map(
        typed,
      ),
      [false, true, true, false],
    );
  });

  it('fails where its kernel or device tree is not there and no other one can start', () => {
    const tree = (name: string, more = '') =>
      comes(`DEFAULT a\nLABEL a\n  LINUX board/a\n  FDT ${name}\n${more}`, {
        ...files,
        'srv/tftp/board/x.dtb': '',
      });
    assert.equal(tree('board/x.dtb'), 'board/a');
    assert.equal(tree('board/y.dtb'), 'uboot/devicetree-missing stops Skipping a for failure retrieving FDT');
    for (const name of ['-', 'board/${fdtfile}']) assert.equal(tree(name), 'board/a', name);
    assert.match(
      tree('board/y.dtb', label('b')),
      /names the device tree board\/y.dtb, which the TFTP server does not have; U-Boot goes on/,
    );
    const kernel = (more = '') =>
      comes(`DEFAULT a\n${label('a').replace('board/a', 'board/gone')}${more}`, files);
    assert.equal(kernel(), 'uboot/kernel-missing stops Skipping a for failure retrieving kernel');
    assert.match(kernel(label('b')), /names the kernel board\/gone/);
    // One that boots the disk has no kernel.
    assert.equal(kernel('LABEL d\n  LOCALBOOT 1\n').split(' ')[0], 'uboot/kernel-missing');
    const empty = { ...files, 'srv/tftp/board/x.dtb': '', 'srv/tftp/board/z.dtb': 'a tree\n' };
    const lies = (more = '') =>
      comes(`DEFAULT a\nLABEL a\n  LINUX board/a\n  FDT board/x.dtb\n${more}`, empty);
    assert.equal(lies().split(' ')[0], 'tftp/empty-file');
    assert.match(lies(label('b')), /board\/x.dtb, which is empty/);
  });

  it('hands over the first ramdisk, and the image without the part of it that is named', () => {
    const told = (lines: string) =>
      comes(`DEFAULT a\nLABEL a\n${lines}  FDTDIR board\n`, {
        ...files,
        'srv/tftp/board/i': '',
        'srv/tftp/board/j': '',
      });
    assert.equal(told('  LINUX board/a\n  INITRD board/i\n  APPEND rw\n'), 'board/a +board/i rw');
    assert.equal(told('  LINUX board/a\n  INITRD board/i,board/j\n'), 'board/a +board/i');
    assert.equal(told('  LINUX board/a#conf-1\n  APPEND rw\n'), 'board/a rw');
    assert.equal(told('  LINUX board/a\n  APPEND rw initrd=board/j\n').split(' ').includes('+board/j'), true);
  });

  it('puts what DHCP told into its words, and leaves what no file tells', () => {
    const words = (append: string, more = '') =>
      comes(`DEFAULT a\nLABEL a\n  LINUX board/a\n  FDTDIR board\n  APPEND ${append}\n${more}`, files);
    assert.equal(
      words('a=${ipaddr} b=$(serverip) c=${other} d=$ipaddr'),
      'board/a a=10.0.0.5 b=10.0.0.1 c=${other} d=$ipaddr',
    );
    for (const name of ['root', 'nfsroot', 'ip', 'init'])
      assert.match(words(`${name}=\${x}`), /uses \$\{x\}, a variable of U-Boot that no file tells/, name);
    assert.equal(words('boot=${x}'), 'board/a boot=${x}');
    assert.match(words('ip=$(x)'), /uses \$\(x\)/);
  });
});
