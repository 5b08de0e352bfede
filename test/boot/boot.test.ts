/** Whole boots: each case changes one thing of a site that boots; the outcomes are those of real machines (QEMU, dhcpd 4.4.3, pxelinux 6.04, Linux 6.1). */

import assert from 'node:assert/strict';
import { traceAll, traceBoot } from '../../server/boot/boot.js';
import type { BootTrace, Verdict } from '../../server/boot/trace.js';
import { tell } from '../../server/service/verdict/tell.js';
import { grows } from '../support/growth.js';
import { siteOf } from '../support/site.js';

const mac = '00:40:63:c2:ca:c9';
const root = 'diskless/192.168.1.21';
const configured = (symbols: string): string =>
  `#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.192 Kernel Configuration\n#\n${symbols}`;
const config = configured(
  [
    'IP_PNP',
    'IP_PNP_DHCP',
    'NFS_FS',
    'NFS_V2',
    'NFS_V3',
    'NFS_V4',
    'ROOT_NFS',
    'VIRTIO_NET',
    'DEVTMPFS',
    'DEVTMPFS_MOUNT',
  ]
    .map((name) => `CONFIG_${name}=y\n`)
    .join(''),
);

type Files = Record<string, string>;

const dhcpd = 'etc/dhcp/dhcpd.conf';
const pxe = 'diskless/pxelinux.cfg/default';
const exportsFile = 'etc/exports';
const fstab = `${root}/etc/fstab`;

const sound: Files = {
  [dhcpd]: `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; }
class "pxe" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  filename "/pxelinux.0";
}
host slave21 {
  hardware ethernet ${mac};
  fixed-address 192.168.1.21;
  option root-path "/diskless/192.168.1.21";
  option host-name "slave21";
}
`,
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/diskless"\nTFTP_OPTIONS="--secure"\n',
  'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 master\n192.168.1.21 slave21\n',
  [exportsFile]:
    '/diskless/192.168.1.21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n',
  'diskless/pxelinux.0': 'x',
  'diskless/ldlinux.c32': 'x',
  'diskless/bzImage': 'x',
  'diskless/bzImage.config': config,
  [pxe]: `DEFAULT linux
LABEL linux
  KERNEL /bzImage
  APPEND root=/dev/nfs ip=dhcp nfsroot=192.168.1.1:/diskless/192.168.1.21,vers=3,rsize=8192,wsize=8192 rw
`,
  [fstab]:
    'master:/diskless/192.168.1.21 / nfs rw,rsize=8192,wsize=8192 0 0\nmaster:/opt /opt nfs ro,nolock 0 0\n',
  [`${root}/etc/hosts`]: '127.0.0.1 localhost\n192.168.1.1 master\n',
  [`${root}/sbin/init`]: 'x',
  [`${root}/bin/sh`]: 'x',
  [`${root}/opt/x`]: 'x',
  // A tree that keeps its empty directories, so that one that is not there is missing.
  [`${root}/proc/.keep`]: '',
};

function boot(change: (files: Files) => void): BootTrace {
  const files = { ...sound };
  change(files);
  const site = siteOf(files);
  const node = site.nodes.find(({ name }) => name === 'slave21') ?? site.nodes[0];
  assert.ok(node !== undefined, 'the site has no node');
  return traceBoot(site, node);
}

function replace(file: string, from: string | RegExp, to: string): (files: Files) => void {
  return (files) => {
    const text = files[file] ?? '';
    assert.ok(
      typeof from === 'string' ? text.includes(from) : from.test(text),
      `${file} has no ${String(from)}`,
    );
    files[file] = text.replace(from, () => to);
  };
}

function write(file: string, text: string): (files: Files) => void {
  return (files) => {
    files[file] = text;
  };
}

function remove(file: string): (files: Files) => void {
  return (files) => {
    delete files[file];
  };
}

function move(from: string, to: string): (files: Files) => void {
  return (files) => {
    files[to] = files[from] ?? '';
    delete files[from];
  };
}

/** The step that decides, and what is seen of it. */
function seen(trace: BootTrace): string {
  const step = tell(trace).find(({ verdict }) => verdict === trace.verdict);
  return trace.verdict === 'boots' ? '' : `${step?.stage}: ${step?.log ?? step?.console ?? step?.summary}`;
}

const nfsroot = 'nfsroot=192.168.1.1:/diskless/192.168.1.21,vers=3,rsize=8192,wsize=8192';

