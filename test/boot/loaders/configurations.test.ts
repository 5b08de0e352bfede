/** Answers of DHCP go in; which names a loader asks for, and which configuration it comes to, is compared. */
import assert from 'node:assert/strict';
import type { DhcpAnswer } from '../../../server/boot/dhcp/answer.js';
import { addressOfFile, isOfNobody } from '../../../server/boot/loaders/addressfile.js';
import {
  configAt,
  configurationAt,
  findConfiguration,
  folderThatIsFile,
  optionByCode,
  prefixOf,
  searchNames,
  sharedConfigurations,
  usedOf,
  uuidName,
} from '../../../server/boot/loaders/configurations.js';
import { systemWords } from '../../../server/boot/loaders/systemwords.js';
import { none, unsure, value } from '../../../server/boot/outcome.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Site } from '../../../server/site/model.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';
import { address, type SmallSite, said, smallSite, somewhere, tree } from '../support.js';

const MAC = macOf('00:40:63:c2:ca:c9');
const UUID = '00112233-4455-6677-8899-aabbccddeeff';

interface Told {
  readonly mac?: typeof MAC | undefined;
  readonly uuid?: string;
  readonly address?: string;
  /** The lowest and the highest of each range. */
  readonly ranges?: readonly (readonly [string, string])[];
  readonly options?: Readonly<Record<number, string | number>>;
  /** Octets of option 43; a minus stands for one that is not known. */
  readonly vendor?: readonly number[] | 'unknown';
  readonly proxied?: true;
  readonly server?: string | 'unknown';
}

function answer(told: Told = {}): DhcpAnswer {
  const options = Object.entries(told.options ?? {}).map(([code, text]) => {
    const atom = typeof text === 'number' ? { kind: 'number', value: text } : atomOf(text);
    const one = text === '?' ? unsure('why', somewhere) : value({ atoms: [atom] }, somewhere);
    return [Number(code), one] as const;
  });
  const octets = Array.isArray(told.vendor)
    ? told.vendor.map((one: number) => (one < 0 ? undefined : one))
    : [];
  return {
    client: { mac: 'mac' in told ? told.mac : MAC, uuid: told.uuid },
    address: told.address === undefined ? none : value(address(told.address), undefined),
    dynamic: (told.ranges ?? []).map(([low, high]) => ({ low: address(low), high: address(high) })),
    options: new Map(options),
    others: none,
    vendor:
      told.vendor === undefined
        ? none
        : told.vendor === 'unknown'
          ? unsure('hidden')
          : value(octets, somewhere),
    nextServer:
      told.server === undefined
        ? none
        : told.server === 'unknown'
          ? unsure('why')
          : value(address(told.server), undefined),
    ...(told.proxied === undefined ? {} : { proxied: true }),
  } as unknown as DhcpAnswer;
}

const atomOf = (text: string) =>
  /^[\d.]+$/.test(text) ? { kind: 'address', value: address(text) } : { kind: 'text', value: text };

const site = (names: readonly string[], more: Partial<SmallSite> = {}): Site =>
  smallSite({
    dhcp: 'subnet 10.0.0.0 netmask 255.255.255.0 { }',
    pxe: Object.fromEntries(names.map((name) => [name, 'DEFAULT a\nLABEL a\n  KERNEL k\n'])),
    ...more,
  });

/** The name of the file, or why it is not known. */
function found(names: readonly string[], told: Told = {}, more: Partial<SmallSite> = {}): string {
  const { config } = findConfiguration(site(names, more), 'pxelinux.0', answer(told));
  if (config.kind === 'value') return config.value.name;
  return config.kind === 'none' ? 'none' : `? ${config.reason}`;
}

