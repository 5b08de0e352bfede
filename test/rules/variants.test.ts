/** Variants of the miniature site go in, one change each; where the simulated boot fails, some rule says so, and where it goes well no rule about the boot has an error. */
import assert from 'node:assert/strict';
import { traceAll } from '../../server/boot/index.js';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint/lint.js';
import { siteOf } from '../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const DHCPD = 'etc/dhcp/dhcpd.conf';
const EXPORTS = 'etc/exports';
const KERNEL = 'srv/tftp/vmlinuz.config';
const FSTAB = 'diskless/node21/etc/fstab';
const SITE = miniature();

type Changes = Readonly<Record<string, string>>;

interface Verdict {
  readonly fails: boolean;
  readonly boots: boolean;
  readonly warned: readonly string[];
  readonly errors: readonly string[];
}

function judge(changes: Changes, base: Changes = SITE): Verdict {
  const site = siteOf({ ...base, ...changes });
  const [trace] = traceAll(site);
  const findings = lint(site).findings.filter(({ severity }) => severity !== 'info');
  return {
    fails: trace?.verdict === 'fails' || trace?.verdict === 'degraded',
    boots: trace?.verdict === 'boots',
    warned: findings.map(({ rule }) => rule),
    errors: findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
  };
}

const said = (path: string) => SITE[path] ?? assert.fail(path);
const words = (text: string): Changes => ({
  [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${text}\n`,
});
const root = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3';

const ip =
  `ip=off ip=none ip=::::::off ip=192.168.1.21 ip=192.168.1.21::::n::off ip=bootp ip=rarp ip=any ip= ip
ip=eth0:dhcp ip=dhcp6 ip=192.168.1.21:192.168.1.1:192.168.1.254:255.255.255.0:node21:eth0:off
ip=192.168.7.21::192.168.7.1:255.255.255.0::eth0:off`.split(/\s+/);

const roots = [
  '',
  'quiet',
  'root=/dev/nfs',
  'root=/dev/nfs nfsroot=/diskless/node21',
  'root=/dev/sda1 nfsroot=192.168.1.1:/diskless/node21,vers=3',
  'root=nfs:192.168.1.1:/diskless/node21',
  'root=192.168.1.1:/diskless/node21',
  ...[
    '192.168.1.1',
    '192.168.1.1:diskless/node21',
    '192.168.1.1:/diskless/%s',
    '192.168.1.1:/diskless/node21,vers=3,',
    '192.168.1.1:/diskless/node21,vers=3,rsize=x',
    '192.168.1.1:/diskless/node21,vers=5',
    '192.168.1.1:/diskless/node21,v4',
    '192.168.1.1:/diskless/node21,vers=4.2',
    '192.168.1.256:/diskless/node21,vers=3',
    '192.168.1.1:/',
  ].map((value) => `root=/dev/nfs nfsroot=${value}`),
];

const symbols =
  'NET INET IP_PNP IP_PNP_DHCP NETDEVICES ETHERNET E1000 NFS_FS NFS_V3 ROOT_NFS DEVTMPFS DEVTMPFS_MOUNT'.split(
    ' ',
  );

const served: readonly (readonly [string, string])[] = [
  ['  filename "pxelinux.0";\n', ''],
  ['  next-server 192.168.1.1;\n', ''],
  ['"pxelinux.0"', '""'],
  ['"pxelinux.0"', '"/srv/tftp/pxelinux.0"'],
  ['fixed-address 192.168.1.21', 'fixed-address 192.168.2.21'],
  ['fixed-address 192.168.1.21', 'fixed-address 192.168.1.22'],
  ['  fixed-address 192.168.1.21;\n', ''],
  ['  filename', '  deny booting;\n  filename'],
  ['  filename', '  ignore booting;\n  filename'],
  ['subnet 192.168.1.0', 'subnet 192.168.2.0'],
  ['  filename', '  switch (option host-name) {\n    default:\n  }\n  filename'],
];

const exported = [
  '',
  '/diskless/node21 *(ro)',
  '/diskless 192.168.1.0/24(rw,no_root_squash)',
  '/diskless/node21 192.168.1.22(rw,no_root_squash)',
  '/diskless/node21 192.168.1.21(rw)',
  '/diskless/node21 192.168.1.21(rw,all_squash)',
  '/diskless/node2 192.168.1.21(rw,no_root_squash)',
  '/ 192.168.1.21(rw,no_root_squash)',
  '"/diskless/node21 192.168.1.21(rw)',
  '/diskless/node21 -rw,no_root_squash 192.168.1.21',
  '/diskless/node21 -maproot=root 192.168.1.21',
  '/diskless/node21 192.168.1.21/33(rw,no_root_squash)',
  'diskless/node21 192.168.1.21(rw,no_root_squash)',
  '/diskless/node21 192.168.1.21[rw]',
  '/diskless/node21 192.168.1.21(rw no_root_squash)',
  '/diskless/node21 192.168.1.*(rw,no_root_squash)',
];

const read = [
  '',
  'LABEL linux\nKERNEL vmlinuz\n',
  'DEFAULT linux\nIMPLICIT 0\nLABEL x\nKERNEL vmlinuz\n',
  'DEFAULT vmlinuz\nAPPEND root=/dev/nfs\n',
  `default linux\nprompt 1\nlabel linux\nkernel vmlinuz\nappend ${root} ip=dhcp rw\n`,
];

const mounted = [
  '',
  '192.168.1.1:/diskless/node21 / nfs ro,vers=3,nolock 0 0\n',
  '192.168.1.1:/diskless/node21 / nfs rw,vers=4 0 0\n',
  '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock,rsize=8192 0 0\n',
  '192.168.1.1:/home /home nfs rw,nolock 0 0\n',
  '192.168.1.9:/home /home nfs rw,nolock 0 0\n',
  '192.168.1.1:/diskless/node21/x /x nfs rw,nolock,vers=3 0 0\n',
  '192.168.1.1:/diskless/node21/x /x nfs rw,nolok,vers=3 0 0\n',
];

const variants: readonly (readonly [string, Changes])[] = [
  ...ip.map((word): [string, Changes] => [word, words(`${root} ${word} rw`)]),
  ...roots.map((text): [string, Changes] => [text, words(`${text} ip=dhcp rw`)]),
  ...symbols.map((name): [string, Changes] => [
    `CONFIG_${name}`,
    { [KERNEL]: said(KERNEL).replace(`CONFIG_${name}=y`, `# CONFIG_${name} is not set`) },
  ]),
  ...served.map(([part, by]): [string, Changes] => [by, { [DHCPD]: said(DHCPD).replace(part, by) }]),
  ...exported.map((line): [string, Changes] => [line, { [EXPORTS]: `${line}\n` }]),
  ...read.map((text): [string, Changes] => [text, { [CONFIG]: text }]),
  ...mounted.map((text): [string, Changes] => [text, { [FSTAB]: text }]),
];