const cases: readonly [
  name: string,
  change: (files: Files) => void,
  verdict: Verdict,
  seen: string | RegExp,
][] = [
  ['nothing changed', () => {}, 'boots', ''],
  // dhcpd
  [
    'dhcp-fixed-outside',
    replace(dhcpd, 'fixed-address 192.168.1.21', 'fixed-address 192.168.2.21'),
    'fails',
    `dhcp: DHCPDISCOVER from ${mac} via eth0: network 192.168.1.0/24: no free leases`,
  ],
  ['dhcp-no-next-server', replace(dhcpd, 'next-server 192.168.1.1;', ''), 'fails', /^dhcp: /],
  [
    'dhcp-no-filename',
    replace(dhcpd, 'filename "/pxelinux.0";', ''),
    'fails',
    /^dhcp: .*No boot filename received/,
  ],
  [
    'dhcp-filename-wrong',
    replace(dhcpd, '/pxelinux.0', '/pxelinux.1'),
    'fails',
    'files: PXE-T01: File not found',
  ],
  [
    'tftp-filename-fullpath',
    replace(dhcpd, '/pxelinux.0', '/diskless/pxelinux.0'),
    'fails',
    'files: PXE-T01: File not found',
  ],
  ['pxe-no-ldlinux', remove('diskless/ldlinux.c32'), 'fails', 'files: Failed to load ldlinux.c32'],
  [
    'pxe-mac-wrong-nodefault',
    move(pxe, 'diskless/pxelinux.cfg/01-00-40-63-c2-ca-c8'),
    'fails',
    'loader: Unable to locate configuration file',
  ],
  [
    'pxe-mac-upper',
    move(pxe, 'diskless/pxelinux.cfg/01-00-40-63-C2-CA-C9'),
    'fails',
    'loader: Unable to locate configuration file',
  ],
  [
    'pxe-hex-lower',
    move(pxe, 'diskless/pxelinux.cfg/c0a80115'),
    'fails',
    'loader: Unable to locate configuration file',
  ],
  ['pxe-hex-upper', move(pxe, 'diskless/pxelinux.cfg/C0A80115'), 'boots', ''],
  ['pxe-filename-relative', replace(dhcpd, '/pxelinux.0', 'pxelinux.0'), 'boots', ''],
  ['pxe-kernel-relative', replace(pxe, '/bzImage', 'bzImage'), 'boots', ''],
  ['pxe-crlf', write(pxe, (sound[pxe] ?? '').replaceAll('\n', '\r\n')), 'boots', ''],
  ['pxe-default-inline', write(pxe, `DEFAULT /bzImage root=/dev/nfs ip=dhcp ${nfsroot} rw\n`), 'boots', ''],
  [
    'pxe-default-append',
    write(pxe, `DEFAULT /bzImage\nAPPEND root=/dev/nfs ip=dhcp ${nfsroot} rw\n`),
    'fails',
    'kernel: VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6',
  ],
  [
    'pxe-global-append',
    write(pxe, `APPEND root=/dev/nfs ip=dhcp ${nfsroot} rw\nDEFAULT l\nLABEL l\nKERNEL /bzImage\n`),
    'boots',
    '',
  ],
  [
    'pxe-label-mismatch',
    replace(pxe, 'LABEL linux', 'LABEL linx'),
    'fails',
    'kernel: Loading linux... failed: No such file or directory',
  ],
  [
    'pxe-no-default-directive',
    replace(pxe, 'DEFAULT linux\n', ''),
    'fails',
    'loader: No DEFAULT or UI configuration directive found!',
  ],
  [
    'pxe-kernel-missing',
    remove('diskless/bzImage'),
    'fails',
    'kernel: Loading /bzImage... failed: No such file or directory',
  ],
  [
    'kern-initrd-missing',
    replace(pxe, 'APPEND ', 'APPEND initrd=/initrd.img '),
    'fails',
    'kernel: Loading /initrd.img...failed: No such file or directory',
  ],
  // kernel
  [
    'kern-norootnfs',
    replace('diskless/bzImage.config', 'CONFIG_ROOT_NFS=y', '# CONFIG_ROOT_NFS is not set'),
    'fails',
    'kernel: Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,255)',
  ],
  [
    'kern-nodhcp',
    replace('diskless/bzImage.config', 'CONFIG_IP_PNP_DHCP=y', '# CONFIG_IP_PNP_DHCP is not set'),
    'fails',
    'kernel: IP-Config: Guessing netmask 255.0.0.0',
  ],
  ['cmdline-no-ip', replace(pxe, 'ip=dhcp ', ''), 'fails', 'kernel: VFS: Unable to mount root fs via NFS.'],
  [
    'cmdline-ip-static',
    replace(pxe, 'ip=dhcp', 'ip=192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:slave21:eth0:off'),
    'boots',
    '',
  ],
  [
    'cmdline-ipappend',
    replace(pxe, 'APPEND root=/dev/nfs ip=dhcp', 'IPAPPEND 1\n  APPEND root=/dev/nfs'),
    'boots',
    '',
  ],
  ['nfsroot-no-rootdevnfs', replace(pxe, 'root=/dev/nfs ', ''), 'boots', ''],
  ['cmdline-no-rw', replace(pxe, ' rw\n', '\n'), 'boots', ''],
  // nfsroot
  ['nfs-vers-default', replace(pxe, 'vers=3,', ''), 'fails', 'root: VFS: Unable to mount root fs via NFS.'],
  ['nfs-vers2', replace(pxe, 'vers=3,', 'vers=2,'), 'fails', 'root: VFS: Unable to mount root fs via NFS.'],
  [
    'nfs-v4-default',
    (files) => {
      replace(pxe, 'vers=3,', '')(files);
      replace('diskless/bzImage.config', 'CONFIG_NFS_V2=y', '# CONFIG_NFS_V2 is not set')(files);
    },
    'boots',
    '',
  ],
  [
    'nfsroot-hostname',
    (files) => {
      replace(pxe, 'nfsroot=192.168.1.1', 'nfsroot=master')(files);
      replace(dhcpd, 'next-server 192.168.1.1;', '')(files);
      replace(dhcpd, 'filename', 'next-server 192.168.1.1; filename')(files);
    },
    'fails',
    /^root: rootserver=0\.0\.0\.0/,
  ],
  ['nfsroot-no-server-ns', replace(pxe, '192.168.1.1:/diskless', '/diskless'), 'boots', ''],
  [
    'nfsroot-none-rootpath-ns',
    replace(pxe, ` ${nfsroot}`, ''),
    'fails',
    'root: VFS: Unable to mount root fs via NFS.',
  ],
  [
    'nfsroot-rootpath-opts',
    (files) => {
      replace(pxe, ` ${nfsroot}`, '')(files);
      replace(dhcpd, '"/diskless/192', '"192.168.1.1:/diskless/192')(files);
      replace(dhcpd, '.21";', '.21,vers=3,rsize=8192,wsize=8192";')(files);
    },
    'boots',
    '',
  ],
  [
    'nfsroot-wrong-path',
    replace(pxe, '192.168.1.1:/diskless/192.168.1.21', '192.168.1.1:/diskless/slave'),
    'fails',
    'root: refused mount request from 192.168.1.21 for /diskless/slave (/): not exported',
  ],
  [
    'nfsroot-percent-s',
    replace(pxe, '192.168.1.1:/diskless/192.168.1.21', '192.168.1.1:/diskless/%s'),
    'fails',
    'root: refused mount request from 192.168.1.21 for /diskless/slave21 (/): not exported',
  ],
  [
    'nfsroot-percent-s without a name',
    (files) => {
      replace(pxe, '192.168.1.1:/diskless/192.168.1.21', '192.168.1.1:/diskless/%s')(files);
      replace(dhcpd, 'option host-name "slave21";', '')(files);
    },
    'boots',
    '',
  ],
  // exports
  [
    'nfs-not-exported',
    replace(exportsFile, /^.*\n/, ''),
    'fails',
    'root: refused mount request from 192.168.1.21 for /diskless/192.168.1.21 (/): not exported',
  ],
  [
    'nfs-export-other-ip',
    replace(exportsFile, '192.168.1.21(', '192.168.1.22('),
    'fails',
    /^root: refused mount request/,
  ],
  [
    'nfs-exports-glob-ip',
    replace(exportsFile, '192.168.1.21(', '192.168.1.*('),
    'fails',
    /^root: refused mount request/,
  ],
  [
    'nfs-exports-netaddr-nomask',
    replace(exportsFile, '192.168.1.21(', '192.168.1.0('),
    'fails',
    /^root: refused mount request/,
  ],
  [
    'nfs-export-badopt',
    replace(exportsFile, 'no_root_squash', 'norootsquash'),
    'fails',
    /^root: refused mount request/,
  ],
  [
    'nfs-export-krb5',
    replace(exportsFile, '(rw', '(sec=krb5:krb5p,rw'),
    'fails',
    'root: VFS: Unable to mount root fs via NFS.',
  ],
  ['nfs-export-krb5-or-sys', replace(exportsFile, '(rw', '(sec=krb5:sys,rw'), 'boots', ''],
  ['nfs-export-ro', replace(exportsFile, '(rw', '(ro'), 'degraded', 'root: Read-only file system'],
  ['nfs-export-space', replace(exportsFile, '21(rw', '21 (rw'), 'degraded', 'root: Read-only file system'],
  ['nfs-root-squash', replace(exportsFile, 'no_root_squash,', ''), 'degraded', 'root: Permission denied'],
  ['nfs-export-parent', replace(exportsFile, /^\S+/, '/diskless'), 'boots', ''],
  ['nfs-export-trailing-slash', replace(exportsFile, /^\S+/, '/diskless/192.168.1.21/'), 'boots', ''],
  [
    'init-none',
    (files) => {
      move(`${root}/sbin/init`, `${root}/sbin/other`)(files);
      move(`${root}/bin/sh`, `${root}/bin/bash`)(files);
      files[`${root}/usr/bin/x`] = 'x';
    },
    'fails',
    'root: Kernel panic - not syncing: No working init found.',
  ],
  // fstab
  [
    'fstab-unresolved',
    replace(`${root}/etc/hosts`, '192.168.1.1 master\n', ''),
    'degraded',
    'mounts: mount.nfs: Resource temporarily unavailable',
  ],
  [
    'fstab-not-exported',
    replace(exportsFile, /\/opt.*\n/, ''),
    'degraded',
    'mounts: mount.nfs: access denied by server while mounting master:/opt',
  ],
  [
    'fstab-mountpoint-missing',
    remove(`${root}/opt/x`),
    'degraded',
    'mounts: mount.nfs: mount point /opt does not exist',
  ],
  ['fstab-rw-on-ro', replace(fstab, ' ro,nolock', ' rw,nolock'), 'degraded', 'mounts: Read-only file system'],
  [
    'fstab-root-rsize-differs',
    (files) => {
      replace(pxe, ' rw\n', '\n')(files);
      replace(pxe, ',rsize=8192,wsize=8192', '')(files);
    },
    'degraded',
    'mounts: mount.nfs: an incorrect mount option was specified',
  ],
];