describe('the names that a loader asks for', () => {
  it('stand behind the folder of the boot file', () => {
    for (const [file, prefix] of [
      ['pxelinux.0', ''],
      ['/pxelinux.0', '/'],
      ['a/b/lpxelinux.0', 'a/b/'],
      ['a/b_c.0', 'a/b_'],
      ['', ''],
      ['a/', 'a/'],
    ] as const)
      assert.equal(prefixOf(file), prefix, file);
  });

  it('begin with the UUID as it travels, and end with default', () => {
    assert.equal(uuidName(UUID), '33221100-5544-7766-8899-aabbccddeeff');
    assert.equal(uuidName(UUID.toUpperCase()), '33221100-5544-7766-8899-aabbccddeeff');
    for (const text of ['', `x${UUID}`, `${UUID}0`, UUID.slice(1)])
      assert.equal(uuidName(text), undefined, text);
    assert.deepEqual(searchNames(MAC, address('10.0.0.5'), UUID), [
      '33221100-5544-7766-8899-aabbccddeeff',
      '01-00-40-63-c2-ca-c9',
      '0A000005',
      '0A00000',
      '0A0000',
      '0A000',
      '0A00',
      '0A0',
      '0A',
      '0',
      'default',
    ]);
    assert.deepEqual(searchNames(undefined, undefined), ['default']);
    assert.deepEqual(searchNames(undefined, undefined, 'x'), ['default']);
  });

  it('end with the one that is there', () => {
    const { tried, prefix } = findConfiguration(site(['01-00-40-63-c2-ca-c9']), 'a/pxelinux.0', answer());
    assert.deepEqual([prefix, tried.at(-1)], ['a/', 'a/pxelinux.cfg/default']);
    const own = findConfiguration(
      site(['01-00-40-63-c2-ca-c9']),
      'pxelinux.0',
      answer({ address: '10.0.0.5' }),
    );
    assert.deepEqual(own.tried, ['pxelinux.cfg/01-00-40-63-c2-ca-c9']);
  });
});

