/** Names of files of loaders, and hardware addresses in them, go in; for which firmware and which machine they are comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../../server/boot/index.js';
import { firstFile } from '../../../../server/rules/about/loaders/firstfile.js';
import { commandsOf, isLiteral } from '../../../../server/rules/about/loaders/ipxescripts.js';
import {
  fileMeant,
  machineMeant,
  machineMeantByGrub,
  macOfScript,
  namedMacs,
} from '../../../../server/rules/about/loaders/macfiles.js';
import { menuWords } from '../../../../server/rules/about/loaders/menuwords.js';
import {
  answered,
  isBiosLoader,
  isEfiLoader,
  withArchitecture,
} from '../../../../server/rules/about/loaders/otherfirmware.js';
import {
  allConfigFiles,
  configFiles,
  configOf,
  macFileName,
  readers,
} from '../../../../server/rules/about/loaders/pxeconfigs.js';
import {
  declaredMachines,
  hasName,
  hostOf,
  named,
  nearestOf,
  TYPED_MAC,
  withoutFile,
} from '../../../../server/rules/about/loaders/pxefilenames.js';
import { gone, notServed, servedFrom, tftpRoot } from '../../../../server/rules/about/loaders/tftproot.js';
import { changed, miniature, withPrinter } from '../../../../server/rules/about/miniature.js';
import type { Told } from '../../../../server/rules/rule.js';
import type { IpxeScript } from '../../../../server/site/ipxe/facts.js';
import { somewhere } from '../../../boot/support.js';
import { macOf } from '../../../support/mac.js';
import { siteOf } from '../../../support/site.js';

const FOLDER = 'srv/tftp/pxelinux.cfg';
const NAME = `${FOLDER}/01-00-40-63-c2-ca-c9`;

describe('the name of a loader', () => {
  it('is that of one for a BIOS only', () => {
    for (const name of [
      'pxelinux.0',
      'boot/lpxelinux.0',
      'gpxelinux.0',
      'undionly.0',
      'undionly.pxe',
      'pxeboot.0',
      'pxeboot.n12',
      'ipxe.pxe',
      'undionly.kpxe',
      'x.kkpxe',
      'PXELINUX.0',
    ])
      assert.equal(isBiosLoader(name), true, name);
    for (const name of [
      'syslinux.efi',
      'xpxelinux.0',
      'pxelinux.0x',
      'ipxe.efi',
      'a.b.kpxe',
      'pxelinux.0/x',
      'x.kkkpxe',
    ])
      assert.equal(isBiosLoader(name), false, name);
  });

  it('is that of a program of UEFI', () => {
    for (const name of ['syslinux.efi', 'BOOTX64.EFI', 'a/b.efi'])
      assert.equal(isEfiLoader(name), true, name);
    for (const name of ['efi', 'x.efi.old', 'http://10.0.0.1/x.efi', 'xefi'])
      assert.equal(isEfiLoader(name), false, name);
  });

  const [trace] = traceAll(siteOf(miniature()));

  it('is asked for by the same machine with another firmware', () => {
    assert.ok(trace !== undefined);
    const bios = withArchitecture(trace, 0);
    const uefi = withArchitecture(trace, 11);
    assert.deepEqual(
      [bios.vendorClass, uefi.vendorClass],
      ['PXEClient:Arch:00000:UNDI:002001', 'PXEClient:Arch:00011:UNDI:003000'],
    );
    assert.deepEqual([uefi.architecture, uefi.mac], [11, trace.loader.client.mac]);
    assert.ok(uefi.mac !== undefined);
  });

  it('is told to machines that are answered', () => {
    assert.ok(trace !== undefined);
    const silent = { ...trace, loader: { ...trace.loader, answered: 'no' as const } };
    assert.deepEqual(answered([trace, silent]), [trace]);
  });
});

describe('the file that a machine asks for first', () => {
  it('is its boot file, or the configuration that its loader reads', () => {
    const [trace] = traceAll(siteOf(miniature()));
    assert.ok(trace !== undefined);
    assert.equal(firstFile(trace)?.name, 'pxelinux.0');
    const resident = { ...trace, bootFile: undefined };
    const file = firstFile(resident);
    assert.deepEqual(
      [file?.name, file?.present, file?.place?.span],
      ['pxelinux.cfg/01-00-40-63-c2-ca-c9', 'yes', { start: 0, end: 0 }],
    );
    assert.equal(firstFile({ ...resident, loading: undefined }), undefined);
  });
});

describe('configurations of PXELINUX', () => {
  it('are those of the folder, and those that they open, each once', () => {
    const site = siteOf(
      miniature({
        [NAME]: 'LABEL a\n  CONFIG pxelinux.cfg/default\nLABEL b\n  CONFIG more.cfg\n',
        'srv/tftp/more.cfg': 'LABEL x\n',
      }),
    );
    assert.deepEqual(
      configFiles(site).map(({ name }) => name),
      ['01-00-40-63-c2-ca-c9', 'default'],
    );
    assert.deepEqual(
      allConfigFiles(site).map(({ file }) => file.split('/').at(-1)),
      ['01-00-40-63-c2-ca-c9', 'default', 'more.cfg'],
    );
  });

  it('have readers', () => {
    const { [NAME]: own = '', ...others } = withPrinter('00:40:63:c2:ca:22', '192.168.1.22');
    const site = siteOf({ ...others, [`${FOLDER}/default`]: own });
    const boots = traceAll(site);
    const reading = readers(boots);
    assert.deepEqual(
      [...reading].map(([file, traces]) => [file, traces.length]),
      [[`/site/${FOLDER}/default`, 2]],
    );
    const [first] = boots;
    assert.equal(first === undefined ? '' : configOf(site, first)?.name, 'default');
    const none = traceAll(siteOf(miniature({ [NAME]: undefined, [`${FOLDER}/default`]: undefined })));
    assert.equal(readers(none).size, 0);
  });

  it('are named after a hardware address', () => {
    assert.equal(macFileName(macOf('00:40:63:c2:ca:c9')), '01-00-40-63-c2-ca-c9');
    assert.equal(macFileName(macOf('00:40:63:c2:ca:c9'), 32), '20-00-40-63-c2-ca-c9');
    assert.equal(TYPED_MAC.test('01-00-40-63-C2-ca-c9'), true);
    for (const name of [
      '00-40-63-c2-ca-c9',
      '01-00-40-63-c2-ca-c9-',
      'x01-00-40-63-c2-ca-c9',
      '01-00-40-63-c2-ca-cg',
    ])
      assert.equal(TYPED_MAC.test(name), false, name);
    const site = siteOf(named('01-00-40-63-c2-ca-c9'));
    const [config] = configFiles(site);
    assert.ok(config !== undefined);
    assert.deepEqual([hasName(site, config, 'default'), hasName(site, config, 'other')], [true, false]);
    assert.equal(hasName(site, { ...config }, 'default'), false);
  });
});

describe('a declared machine', () => {
  const two = siteOf(withPrinter('00:40:63:c2:ca:22', '192.168.1.22'));
  const printer = macOf('00:40:63:c2:ca:22');

  it('is the other side of a file with its address', () => {
    const [related] = hostOf(two, printer);
    assert.match(related?.message ?? '', /^host printer has this address$/);
    assert.deepEqual(hostOf(two, macOf('00:00:00:00:00:01')), []);
  });

  it('may have no file of its own', () => {
    const machines = declaredMachines(two);
    assert.deepEqual([...machines.values()].map(({ name }) => name).sort(), ['node21', 'printer']);
    assert.deepEqual(
      withoutFile(two, machines).map(({ name }) => name),
      ['printer'],
    );
  });

  it('is meant by an address that is a slip of its own, and by the nearest', () => {
    const machine = (mac: string) => ({ name: mac, mac: macOf(mac), place: somewhere });
    const all = ['00:40:63:c2:ca:01', '00:40:63:c2:ca:02', '00:40:63:c2:cb:12'].map(machine);
    const meant = (mac: string) => nearestOf(all)(macOf(mac))?.name;
    assert.equal(meant('00:40:63:c2:ca:11'), '00:40:63:c2:ca:01');
    assert.equal(meant('00:40:63:c2:ca:12'), '00:40:63:c2:ca:02');
    assert.equal(meant('00:40:63:c2:bb:33'), undefined);
    assert.equal(meant('00:40:63:c2:cb:22'), '00:40:63:c2:cb:12');
    assert.equal(meant('52:54:00:00:00:01'), undefined);
  });

  const stranger = '00:40:63:c2:ca:23';
  const file = `${FOLDER}/01-00-40-63-c2-ca-23`;
  const files = withPrinter('00:40:63:c2:ca:22', '192.168.1.22');

  it('asks for a file of another name than one that is meant for it', () => {
    const site = siteOf({ ...files, [file]: 'LABEL x\n' });
    assert.equal(fileMeant(site, macOf(stranger)), '01-00-40-63-c2-ca-22');
    // No other address is near, and a machine that is declared is meant by nobody.
    assert.equal(fileMeant(site, macOf('52:54:00:00:00:01')), undefined);
    assert.equal(fileMeant(site, printer), undefined);
    assert.equal(fileMeant(two, macOf(stranger)), undefined);
    assert.equal(machineMeant(site, macOf(stranger))?.name, 'printer');
    assert.equal(machineMeant(site, macOf('52:54:00:00:00:01')), undefined);
    // Of two the one without a file.
    assert.equal(machineMeant(site, macOf('00:40:63:c2:ca:c8'))?.name, 'printer');
  });

  it('asks for a file of GRUB', () => {
    const grub = `srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-23`;
    const served = {
      ...files,
      'srv/tftp/grubx64.efi': '',
      'srv/tftp/grub/grub.cfg': 'echo\n',
      [grub]: 'echo\n',
    };
    const site = siteOf(served);
    assert.equal(fileMeant(site, macOf(stranger)), 'grub.cfg-01-00-40-63-c2-ca-22');
    assert.equal(machineMeantByGrub(site, macOf(stranger))?.name, 'printer');
    assert.equal(namedMacs(site).has(macOf(stranger)), true);
    const own = `srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-22`;
    const both = siteOf({ ...served, [own]: 'echo\n' });
    assert.equal(machineMeantByGrub(both, macOf(stranger))?.name, 'node21');
  });

  it('is named by the script of iPXE that is its own', () => {
    const of = (name: string) => macOfScript({ file: `/srv/tftp/${name}` } as IpxeScript);
    for (const name of [
      '52-54-00-00-07-01.ipxe',
      '525400000701.ipxe',
      'mac-525400000701.ipxe',
      '525400000701',
    ])
      assert.equal(of(name) !== undefined, name !== '52540000070', name);
    const scripts = siteOf(
      miniature({ 'srv/tftp/52-54-00-00-07-01.ipxe': '#!ipxe\n', 'srv/tftp/menu.ipxe': '#!ipxe\n' }),
    );
    assert.equal(namedMacs(scripts).has(macOf('52:54:00:00:07:01')), true);
    assert.equal(of('525400000701.ipxe'), macOf('52:54:00:00:07:01'));
    assert.equal(of('01-52-54-00-00-07-01'), macOf('52:54:00:00:07:01'));
    assert.equal(of('AB-54-00-00-07-01.ipxe'), macOf('ab:54:00:00:07:01'));
    for (const name of ['52540000070.ipxe', '5254000007012.ipxe', 'a525400000701', 'menu.ipxe'])
      assert.equal(of(name), undefined, name);
  });
});

describe('words of menus', () => {
  const words = (files: Readonly<Record<string, string>>): string[] =>
    [...menuWords(siteOf(files))].map((line) =>
      line.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(' '),
    );

  it('are those of labels, of commands of iPXE, and of kernels of GRUB', () => {
    const label = (text: string) => miniature({ [NAME]: undefined, [`${FOLDER}/default`]: text });
    assert.deepEqual(words(label('LABEL a\n  KERNEL vmlinuz\n  APPEND a=1 b\n')), ['', 'a=1 b']);
    assert.deepEqual(words(label('LABEL a\n  KERNEL memdisk\n  APPEND a=1 b\n')), []);
    assert.deepEqual(words(label('LABEL a\n  LINUX vmlinuz x=1\n')), ['x=1']);
    const script =
      '#!ipxe\nkernel vmlinuz a=1 ${b} c\nchain memtest.bin d\necho e f\nimgargs vmlinuz g\nkernel\n';
    const ipxe = words({ ...label('\n'), 'srv/tftp/undionly.kpxe': '', 'srv/tftp/a.ipxe': script });
    assert.ok(ipxe.includes('a=1 ${b} c'), ipxe.join('; '));
    assert.ok(ipxe.includes('g'));
    assert.ok(!ipxe.some((line) => line.includes('d') || line.includes('f')));
    const grub =
      'linux /vmlinuz a=1 b$c $d\nlinux /memtest.bin e\necho x f\nlinux\nmenuentry y { linuxefi /vmlinuz g }\n';
    const byGrub = words({ ...label('\n'), 'srv/tftp/grubx64.efi': '', 'srv/tftp/grub/grub.cfg': grub });
    assert.deepEqual(byGrub, ['a=1 b', 'g']);
  });

  it('are those of commands that iPXE knows, with their options', () => {
    const site = siteOf(
      miniature({
        'srv/tftp/undionly.kpxe': '',
        'srv/tftp/a.ipxe':
          '#!ipxe\nkernel --name k vmlinuz a || shell\nchain --bad x y\nnonsense z\ninitrd ${i}\n',
      }),
    );
    const [script] = site.ipxe;
    assert.ok(script !== undefined);
    const all = [...commandsOf(script)];
    assert.deepEqual(
      all.map(({ name, rest, refused, or }) => [
        name,
        rest.map(({ value }) => value).join(' '),
        refused,
        or?.name?.value,
      ]),
      [
        ['kernel', 'vmlinuz a', false, 'shell'],
        ['shell', '', false, undefined],
        ['chain', all[2]?.rest.map(({ value }) => value).join(' '), true, undefined],
        ['initrd', '${i}', false, undefined],
      ],
    );
    assert.deepEqual(all.flatMap(({ rest }) => rest.map(isLiteral)).slice(0, 2), [true, true]);
    assert.equal(all.at(-1)?.rest.map(isLiteral)[0], false);
    assert.deepEqual(
      all.map(({ statement }) => statement),
      [...all.map(({ statement }) => statement)].sort((a, b) => a - b),
    );
  });
});

describe('the other side of a file that is not there', () => {
  const web = {
    'etc/nginx/sites-enabled/x': 'server {\n  listen 80;\n  location / {\n    root /srv/www;\n  }\n}\n',
    'srv/www/a': '',
  };
  const told = (files: Readonly<Record<string, string>>): Told =>
    ({ site: siteOf(files) }) as unknown as Told;

  it('is the root of the TFTP server', () => {
    assert.deepEqual(
      tftpRoot(undefined, told(miniature())).map(({ message }) => message),
      ['the TFTP root is /srv/tftp'],
    );
    assert.deepEqual(tftpRoot(undefined, told(miniature({ 'etc/default/tftpd-hpa': undefined }))), []);
  });

  it('is the folder of the web server, where the file would lie in that', () => {
    const site = told({ ...miniature(), ...web });
    const messages = (path?: string) =>
      servedFrom(path === undefined ? {} : { path }, site).map(({ message }) => message);
    assert.deepEqual(messages('/srv/tftp/x'), ['the TFTP root is /srv/tftp']);
    assert.deepEqual(messages(), ['the TFTP root is /srv/tftp']);
    assert.deepEqual(messages('/srv/www/x'), ['the folder that the web server gives out is said here']);
    assert.deepEqual(messages('/other/x'), []);
    const guessed = {
      site: { ...site.site, http: site.site.http.map((one) => ({ ...one, said: undefined })) },
    } as unknown as Told;
    assert.deepEqual(servedFrom({ path: '/srv/www/x' }, guessed), []);
  });

  it('is told as a folder where it is one', () => {
    assert.equal(gone('/a', false), '/a is not there');
    assert.equal(gone('/a', true), '/a is a folder, which no TFTP server sends');
    const file = { name: 'a', path: '/srv/a', server: 'TFTP' };
    assert.equal(notServed({ ...file, folder: true }), '/srv/a, which a stands for, is a folder');
    assert.equal(
      notServed({ ...file, folder: false }),
      'the TFTP server has no file /srv/a, which a stands for',
    );
  });

  it('is none of a site that was not changed', () => {
    assert.deepEqual(changed(NAME, 'ip=dhcp', 'ip=off')[NAME]?.includes('ip=off'), true);
    assert.throws(() => changed(NAME, 'no such text', ''), /has no no such text/);
  });
});