describe('a boot, one thing changed', () => {
  for (const [name, change, verdict, what] of cases) {
    it(name, () => {
      const trace = boot(change);
      const shown = tell(trace)
        .map((step) => `${step.stage} ${step.verdict}: ${step.summary}`)
        .join('\n');
      assert.equal(trace.verdict, verdict, shown);
      if (typeof what === 'string') assert.equal(seen(trace), what, shown);
      else assert.match(seen(trace), what, shown);
    });
  }
});

describe('the trace of many nodes', () => {
  const many = (count: number) => {
    const hosts: string[] = [];
    const shares: string[] = [];
    for (let i = 0; i < count; i++) {
      const address = `10.0.${i >> 8}.${i & 255}`;
      const octets = [i >> 8, i & 255].map((octet) => octet.toString(16).padStart(2, '0')).join(':');
      hosts.push(`host n${i} { hardware ethernet 02:00:00:00:${octets}; fixed-address ${address}; }`);
      shares.push(`/roots/n${i} ${address}(rw,no_root_squash,no_subtree_check)`);
    }
    return siteOf({
      ...sound,
      [dhcpd]: `subnet 10.0.0.0 netmask 255.255.0.0 { next-server 10.0.255.1; use-host-decl-names on; filename "pxelinux.0"; }\n${hosts.join('\n')}\n`,
      [pxe]: 'DEFAULT l\nLABEL l\nKERNEL bzImage\nAPPEND root=/dev/nfs ip=dhcp nfsroot=/roots/%s,vers=3 rw\n',
      [exportsFile]: `${shares.join('\n')}\n`,
    });
  };

  it('finds ten thousand that boot', () => {
    const traces = traceAll(many(10_000));
    assert.equal(traces.length, 10_000);
    assert.deepEqual(
      traces.filter(({ verdict }) => verdict !== 'boots').map((trace) => [trace.node.name, tell(trace)]),
      [],
    );
  });

  it('takes time in proportion to their number', () => {
    assert.equal(
      grows((count) => traceAll(many(count)), 1000),
      undefined,
    );
  });
});
