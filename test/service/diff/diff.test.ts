/** Two versions of a site go in; what boots differently comes out, as values and as people are told. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { diffSites, failingNow, groupChanges, namesOf, toldChanges } from '../../../server/service/index.js';
import { CONFIG, DHCPD } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';

type Changes = Readonly<Record<string, string | undefined>>;

const FSTAB = 'diskless/node21/etc/fstab';

const ARCH = 'option arch code 93 = unsigned integer 16;\n';
/** Other machines than those of BIOS get a file that the TFTP server has or has not. */
const uefi = (file: string): Changes => ({
  [DHCPD]: `${ARCH}${miniature()[DHCPD] ?? ''}class "uefi" { match if option arch = 00:07; filename "${file}"; }\n`,
});

function difference(old: Changes, now: Changes) {
  return diffSites(siteOf(miniature(old)), siteOf(miniature(now)));
}

describe('the difference of two sites', () => {
  it('is none where only the place of a fault moves', () => {
    const broken = changed('etc/exports', '192.168.1.21(', '192.168.1.22(');
    const moved = { 'etc/exports': `# moved\n${broken['etc/exports'] ?? ''}` };
    assert.deepEqual(difference(broken, moved), {
      added: [],
      removed: [],
      changed: [],
      same: 1,
      chosen: { gone: [], come: [] },
    });
  });

  it('tells a machine that fails now by its cause, and nothing that follows from it', () => {
    const { changed: machines, same } = difference({}, { 'etc/exports': '' });
    assert.equal(same, 0);
    assert.deepEqual(
      failingNow(machines).map(({ stage, nodes }) => [stage, nodes]),
      [['root', ['node21']]],
    );
    assert.deepEqual(toldChanges(machines), []);
  });

  it('has what goes wrong where somebody chooses an entry', () => {
    const menu = (kernel: string, before = '') => ({
      [CONFIG]: `${before}${miniature()[CONFIG] ?? ''}LABEL old\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
      'srv/tftp/vmlinuz': '',
      'srv/tftp/pxelinux.0': '',
      'srv/tftp/ldlinux.c32': '',
    });
    const entries = (old: Changes, now: Changes) => {
      const { gone, come } = difference(old, now).chosen;
      return [gone, come].map((faults) => faults.map(({ entry, text }) => `${entry}: ${text}`));
    };
    const [none, broken] = [menu('vmlinuz'), menu('vmlinux')];
    const [, come] = entries(none, broken);
    assert.match(come?.join() ?? '', /^old: .*vmlinux/);
    assert.deepEqual(entries(broken, none), [come, []]);
    // Neither its place, nor the machine that meets it first, nor what machines meet by themselves makes one.
    assert.deepEqual(entries(broken, menu('vmlinux', '# moved\n')), [[], []]);
    assert.deepEqual(entries(none, { ...none, 'etc/exports': '' }), [[], []]);
    assert.equal(difference(none, broken).same, 1);
  });

  const hosts = (...names: readonly string[]): Changes => ({
    [DHCPD]: `${miniature()[DHCPD]}${names
      .map(
        (name, i) =>
          `host ${name} { hardware ethernet 02:00:00:00:00:0${i}; fixed-address 192.168.1.3${i}; }\n`,
      )
      .join('')}`,
  });

  it('tells machines that fail for the same cause together', () => {
    const shared = miniature()[CONFIG]?.replace('/diskless/node21', '/diskless/hall');
    const gone = { ...hosts('elm', 'oak'), [CONFIG]: undefined, 'srv/tftp/pxelinux.cfg/default': shared };
    const open = { 'etc/exports': '/diskless/hall *(rw,no_root_squash,no_subtree_check)\n' };
    const { changed: machines } = difference({ ...gone, ...open }, { ...gone, 'etc/exports': '' });
    assert.deepEqual(
      failingNow(machines).map(({ stage, nodes }) => [stage, nodes]),
      [['root', ['node21', 'elm', 'oak']]],
    );
  });

  it('is none where a line moves that a fault has more to say of', () => {
    const denied = (before: string): Changes => ({
      [DHCPD]: `${before}subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n  pool { range 192.168.1.100; deny unknown-clients; }\n}\n`,
    });
    const { changed: machines, same } = difference(denied(''), denied('# moved\n'));
    assert.deepEqual([machines, same > 0], [[], true]);
  });

  it('tells all initial ramdisks where one of them is another', () => {
    const ramdisks = (list: string) => changed(CONFIG, ' rw', ` rw initrd=${list}`);
    const told = toldChanges(difference(ramdisks('a.img,b.img'), ramdisks('a.img,c.img')).changed);
    const [initrd] = told.filter(({ what }) => what === 'initrd');
    assert.deepEqual([initrd?.old, initrd?.new], ['a.img, b.img', 'a.img, c.img']);
  });

  it('has the machines that came and went', () => {
    const told = (old: Changes, now: Changes) => {
      const { added, removed, changed: others, same } = difference(old, now);
      return [namesOf(added), namesOf(removed), others.length, same];
    };
    assert.deepEqual(told(hosts('elm'), hosts('elm', 'oak')), [['oak'], [], 0, 2]);
    assert.deepEqual(told(hosts('elm', 'oak'), hosts('elm')), [[], ['oak'], 0, 2]);
    assert.deepEqual(told(hosts('elm'), hosts('oak')), [['oak'], ['elm'], 0, 1]);
  });

  it('tells changes once that are the same but for what is each machine’s own', () => {
    const named = (folder: string): Changes => ({
      ...hosts('elm', 'oak'),
      'srv/tftp/pxelinux.cfg/default': undefined,
      ...Object.fromEntries(
        ['elm', 'oak'].map((name, i) => [
          `srv/tftp/pxelinux.cfg/C0A8011${'EF'[i]}`,
          `DEFAULT linux\nLABEL linux\n  KERNEL ${folder}/${name}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
        ]),
      ),
    });
    const groups = groupChanges(difference(named('old'), named('new')).changed);
    assert.deepEqual(
      groups.map(({ what, old, new: now, nodes }) => [what, old, now, nodes]),
      [['kernel', 'old/elm', 'new/elm', ['elm', 'oak']]],
    );
  });

  it('does not tell a machine as failing that failed before, or boots again', () => {
    const broken = { 'etc/exports': '' };
    assert.deepEqual(failingNow(difference(broken, {}).changed), []);
    assert.deepEqual(
      toldChanges(difference(broken, {}).changed).map(({ what, old, new: now }) => [what, old, now]),
      [['verdict', 'fails', 'boots']],
    );
    const other = changed('etc/exports', '192.168.1.21(', '192.168.1.22(');
    assert.deepEqual(failingNow(difference(broken, other).changed), []);
  });

  it('names the firmware of a machine that has several, and of no other', () => {
    const { changed: machines } = difference(uefi('syslinux.efi'), uefi('lpxelinux.0'));
    assert.deepEqual(
      machines.map(({ name, firmware, apart }) => [name, firmware, apart]),
      [['node21', 'efi-x64', true]],
    );
    assert.deepEqual(failingNow(machines)[0]?.nodes, ['node21 (efi-x64)']);
    const one = difference({}, changed(CONFIG, ' rw', ' rw quiet')).changed;
    assert.deepEqual(toldChanges(one)[0]?.firmwares, []);
    assert.equal(one[0]?.apart, false);
  });

  it('compares under a firmware that only one of the sites tells apart', () => {
    const { changed: machines } = difference({}, uefi('lpxelinux.0'));
    assert.deepEqual([...new Set(machines.map(({ firmware }) => firmware))], ['efi-x64']);
  });

  it('tells of mounts those that came or went, and all where only their order is another', () => {
    const mounts = (...names: readonly string[]): Changes => ({
      [FSTAB]: [
        '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0',
        ...names.map((name) => `tmpfs /${name} tmpfs defaults 0 0`),
        ...names.map((name) => `192.168.1.1:/${name} /mnt/${name} nfs rw,vers=3,nolock 0 0`),
        '',
      ].join('\n'),
      'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_subtree_check,no_root_squash)\n${names
        .map((name) => `/${name} 192.168.1.21(rw,sync,no_subtree_check)\n`)
        .join('')}`,
    });
    const told = (old: Changes, now: Changes) =>
      toldChanges(difference(old, now).changed).find(({ what }) => what === 'mounts');
    const came = told(mounts('opt'), mounts('opt', 'home'));
    assert.deepEqual([came?.old, came?.new], [null, '192.168.1.1:/home on /mnt/home']);
    const turned = told(mounts('opt', 'home'), mounts('home', 'opt'));
    assert.match(turned?.old ?? '', /\/opt on .*\/home on /);
    assert.match(turned?.new ?? '', /\/home on .*\/opt on /);
  });
});