describe('the configuration of a machine', () => {
  const own = '01-00-40-63-c2-ca-c9';

  it('is that of its UUID, its hardware address, its address, or of all', () => {
    const all = ['33221100-5544-7766-8899-aabbccddeeff', own, '0A000005', '0A0000', 'default'];
    assert.equal(found(all, { uuid: UUID, address: '10.0.0.5' }), all[0]);
    assert.equal(found(all, { address: '10.0.0.5' }), own);
    assert.equal(found(all.slice(2), { address: '10.0.0.5' }), '0A000005');
    assert.equal(found(all.slice(2), { address: '10.0.0.6' }), '0A0000');
    assert.equal(found(all.slice(2), { address: '10.0.1.6' }), 'default');
    assert.equal(found(['0'], { address: '10.0.0.5' }), '0');
    assert.equal(found(['0a000005'], { address: '10.0.0.5' }), 'none');
    assert.equal(found([own], { mac: macOf('00:40:63:c2:ca:01') }), 'none');
  });

  it('is not known where only files of single machines are there, and its own number is not known', () => {
    assert.match(found([own, 'default'], { mac: undefined }), /^\? there are files for single MAC addresses/);
    assert.equal(found(['default'], { mac: undefined }), 'default');
    const uuid = '33221100-5544-7766-8899-aabbccddeeff';
    assert.match(found([uuid]), /^\? there are files for single UUIDs/);
    assert.equal(found([uuid], { uuid: UUID.replace('00', '11') }), 'none');
    assert.equal(found([uuid, 'default']), 'default');
    const { assumptions } = findConfiguration(site([uuid, 'default']), 'pxelinux.0', answer());
    assert.deepEqual(
      assumptions.filter((one) => one.includes('UUID')),
      [`the node's UUID is not the one that ${uuid} is for`],
    );
    const { assumptions: known } = findConfiguration(site([uuid, own]), 'pxelinux.0', answer({ uuid: UUID }));
    assert.deepEqual(
      known.filter((one) => one.includes('UUID')),
      [],
    );
  });

  it('is that for all addresses that it may get', () => {
    const get = (names: readonly string[], ...ranges: readonly (readonly [string, string])[]): string =>
      found(names, { ranges });
    assert.equal(get(['0A0000', 'default'], ['10.0.0.0', '10.0.0.255']), '0A0000');
    assert.equal(get(['0A0000', 'default'], ['10.0.0.5', '10.0.0.9'], ['10.0.0.20', '10.0.0.20']), '0A0000');
    assert.equal(get(['0A0000', 'default'], ['10.0.1.0', '10.0.1.255']), 'default');
    assert.equal(get(['0A0000', 'default'], ['9.255.255.0', '9.255.255.255']), 'default');
    assert.match(get(['0A0000', 'default'], ['10.0.0.255', '10.0.1.0']), /^\? 0A0000 is for some/);
    assert.match(get(['0A0000', 'default'], ['9.255.255.255', '10.0.0.0']), /^\? 0A0000 is for some/);
    // The longer name is asked for first.
    assert.equal(get(['0A', '0A000005'], ['10.0.0.5', '10.0.0.5']), '0A000005');
    assert.equal(get(['0A', '0A000005'], ['10.0.0.6', '10.0.0.6']), '0A');
    assert.match(get(['0A', '0A000005'], ['10.0.0.5', '10.0.0.6']), /^\? 0A000005 is for some/);
    assert.match(get(['0A000005', 'default']), /^\? there are files for single addresses/);
  });

  it('is found in small letters by a server that takes all names so', () => {
    const more = (smallLetters: boolean): Partial<SmallSite> => {
      const { tftp } = smallSite({});
      return { overrides: { tftp: { ...tftp, ...(smallLetters ? { smallLetters: true as const } : {}) } } };
    };
    assert.equal(found(['0a000005', 'default'], { address: '10.0.0.5' }, more(true)), '0a000005');
    assert.equal(found(['0a000005', 'default'], { address: '10.0.0.5' }, more(false)), 'default');
    assert.equal(found(['0A000005', 'default'], { address: '10.0.0.5' }, more(true)), 'default');
    assert.equal(found(['0a0000', 'default'], { ranges: [['10.0.0.1', '10.0.0.2']] }, more(true)), '0a0000');
  });

  it('lies in a folder that the prefix leads to', () => {
    const reason = (file: string, told: Told = {}, more: Partial<SmallSite> = {}): string => {
      const { config } = findConfiguration(site(['default'], more), file, answer(told));
      return config.kind === 'value' ? config.value.name : config.kind === 'none' ? 'none' : config.reason;
    };
    assert.equal(reason('pxelinux.0'), 'default');
    assert.equal(reason('x/pxelinux.0'), 'the directory /srv/tftp/x/pxelinux.cfg was not read');
    assert.equal(reason('x/pxelinux.0', {}, { tree: tree([], ['/srv/tftp/x']) }), 'none');
    assert.equal(
      reason('pxelinux.0', { options: { 210: 'x/' } }),
      'the directory /srv/tftp/x/pxelinux.cfg was not read',
    );
    assert.equal(
      reason('pxelinux.0', { options: { 210: '?' } }),
      'the path prefix (option 210) is not known: why',
    );
  });

  it('may be a link to one that folders share', () => {
    const at = (link: string, options = '--secure'): string => {
      const files = {
        'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="${options}"\n`,
        'srv/tftp/bios/pxelinux.0': '',
        'srv/tftp/pxelinux.cfg/default': 'DEFAULT a\nLABEL a\n  KERNEL ::vmlinuz\n',
      };
      const shared = siteOf(files, { symlinks: { 'srv/tftp/bios/pxelinux.cfg': link } });
      const { config } = findConfiguration(shared, 'bios/pxelinux.0', answer());
      return config.kind === 'value' ? config.value.file : config.kind;
    };
    assert.equal(at('../pxelinux.cfg'), '/site/srv/tftp/pxelinux.cfg/default');
    // A server that changes its root leads an absolute link elsewhere.
    assert.notEqual(at('/srv/tftp/pxelinux.cfg'), '/site/srv/tftp/pxelinux.cfg/default');
    assert.notEqual(at('../other'), '/site/srv/tftp/pxelinux.cfg/default');
    assert.notEqual(at('pxelinux.cfg'), '/site/srv/tftp/pxelinux.cfg/default');
  });

  it('is reached by an absolute link where the server keeps its root', () => {
    const files = {
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
      'srv/tftp/bios/pxelinux.0': '',
      'srv/tftp/pxelinux.cfg/default': 'DEFAULT a\nLABEL a\n  KERNEL ::vmlinuz\n',
    };
    const shared = siteOf(files, { symlinks: { 'srv/tftp/bios/pxelinux.cfg': '/srv/tftp/pxelinux.cfg' } });
    const { config } = findConfiguration(shared, '/srv/tftp/bios/pxelinux.0', answer());
    assert.equal(config.kind === 'value' && config.value.file, '/site/srv/tftp/pxelinux.cfg/default');
  });

  it('is read from the folder that links to it, where no loader lies beside it', () => {
    const files = {
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
      'srv/tftp/a/x': '',
      'srv/tftp/bios/pxelinux.0': '',
      'srv/tftp/pxelinux.cfg/default': 'DEFAULT a\nLABEL a\n  KERNEL ::vmlinuz\n',
    };
    const prefix = (more: Readonly<Record<string, string>> = {}): string => {
      const symlinks = { 'srv/tftp/bios/pxelinux.cfg': '../pxelinux.cfg' };
      const shared = siteOf({ ...files, ...more }, { symlinks });
      return configurationAt(shared, '/site/srv/tftp/pxelinux.cfg/default').prefix;
    };
    assert.equal(prefix(), 'bios/');
    assert.equal(prefix({ 'srv/tftp/pxelinux.0': '' }), '');
  });

  it('may lie in the only folder where the root of the server is not known', () => {
    const { tftp, pxe } = site(['default']);
    const [folder] = pxe;
    assert.ok(folder !== undefined);
    const other = { ...folder, path: '/other/pxelinux.cfg' };
    const rootless = { ...tftp, root: undefined, rootSaid: undefined };
    const at = (folders: Site['pxe'], file = 'pxelinux.0') =>
      findConfiguration(site([], { overrides: { tftp: rootless, pxe: folders } }), file, answer());
    const one = at([folder]);
    assert.equal(one.config.kind, 'value');
    assert.ok(
      one.assumptions.some((text) =>
        text.includes('is the directory that the TFTP server serves as pxelinux.cfg/'),
      ),
    );
    for (const folders of [[], [folder, other]]) {
      const { config } = at(folders);
      assert.match(config.kind === 'unknown' ? config.reason : config.kind, /^where pxelinux\.cfg\/ lies/);
    }
  });

  it('is the file that option 209 names', () => {
    const more = { tree: tree(['/srv/tftp/pxelinux.cfg/own'], ['/srv/tftp/gone']) };
    const by = (name: string) => {
      const it = findConfiguration(
        site(['own', 'default'], more),
        'pxelinux.0',
        answer({ options: { 209: name } }),
      );
      const { config } = it;
      return [
        config.kind === 'value' ? config.value.name : config.kind === 'none' ? 'none' : config.reason,
        it.missed?.name,
        it.tried[0],
      ];
    };
    assert.deepEqual(by('pxelinux.cfg/own'), ['own', undefined, 'pxelinux.cfg/own']);
    assert.deepEqual(by('gone'), ['default', 'gone', 'gone']);
    assert.deepEqual(by('other'), ['the file other that option 209 names was not read', undefined, 'other']);
    const empty = { options: { 209: '', 210: 'gone/' } };
    assert.equal(findConfiguration(site(['default'], more), 'pxelinux.0', answer(empty)).missed, undefined);
    assert.deepEqual(by('?'), ['option 209 is not known: why', undefined, undefined]);
  });
});