describe('the rules over variants of the miniature site', () => {
  const judged = variants.map(([name, changes]) => ({ name, ...judge(changes) }));

  it('say something wherever the boot fails', () => {
    assert.ok(judged.filter(({ fails }) => fails).length > 40);
    const silent = judged.filter(({ fails, warned }) => fails && warned.length === 0);
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    );
  });

  it('have no error where it goes well', () => {
    assert.ok(judged.filter(({ boots }) => boots).length > 10);
    const loud = judged.filter(({ boots, errors }) => boots && errors.length > 0);
    assert.deepEqual(
      loud.map(({ name, errors }) => `${name}: ${errors.join(' ')}`),
      [],
    );
  });
});

/** With its programs in place, so that what is missing is known to be. */
const COMPLETE: Changes = {
  ...SITE,
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/ldlinux.c32': '',
  'srv/tftp/vmlinuz': '',
};

/** Every line left out, and every word left out or without its first letter. */
function* slips(): Iterable<readonly [string, Changes]> {
  for (const [path, text] of Object.entries(COMPLETE)) {
    const lines = text.split('\n');
    for (const [i, line] of lines.entries()) {
      if (line.trim() === '') continue;
      yield [`${path} without "${line}"`, { [path]: lines.filter((_, j) => j !== i).join('\n') }];
    }
    for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9_.-]+/g)) {
      const rest = text.slice(index + word.length);
      for (const by of ['', word.slice(1)])
        yield [`${path} "${by}" for "${word}"`, { [path]: text.slice(0, index) + by + rest }];
    }
  }
}

describe('the rules over slips in the miniature site', function () {
  this.timeout(600_000);

  it('say something wherever one makes the boot fail', () => {
    let failed = 0;
    const silent: string[] = [];
    for (const [name, changes] of slips()) {
      const { fails, warned } = judge(changes, COMPLETE);
      if (!fails) continue;
      failed++;
      if (warned.length === 0) silent.push(name);
    }
    assert.ok(failed > 100, `only ${failed} failed`);
    assert.deepEqual(silent, []);
  });
});
