/** Kernels with their words and files go in; the stage in which they start comes out, with what keeps them from their root. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import type { Place } from '../../../server/site/place.js';
import { siteOf } from '../../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const KCONFIG = 'srv/tftp/vmlinuz.config';
const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3';
const WORDS = `${ROOT} ip=dhcp rw`;

type Changes = Readonly<Record<string, string | undefined>>;

const label = (append: string, kernel = 'vmlinuz', more = '') => ({
  [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n${more}  APPEND ${append}\n`,
});
const kconfig = (part: string, by: string) => changed(KCONFIG, part, by);

/** What the stage of the kernel has: each fault with its lines, doubts, what is taken for granted. */
function kernel(changes: Changes) {
  const site = siteOf(miniature(changes));
  const trace = traceSite(site).find(({ node }) => node.name === 'node21');
  const stage = trace?.stages.find(({ stage: name, program }) => name === 'kernel' && program === 'linux');
  const text = ({ file, span }: Place) =>
    site.files.get(file)?.document.text.slice(span.start, span.end) || file.replace('/site/', '');
  return {
    reached: stage?.reached,
    did: stage?.did,
    faults: (stage?.faults ?? []).map(({ id, effect, at, others }) =>
      [`${id} ${effect}`, ...[at, ...others].map(text)].join(' | '),
    ),
    doubts: (stage?.doubts ?? []).map(({ reason }) => reason),
    assumed: stage?.assumptions ?? [],
    sources: (stage?.sources ?? []).map(text),
    verdict: trace?.verdict,
    fault: stage?.faults[0],
  };
}

const faults = (changes: Changes) => kernel(changes).faults;

describe('a kernel', () => {
  it('starts where nothing is wrong, and is told of by its lines', () => {
    const { faults: none, doubts, did, sources, verdict, assumed } = kernel({});
    assert.deepEqual([none, doubts, did, verdict], [[], [], 'vmlinuz starts', 'boots']);
    assert.deepEqual(sources.slice(0, 2), ['vmlinuz', `APPEND ${WORDS}`]);
    assert.deepEqual(assumed, [
      'the kernel vmlinuz is there',
      "the kernel vmlinuz has a driver for the node's network card (=y)",
    ]);
    const ramdisk = kernel({ ...label(WORDS, 'vmlinuz', '  INITRD initrd.img\n') });
    assert.equal(ramdisk.did, 'vmlinuz starts with an initial ramdisk');
    assert.ok(ramdisk.assumed.includes('the initial ramdisk initrd.img is there'));
    assert.ok(ramdisk.assumed.includes('the initial ramdisk of vmlinuz can mount an NFS root'));
    const there = { 'srv/tftp/vmlinuz': 'x', 'srv/tftp/initrd.img': 'x' };
    assert.doesNotMatch(
      kernel({ ...there, ...label(WORDS, 'vmlinuz', '  INITRD initrd.img\n') }).assumed.join(),
      /is there/,
    );
  });

  it('that is taken for none is not simulated', () => {
    const { doubts, verdict } = kernel(label('', 'memtest86+.bin'));
    assert.deepEqual(doubts, ['memtest86+.bin is taken for no Linux kernel, and is not simulated']);
    assert.equal(verdict, 'unknown');
  });

  it('lacks its root where no word names one, and is told where the words are lost', () => {
    const lost = (changes: Changes) => {
      const { fault, faults: all } = kernel(changes);
      return fault?.id === 'cmdline/root-missing' ? `${fault.lost} | ${all[0]?.split(' | ')[1]}` : all[0];
    };
    assert.match(lost(label('quiet')) ?? '', /^undefined \| /);
    // Words of the label take the place of those above it.
    const replaced = `APPEND ${WORDS}\n${label('quiet')[CONFIG]}`;
    assert.equal(lost({ [CONFIG]: replaced }), 'replaced | APPEND quiet');
    assert.equal(lost({ [CONFIG]: replaced.replace('  APPEND quiet\n', '') }), undefined);
    // A blank that is none holds the words together.
    const blank = 'x=1\u00a0root=/dev/nfs';
    assert.equal(lost(label(blank)), 'no-break space | \u00a0');
    const before = { [CONFIG]: `# a\u00a0note\n${label('quiet')[CONFIG]}` };
    assert.equal(lost(before), 'no-break space | \u00a0');
    const place = kernel({ [CONFIG]: `# a\u00a0note\n${label(blank)[CONFIG]}` }).fault?.at.span;
    assert.equal(place?.start, `# a\u00a0note\n${label('x=1')[CONFIG]}`.length - 1);
  });

  it('is not blamed for the words that it lacks behind a loader that does not start it', () => {
    const gone = { 'srv/tftp/other': 'x', 'srv/tftp/pxelinux.0': 'x' };
    const behind = (append: string, more = '') => kernel({ ...gone, ...label(append, 'gone', more) });
    assert.equal(behind('quiet').did, undefined);
    assert.deepEqual([behind(WORDS).did, behind(WORDS).reached], ['gone starts', false]);
    assert.equal(behind(ROOT).faults[0]?.split(' ')[0], 'cmdline/nfsroot-without-ip');
    assert.equal(behind('quiet', '  INITRD other\n').did, 'gone starts with an initial ramdisk');
  });
});