describe('an option by its code', () => {
  const it1 = site(['default']);
  const text = (told: Told, of: Site = it1): string | undefined => {
    const option = optionByCode(of, answer(told), 209);
    return option.kind === 'value' ? option.value : option.kind === 'none' ? undefined : `? ${option.reason}`;
  };

  it('is sent by itself', () => {
    assert.equal(text({ options: { 209: 'a' } }), 'a');
    assert.equal(text({ options: { 209: 7 } }), '? option 209 is no text');
    assert.equal(text({ options: { 209: '?' } }), '? why');
    assert.equal(text({}), undefined);
    assert.equal(text({ options: { 209: 'a' } }, smallSite({ pxe: { default: '' } })), undefined);
  });

  it('is sent in option 43', () => {
    const letters = (word: string): number[] => [...word].map((one) => one.charCodeAt(0));
    assert.equal(text({ vendor: [209, 1, 97] }), 'a');
    assert.equal(text({ vendor: [0, 209, 1, 97] }), 'a');
    assert.equal(text({ vendor: [0, 0, 208, 1, 120, 209, 2, 97, 98, 255] }), 'ab');
    // The last of several counts, a text ends at a NUL, and what does not fit ends it all.
    assert.equal(text({ vendor: [209, 1, 97, 209, 1, 98] }), 'b');
    assert.equal(text({ vendor: [209, 4, ...letters('ab'), 0, 99] }), 'ab');
    assert.equal(text({ vendor: [209, 2, 97] }), undefined);
    assert.equal(text({ vendor: [255, 209, 1, 97] }), undefined);
    assert.equal(text({ vendor: [210, 1, 97] }), undefined);
    assert.equal(text({ vendor: [209] }), undefined);
    assert.equal(text({ vendor: [209, 0] }), '');
    assert.equal(text({ vendor: [209, 1, -1] }), '? option 209 in option 43 is not known');
    assert.equal(text({ vendor: [208, 1, -1, 209, 1, 97] }), 'a');
    assert.equal(text({ vendor: 'unknown' }), '? hidden');
    // A proxy puts its menu there.
    assert.equal(text({ vendor: 'unknown', proxied: true }), undefined);
  });
});

