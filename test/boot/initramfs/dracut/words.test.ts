/** Command lines for dracut go in, with what DHCP tells and what the root holds; whether its scripts come to a root, and what they end at, comes out. */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../../server/boot/index.js';
import { dracut } from '../../../../server/boot/initramfs/dracut/index.js';
import { ipDevice, ipDialect } from '../../../../server/boot/initramfs/dracut/ip.js';
import { miniature } from '../../../../server/rules/about/miniature.js';
import type { Place } from '../../../../server/site/place.js';
import { siteOf } from '../../../support/site.js';

const DHCPD = miniature()['etc/dhcp/dhcpd.conf'] ?? '';
const ROOT = 'root=nfs:192.168.1.1:/diskless/node21';

type Files = Readonly<Record<string, string>>;

function booted(words: string, files: Files = {}) {
  const label = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img rd.neednet=1 ${words}\n`;
  const site = siteOf(miniature({ 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': label, ...files }));
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const trace = traceBoot(site, node);
  assert.ok(trace.kernel?.dialect === 'dracut');
  const text = ({ file, span }: Place) =>
    site.files.get(file)?.document.text.slice(span.start, span.end) || file.replace('/site/', '');
  const faults = dracut.faults(trace.kernel, trace.kernelAnswer, site);
  return {
    asks: dracut.asks(trace.kernel),
    faults: faults.map(({ id, effect, at, others, console }) =>
      [`${id.replace('initramfs/', '')} ${effect}`, ...[at, ...others].map(text), console ?? '-'].join(' | '),
    ),
    instead: faults.map((fault) =>
      'why' in fault && 'instead' in fault ? `${fault.why}: ${fault.instead}` : fault.id,
    ),
  };
}

describe('the root on NFS in the words of dracut', () => {
  it('is asked for by root=, netroot= and nfsroot=, and by nothing else', () => {
    for (const words of [
      ROOT,
      'netroot=nfs:192.168.1.1:/r',
      'root=dhcp',
      'netroot=dhcp',
      'root=/dev/nfs',
      'nfsroot=/r',
      'root=/r',
    ])
      assert.equal(booted(words).asks, true, words);
    for (const words of [
      'root=/dev/sda1',
      'root=LABEL=x',
      'netroot=iscsi:x',
      '',
      'netroot=own:rsync://1.1.1.1/r',
    ])
      assert.equal(booted(words).asks, false, words);
  });

  it('takes nfsroot= beside root=/dev/nfs alone', () => {
    const only = 'dracut: FATAL: Argument nfsroot only accepted for legacy root=/dev/nfs';
    assert.deepEqual(booted('root=/dev/nfs nfsroot=192.168.1.1:/r').faults, []);
    assert.deepEqual(booted(`${ROOT} nfsroot=192.168.1.1:/r`).faults, [
      `dracut-nfsroot-word stops | nfsroot=192.168.1.1:/r | ${ROOT} | ${only}`,
    ]);
    assert.deepEqual(booted('nfsroot=192.168.1.1:/r').faults, [
      `dracut-nfsroot-word stops | nfsroot=192.168.1.1:/r | ${only}`,
    ]);
    assert.deepEqual(booted(`${ROOT} nfsroot=`).faults, []);
  });

  it('is none where the server begins with a letter, the protocol is none of its own, or a colon is missing', () => {
    const hosts = { 'etc/hosts': '192.168.1.1 master\n' };
    const instead = (words: string, files: Files = {}) => booted(words, files).instead;
    assert.deepEqual(instead('root=master:/r', hosts), ['host name: root=nfs:master:/r']);
    assert.deepEqual(instead('root=MASTER:/r', hosts), ['host name: root=nfs:MASTER:/r']);
    // Nobody knows the name, or it is a protocol of another module.
    assert.deepEqual(instead('root=other:/r', hosts), []);
    assert.deepEqual(instead('root=master://r', hosts), []);
    assert.deepEqual(instead('root=master:r', hosts), []);
    assert.deepEqual(instead('root=192.168.1.1:/r'), []);
    assert.deepEqual(instead('root=nfs3:192.168.1.1:/r'), ['protocol: root=nfs:192.168.1.1:/r:vers=3']);
    assert.deepEqual(instead('root=nfsv4.2:192.168.1.1:/r:soft'), [
      'protocol: root=nfs:192.168.1.1:/r:soft,vers=4.2',
    ]);
    assert.deepEqual(instead('root=nfs3:192.168.1.1:/r,soft'), [
      'protocol: root=nfs:192.168.1.1:/r,soft,vers=3',
    ]);
    assert.deepEqual(instead('root=nfs3:192.168.1.1:/r:vers=3'), [
      'protocol: root=nfs:192.168.1.1:/r:vers=3',
    ]);
    assert.deepEqual(instead('root=NFS:192.168.1.1:/r'), ['protocol: root=nfs:192.168.1.1:/r']);
    assert.deepEqual(instead('root=nfs4:192.168.1.1:/r'), []);
    assert.deepEqual(instead('root=nfs:192.168.1.1/r'), ['colon: root=nfs:192.168.1.1:/r']);
  });

  it('is not named by netroot= alone', () => {
    const [fault] = booted('netroot=nfs:192.168.1.1:/r').faults;
    assert.equal(
      fault,
      'dracut-root-word stops | netroot=nfs:192.168.1.1:/r | dracut: FATAL: No or empty root= argument',
    );
    assert.deepEqual(booted('netroot=nfs4:192.168.1.1:/r').instead, ['netroot: root=nfs4:192.168.1.1:/r']);
    for (const words of ['netroot=dhcp', 'netroot=iscsi:x', 'netroot=', `${ROOT} netroot=nfs:192.168.1.1:/x`])
      assert.deepEqual(
        booted(words, {
          'etc/dhcp/dhcpd.conf': DHCPD.replace('  fixed', '  option root-path "192.168.1.1:/r";\n  fixed'),
        }).faults,
        [],
        words,
      );
  });

  it('may be left to DHCP, which then has to name it', () => {
    const path = {
      'etc/dhcp/dhcpd.conf': DHCPD.replace('  fixed', '  option root-path "192.168.1.1:/r";\n  fixed'),
    };
    for (const word of ['root=dhcp', 'netroot=dhcp']) {
      assert.deepEqual(booted(word, path).faults, [], word);
      assert.deepEqual(booted(word).faults, [
        `no-root-path stops | ${word} | dracut: Warning: No dhcp root-path received`,
      ]);
    }
    assert.deepEqual(booted('root=/dev/nfs').faults, []);
  });
});

describe('what made the ramdisk of dracut', () => {
  const CONF = 'diskless/node21/etc/dracut.conf.d/own.conf';
  const made = (line: string, file = CONF) => booted(ROOT, { [file]: `${line}\n` }).faults;

  it('may have left out NFS, or the network that it needs', () => {
    for (const line of [
      'omit_dracutmodules+=" nfs "',
      'omit_dracutmodules="lvm network"',
      "omit_dracutmodules+=' nfs'",
    ])
      assert.deepEqual(
        made(line).map((it) => it.split(' | ')[0]),
        ['without-nfs stops'],
        line,
      );
    assert.equal(made('omit_dracutmodules+=" nfs "', 'diskless/node21/etc/dracut.conf').length, 1);
    for (const line of [
      'omit_dracutmodules+=" nfsd network-legacy "',
      'add_dracutmodules+=" nfs "',
      'omit_drivers+=" nfs "',
    ])
      assert.deepEqual(made(line), [], line);
    assert.deepEqual(made('omit_dracutmodules+=" nfs "', 'diskless/other/etc/dracut.conf'), []);
  });

  it('waits for a proc in the root, which a repository need not keep', () => {
    const tree = (...names: readonly string[]) =>
      booted(
        ROOT,
        Object.fromEntries(
          ['etc', 'usr', 'bin', ...names].map((name) => [`diskless/node21/${name}/.keep`, '']),
        ),
      ).faults.map((it) => it.split(' ')[0]);
    assert.deepEqual(tree('dev', 'sys'), ['dracut-proc-dir']);
    assert.deepEqual(tree('mnt', 'tmp', 'run'), ['dracut-proc-dir']);
    assert.deepEqual(tree('dev', 'sys', 'proc'), []);
    assert.deepEqual(tree('dev'), []);
    assert.deepEqual(tree(), []);
    const files = ['etc', 'usr', 'dev', 'sys'].map((name) => [`diskless/node21/${name}/.keep`, '']);
    assert.match(
      booted(ROOT, Object.fromEntries(files)).faults[0] ?? '',
      / \| diskless\/node21 \| Warning: dracut-initqueue/,
    );
  });
});

describe('ip= as dracut reads it', () => {
  const slip = (value: string) => {
    const word = { name: 'ip', value } as never;
    return ipDialect({ parameters: [word] })?.slip ?? 'fine';
  };
  const STATIC = '192.168.1.21::192.168.1.1:255.255.255.0:node21:eth0';

  it('is a method, a card and a method, or the seven fields', () => {
    for (const value of [
      'dhcp',
      'on',
      'any',
      '',
      'ibft',
      'auto6',
      'link6',
      'either6',
      'dhcp6',
      'single-dhcp',
      'auto',
      'link-local',
      'shared',
    ])
      assert.equal(slip(value), 'fine', value);
    for (const value of [
      'eth0:dhcp',
      'eth0:',
      'eth0:dhcp,dhcp6',
      'eth0:none',
      'eth0:off',
      ':::::eth0:dhcp',
      `${STATIC}:none`,
      `${STATIC}:off`,
    ])
      assert.equal(slip(value), 'fine', value);
  });

  it('ends it where what is meant cannot be done', () => {
    for (const [value, told] of [
      ['bootp', 'unsupported'],
      ['rarp', 'unsupported'],
      ['eth0:both', 'unsupported'],
      ['dhpc', 'unknown'],
      ['eth0:dhcp,x', 'unknown'],
      ['none', 'no address'],
      [':::::eth0:off', 'no address'],
      ['192.168.1.21', 'no netmask'],
      ['192.168.1.21:::::eth0:none', 'no netmask'],
      [`${STATIC}:dhcp`, 'address and method'],
      [`${STATIC}:on`, 'address and method'],
      [STATIC, 'address and method'],
      [`${STATIC}:none,bootp`, 'unsupported'],
    ] as const)
      assert.equal(slip(value), told, value);
  });

  it('may be filled in later, or be an address of version 6', () => {
    for (const value of [
      '@@IP@@',
      '${ip}',
      '%IP%:::::eth0:none',
      '<ip>',
      '[2001:db8::2]::[2001:db8::1]:64::eth0:none',
    ])
      assert.equal(slip(value), 'fine', value);
  });

  it('may be a word that the loader wrote', () => {
    const generated = (added: boolean) => {
      const word = { name: 'ip', value: 'bootp', added } as never;
      return ipDialect({ parameters: [word] })?.generated;
    };
    assert.deepEqual([true, false].map(generated), [true, false]);
  });

  it('names its card before the method, or as the sixth of the fields', () => {
    const device = (value: string) => ipDevice({ name: 'ip', value } as never);
    assert.deepEqual(
      ['eth0:dhcp', 'eth0', 'Eth0:dhcp', '0eth:dhcp', STATIC, ':::::', '::::eth0'].map(device),
      ['eth0', '', '', '', 'eth0', '', ''],
    );
  });
});