describe('the files of a kernel', () => {
  const FULL = {
    'srv/tftp/vmlinuz': 'x',
    'srv/tftp/initrd.img': 'x',
    'srv/tftp/pxelinux.0': 'x',
    'srv/tftp/ldlinux.c32': 'x',
  };
  const INITRD = label(WORDS, 'vmlinuz', '  INITRD initrd.img\n');

  it('stop it where they are empty, before anything else that is wrong with it', () => {
    const empty = { ...FULL, 'srv/tftp/vmlinuz': '' };
    assert.deepEqual(faults({ ...empty, ...INITRD }), [`tftp/empty-file stops | vmlinuz | APPEND ${WORDS}`]);
    assert.deepEqual(faults({ ...empty, ...label(ROOT) }), [
      `tftp/empty-file stops | vmlinuz | APPEND ${ROOT}`,
    ]);
    assert.deepEqual(faults({ ...FULL, ...INITRD }), []);
  });

  it('do not where the kernel mounts its root itself, and the ramdisk is the empty one', () => {
    const empty = { ...FULL, 'srv/tftp/initrd.img': '', ...INITRD };
    const lines = `initrd.img | APPEND ${WORDS}`;
    assert.deepEqual(faults(empty), [`tftp/empty-file none | ${lines}`]);
    for (const by of ['', '# CONFIG_ROOT_NFS is not set\n'])
      assert.deepEqual(faults({ ...empty, ...kconfig('CONFIG_ROOT_NFS=y\n', by) }), [
        `tftp/empty-file stops | ${lines}`,
      ]);
    const disk = {
      ...kconfig('CONFIG_ROOT_NFS=y\n', ''),
      ...label('root=/dev/sda1', 'vmlinuz', '  INITRD initrd.img\n'),
    };
    assert.match(faults({ ...empty, ...disk })[0] ?? '', /^tftp\/empty-file none/);
  });
});

describe('a kernel with a ramdisk', () => {
  const initrd = (append: string, changes: Changes = {}) =>
    kernel({ ...changes, ...label(append, 'vmlinuz', '  INITRD initrd.img\n') });

  it('hands an NFS root over to it, where it has an internet at all', () => {
    assert.deepEqual(initrd(WORDS).faults, []);
    const inet = kconfig('CONFIG_INET=y\n', '# CONFIG_INET is not set\n');
    assert.match(initrd(WORDS, inet).faults[0] ?? '', /^kernel\/inet-missing stops \| /);
    // A disk is no business of ours.
    assert.deepEqual(initrd('root=/dev/sda1', inet).faults, []);
    assert.deepEqual(initrd('root=/dev/sda1').doubts.length, 1);
  });

  it('hands a live system over to it, which has its own ways to a server', () => {
    const live = 'boot=live netboot=nfs nfsroot=192.168.1.1:/diskless/node21 ip=dhcp';
    assert.deepEqual(
      [initrd(live).faults, initrd(live).assumed.join().includes('can mount an NFS root')],
      [[], false],
    );
  });

  it('is not asked for the means to configure a network itself', () => {
    const none = kconfig('CONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\n', '# CONFIG_IP_PNP is not set\n');
    assert.deepEqual(initrd(WORDS, none).faults, []);
    assert.match(faults(none)[0] ?? '', /^kernel\/ip-pnp/);
  });
});