describe('a configuration by its file', () => {
  it('is found by its path, and by what the server calls it', () => {
    const it = siteOf(miniature());
    const path = '/srv/tftp/pxelinux.cfg/default';
    assert.equal(configAt(it, path)?.name, 'default');
    assert.equal(configAt(it, '/srv/tftp//pxelinux.cfg//default')?.name, 'default');
    assert.equal(configAt(it, '/srv/tftp/default'), undefined);
    const { config, prefix } = configurationAt(it, `/site${path}`);
    assert.deepEqual([config.kind === 'value' && config.value.name, prefix], ['default', '']);
    assert.equal(configurationAt(it, '/site/other').config.kind, 'none');
    const below = siteOf(
      miniature({
        'srv/tftp/pxelinux.cfg/default': undefined,
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
        'etc/dhcp/dhcpd.conf': miniature()['etc/dhcp/dhcpd.conf']?.replace('"pxelinux.0"', '"x/pxelinux.0"'),
        'srv/tftp/x/pxelinux.cfg/default': 'DEFAULT a\n',
      }),
    );
    assert.equal(configurationAt(below, '/site/srv/tftp/x/pxelinux.cfg/default').prefix, 'x/');
  });

  it('is one that machines come to without being named in it', () => {
    const names = (dhcp: string): string[] =>
      sharedConfigurations(
        site(['default', '01-00-40-63-c2-ca-c9', '0A000005', '0A0000', '0a000006', 'x'], { dhcp }),
      ).map(({ name }) => name);
    const net = (more: string) => `subnet 10.0.0.0 netmask 255.255.255.0 { ${more} }\n`;
    assert.deepEqual(names(net('range 10.0.0.1 10.0.0.9;')), ['default', '0A000005', '0A0000']);
    assert.deepEqual(names(net('')), ['default', '0A0000']);
    assert.deepEqual(names('subnet 10.9.0.0 netmask 255.255.255.0 { }'), ['default', '0A000005', '0A0000']);
    const host = 'host n { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 10.0.0.5; }\n';
    assert.deepEqual(names(`${net('')}${host}`), ['default', '0A000005', '0A0000']);
    assert.equal(isOfNobody(smallSite({}), '0A000005'), false);
    assert.deepEqual([addressOfFile('0A000005'), addressOfFile('0A0000')], [address('10.0.0.5'), undefined]);
  });

  it('is kept in a trace by its file and its name', () => {
    const config = configAt(siteOf(miniature()), '/srv/tftp/pxelinux.cfg/default');
    assert.ok(config !== undefined);
    const used = usedOf(value(config, somewhere));
    assert.deepEqual(used, { ...value({ file: config.file, name: 'default' }, somewhere) });
    assert.deepEqual(usedOf(none), none);
  });

  it('may stand in the place of its folder', () => {
    const of = (text: string, path = '/srv/tftp/pxelinux.cfg'): string | undefined =>
      folderThatIsFile(
        siteOf(
          miniature({
            'srv/tftp/pxelinux.cfg/default': undefined,
            'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
            'srv/tftp/pxelinux.cfg': text,
          }),
        ),
        path,
      );
    for (const text of ['DEFAULT a\n', '  label a\n', '# x\ninclude a\n', 'UI menu.c32\n'])
      assert.equal(of(text), '/site/srv/tftp/pxelinux.cfg', text);
    for (const text of ['../boot/pxelinux.cfg', 'defaulta\n', 'x label a\n', ''])
      assert.equal(of(text), undefined, text);
    assert.equal(folderThatIsFile(siteOf(miniature()), '/srv/tftp/pxelinux.cfg'), undefined);
    assert.equal(of('DEFAULT a\n', '/srv/tftp/other'), undefined);
  });
});