describe('the network of a kernel that mounts its root itself', () => {
  const methods = (...names: readonly string[]) =>
    kconfig(
      'CONFIG_IP_PNP_DHCP=y\n',
      ['DHCP', 'BOOTP', 'RARP']
        .map((name) =>
          names.includes(name) ? `CONFIG_IP_PNP_${name}=y\n` : `# CONFIG_IP_PNP_${name} is not set\n`,
        )
        .join(''),
    );
  const missing = (ip: string, ...names: readonly string[]) => {
    const { fault } = kernel({ ...methods(...names), ...label(`${ROOT} ip=${ip} rw`) });
    return fault?.id === 'kernel/ip-pnp-dhcp-missing'
      ? `${fault.effect} ${fault.method}: ${fault.needs.join()} / ${fault.instead.join()}`
      : (fault?.id ?? 'fine');
  };

  it('needs the method that ip= names, and takes another one where there is one', () => {
    assert.equal(missing('dhcp', 'DHCP'), 'fine');
    assert.equal(missing('dhcp', 'BOOTP'), 'none dhcp: IP_PNP_DHCP / IP_PNP_BOOTP');
    assert.equal(missing('dhcp'), 'stops dhcp: IP_PNP_DHCP / ');
    assert.equal(missing('bootp', 'DHCP', 'RARP'), 'none bootp: IP_PNP_BOOTP / IP_PNP_DHCP,IP_PNP_RARP');
    assert.equal(missing('rarp', 'RARP'), 'fine');
    assert.equal(missing('both', 'RARP'), 'fine');
    assert.equal(missing('both', 'DHCP'), 'none both: IP_PNP_BOOTP,IP_PNP_RARP / IP_PNP_DHCP');
    for (const word of ['on', 'any', ':::::eth0', ':::::eth0:any', ':::::eth0:dhcp,x'])
      assert.equal(missing(word, 'DHCP'), 'fine', word);
    assert.equal(missing(':::::eth0', ''), 'stops any: IP_PNP_DHCP,IP_PNP_BOOTP,IP_PNP_RARP / ');
    assert.equal(missing(':::::eth0:bootp', 'DHCP'), 'none bootp: IP_PNP_BOOTP / IP_PNP_DHCP');
    // A static address needs none.
    assert.equal(missing('192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0::eth0:off'), 'fine');
    assert.equal(missing('192.168.1.21:::255.255.255.0:::bootp', 'DHCP'), 'fine');
  });

  it('takes no driver for granted where there is none', () => {
    const told = (arch: string) => {
      const text = (miniature()[KCONFIG] ?? '').replace('E1000=y', 'E1000=m').replace('Linux/x86', arch);
      return kernel({ [KCONFIG]: text }).assumed.filter((words) => words.includes('driver'));
    };
    assert.deepEqual(told('Linux/x86'), []);
    assert.deepEqual(told('Linux/arm'), [
      'the kernel vmlinuz has no driver of a network card but those that are known',
    ]);
  });

  it('needs a driver that is built in, of those that are known', () => {
    const NET = 'CONFIG_ETHERNET=y\nCONFIG_E1000=y\n';
    const driver = (lines: string, version = '6.1.0') =>
      faults({ [KCONFIG]: (miniature()[KCONFIG] ?? '').replace(NET, lines).replace('6.1.0', version) });
    assert.deepEqual(driver(NET), []);
    assert.match(
      driver('CONFIG_ETHERNET=y\nCONFIG_E1000=m\n')[0] ?? '',
      /^kernel\/nic-not-builtin stops \| CONFIG_E1000=m \| APPEND /,
    );
    assert.match(
      driver('CONFIG_ETHERNET=y\n# CONFIG_E1000 is not set\n')[0] ?? '',
      /^kernel\/nic-not-builtin stops \| # CONFIG_E1000 is not set \| /,
    );
    assert.deepEqual(driver('CONFIG_ETHERNET=y\nCONFIG_E1000=m\nCONFIG_VIRTIO_NET=y\n'), []);
    // A newer kernel may have one that no list here knows.
    assert.deepEqual(driver('CONFIG_ETHERNET=y\n', '6.2.0'), []);
    assert.match(driver('CONFIG_ETHERNET=y\nCONFIG_E1000=m\n', '6.2.0')[0] ?? '', /^kernel\/nic-not-builtin/);
    assert.match(
      driver('CONFIG_ETHERNET=y\n', '5.10.1')[0] ?? '',
      /^kernel\/nic-not-builtin stops \| CONFIG_ETHERNET=y \| /,
    );
    // Of several that are off nobody knows which card it is: the line of their menu.
    assert.match(
      driver('CONFIG_ETHERNET=y\n# CONFIG_E1000 is not set\n# CONFIG_R8169 is not set\n')[0] ?? '',
      /^kernel\/nic-not-builtin stops \| CONFIG_ETHERNET=y \| /,
    );
    assert.match(
      driver('CONFIG_E1000=m\n').join(),
      /^kernel\/nic-not-builtin stops \| CONFIG_E1000=m \| APPEND /,
    );
  });
});

describe('a static address of a kernel', () => {
  const SECOND = 'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\n';
  const taken = (second: string) =>
    faults({
      'etc/dhcp/dhcpd.conf': `${miniature()['etc/dhcp/dhcpd.conf']}${second}`,
      ...label(`${ROOT} ip=192.168.1.22:192.168.1.1:192.168.1.1:255.255.255.0::eth0:off rw`),
    });

  it('may be that of another machine, which has it from DHCP', () => {
    assert.deepEqual(taken(SECOND), ['cmdline/ip-address-taken degrades | 192.168.1.22 | 192.168.1.22']);
    assert.deepEqual(taken(SECOND.replace('.22;', '.23;')), []);
  });

  it('is its own where the declaration has its MAC among others, or may be its own by another name', () => {
    assert.deepEqual(taken(SECOND.replace('00:40:63:c2:ca:d0', '00:40:63:c2:ca:c9')), []);
    assert.deepEqual(
      taken(SECOND.replace('hardware ethernet 00:40:63:c2:ca:d0', 'option dhcp-client-identifier "x"')),
      [],
    );
    // One that has a MAC and an identifier is known by the MAC.
    const both = SECOND.replace('  fixed', '  option dhcp-client-identifier "x";\n  fixed');
    assert.equal(taken(both).length, 1);
  });
});