describe('words that the loader adds', () => {
  const words = (mask: number, told: Told = {}, untold?: string): string[] =>
    systemWords(said(mask), answer(told), untold).map(({ name, value: text, added }) => {
      assert.equal(added, true);
      return text === undefined ? name : `${name}=${text}`;
    });
  const told: Told = {
    address: '10.0.0.5',
    server: '10.0.0.1',
    options: { 1: '255.255.255.0', 3: '10.0.0.254' },
  };

  it('are those of the bits of SYSAPPEND', () => {
    assert.deepEqual(words(0, told), []);
    assert.deepEqual(words(1, told), ['ip=10.0.0.5:10.0.0.1:10.0.0.254:255.255.255.0']);
    assert.deepEqual(words(2, told), ['BOOTIF=01-00-40-63-c2-ca-c9']);
    assert.deepEqual(words(4, told), ['SYSUUID']);
    assert.deepEqual(words(8, told), []);
    assert.equal(words(7, told).length, 3);
  });

  it('have no value where a part of it is not known', () => {
    assert.deepEqual(words(2, { mac: undefined }), ['BOOTIF']);
    assert.deepEqual(words(1, { ...told, server: 'unknown' }), ['ip']);
    assert.deepEqual(words(1, { options: told.options ?? {} }), ['ip']);
    assert.deepEqual(words(1, { ...told, options: { 1: '?', 3: '10.0.0.254' } }), ['ip']);
    assert.deepEqual(words(1, { ...told, options: { 1: '255.255.255.0', 3: 'x' } }), ['ip']);
  });

  it('have zeros for what was not sent', () => {
    assert.deepEqual(words(1, { address: '10.0.0.5' }), ['ip=10.0.0.5:0.0.0.0:0.0.0.0:0.0.0.0']);
    assert.deepEqual(words(1, { address: '10.0.0.5' }, ''), ['ip=10.0.0.5:0.0.0.0::']);
  });
});
