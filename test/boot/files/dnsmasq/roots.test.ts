/** Roots of dnsmasq's TFTP and a machine go in, the files that this machine comes to are compared. What each rests on was asked of dnsmasq 2.90. */
import assert from 'node:assert/strict';
import { type BootTrace, traceNode } from '../../../../server/boot/index.js';
import { lint } from '../../../../server/service/lint/lint.js';
import type { Site } from '../../../../server/site/model.js';
import { siteOf } from '../../../support/site.js';

const ENTRY = (kernel: string): string =>
  `DEFAULT a\nLABEL a\nKERNEL ${kernel}\nAPPEND root=/dev/nfs nfsroot=10.9.0.1:/srv/root,vers=3 ip=dhcp rw\n`;

const LINES = `dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0
dhcp-range=10.8.0.100,10.8.0.199,255.255.255.0
dhcp-host=02:1a:00:00:00:01,alder,10.9.0.7
dhcp-host=02:1a:00:00:00:02,birch,10.9.0.8
dhcp-host=02:1a:00:00:00:03,cedar,10.8.0.9
dhcp-boot=pxelinux.0
enable-tftp
`;

function site(lines: string, files: Readonly<Record<string, string>>, modes = {}): Site {
  return siteOf({ 'etc/dnsmasq.conf': LINES + lines, 'srv/root/etc/fstab': '', ...files }, { modes });
}

function boot(of: Site, name: string): BootTrace {
  const node = of.nodes.find((one) => one.name === name);
  assert.ok(node);
  const [trace] = traceNode(of, node);
  assert.ok(trace);
  return trace;
}

/** The kernel that each of the machines starts. */
function kernels(of: Site): Record<string, string | undefined> {
  return Object.fromEntries(of.nodes.map(({ name }) => [name, boot(of, name).kernel?.imagePath]));
}

const faults = (trace: BootTrace): string[] =>
  trace.stages.flatMap(({ faults: found }) => found.map(({ id }) => id));

describe('the roots of the TFTP of dnsmasq', () => {
  const shared = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/vmlinuz': '', 'srv/tftp/ldlinux.c32': '' };

  it('are folders of single machines with tftp-unique-root, where such a folder is there', () => {
    const files = {
      ...shared,
      'srv/tftp/pxelinux.cfg/default': ENTRY('vmlinuz'),
      'srv/tftp/10.9.0.8/pxelinux.0': '',
      'srv/tftp/10.9.0.8/own': '',
      'srv/tftp/10.9.0.8/pxelinux.cfg/default': ENTRY('own'),
    };
    const own = { alder: '/srv/tftp/vmlinuz', birch: '/srv/tftp/10.9.0.8/own', cedar: '/srv/tftp/vmlinuz' };
    assert.deepEqual(kernels(site('tftp-root=/srv/tftp\ntftp-unique-root\n', files)), own);
    assert.deepEqual(kernels(site('tftp-root=/srv/tftp\ntftp-unique-root=ip\n', files)), own);
    // Without the option the folder is one like any other.
    assert.equal(kernels(site('tftp-root=/srv/tftp\n', files))['birch'], '/srv/tftp/vmlinuz');
    // What is not in its own folder the machine does not get.
    const { 'srv/tftp/10.9.0.8/pxelinux.0': _, ...without } = files;
    const trace = boot(site('tftp-root=/srv/tftp\ntftp-unique-root\n', without), 'birch');
    assert.deepEqual(faults(trace), ['tftp/boot-file-missing']);
  });

  it('go by the MAC with tftp-unique-root=mac', () => {
    const files = {
      ...shared,
      'srv/tftp/pxelinux.cfg/default': ENTRY('vmlinuz'),
      'srv/tftp/02-1a-00-00-00-01/pxelinux.0': '',
      'srv/tftp/02-1a-00-00-00-01/own': '',
      'srv/tftp/02-1a-00-00-00-01/pxelinux.cfg/default': ENTRY('own'),
    };
    const found = kernels(site('tftp-root=/srv/tftp\ntftp-unique-root=mac\n', files));
    assert.equal(found['alder'], '/srv/tftp/02-1a-00-00-00-01/own');
    assert.equal(found['birch'], '/srv/tftp/vmlinuz');
  });

  it('go by the interface, where an address of the server tells which one it is', () => {
    const files = {
      ...shared,
      'srv/tftp/pxelinux.cfg/default': ENTRY('vmlinuz'),
      'srv/other/pxelinux.0': '',
      'srv/other/own': '',
      'srv/other/pxelinux.cfg/default': ENTRY('own'),
    };
    const lines = 'tftp-root=/srv/tftp\ntftp-root=/srv/other,eth1\n';
    const told = site(lines, {
      ...files,
      'etc/network/interfaces':
        'iface eth0 inet static\n  address 10.9.0.1/24\niface eth1 inet static\n  address 10.8.0.1/24\n',
    });
    assert.deepEqual(kernels(told), {
      alder: '/srv/tftp/vmlinuz',
      birch: '/srv/tftp/vmlinuz',
      cedar: '/srv/other/own',
    });
    assert.equal(boot(site(lines, files), 'alder').verdict, 'unknown');
    assert.equal(kernels(site(`${lines}interface=eth1\n`, files))['alder'], '/srv/other/own');
  });

  it('have names in small letters with tftp-lowercase', () => {
    const config = (name: string): Readonly<Record<string, string>> => ({
      ...shared,
      [`srv/tftp/pxelinux.cfg/${name}`]: ENTRY('vmlinuz'),
    });
    const lines = 'tftp-root=/srv/tftp\ntftp-lowercase\n';
    assert.equal(boot(site(lines, config('0a090007')), 'alder').kernel?.imagePath, '/srv/tftp/vmlinuz');
    assert.equal(boot(site(lines, config('0A090007')), 'alder').kernel, undefined);
    assert.deepEqual(
      lint(site(lines, config('0a090007'))).findings.filter(({ rule }) => rule === 'pxe/ip-filename-case'),
      [],
    );
    const upper = { ...config('default'), 'srv/tftp/Boot.0': '' };
    const trace = boot(site(`${lines}dhcp-boot=Boot.0\n`, upper), 'alder');
    assert.deepEqual(faults(trace), ['tftp/boot-file-missing']);
  });

  it('may hold what dnsmasq may not read: for sure as root, else unless its group may', () => {
    const files = { ...shared, 'srv/tftp/pxelinux.cfg/default': ENTRY('vmlinuz') };
    const told = (lines: string, mode: number): string[] =>
      lint(site(`tftp-root=/srv/tftp\n${lines}`, files, { 'srv/tftp/pxelinux.0': mode }))
        .findings.filter(({ rule }) => rule === 'svc/tftp-file-unreadable')
        .map(({ severity }) => severity);
    assert.deepEqual(told('', 0o600), ['warning']);
    assert.deepEqual(told('', 0o640), []);
    assert.deepEqual(told('user=root\n', 0o640), ['error']);
    assert.deepEqual(told('', 0o644), []);
    // With tftp-secure its files are its own.
    assert.deepEqual(told('tftp-secure\n', 0o600), []);
  });

  it('keep dnsmasq from starting where one is not there, so that nobody gets an address', () => {
    const files = { ...shared, 'srv/tftp/pxelinux.cfg/default': ENTRY('vmlinuz') };
    const trace = boot(site('tftp-root=/srv/tfpt\n', files), 'alder');
    const [first] = trace.stages;
    assert.equal(first?.stage, 'dhcp');
    assert.equal(first?.faults[0]?.log, 'TFTP directory /srv/tfpt inaccessible: No such file or directory');
    const second = site('tftp-root=/srv/tftp\ntftp-root=/srv/tfpt,eth9\n', files);
    assert.deepEqual(faults(boot(second, 'alder')), ['svc/tftpd-root-missing']);
    const lenient = site('tftp-root=/srv/tftp\ntftp-root=/srv/tfpt,eth9\ntftp-no-fail\n', files);
    assert.ok(!faults(boot(lenient, 'alder')).includes('svc/tftpd-root-missing'));
  });

  it('belong to a dnsmasq that the server starts with itself', () => {
    const files = {
      ...shared,
      'srv/tftp/pxelinux.cfg/default': ENTRY('vmlinuz'),
      'etc/systemd/system/multi-user.target.wants/nfs-server.service': '[Service]\n',
    };
    const down = boot(site('tftp-root=/srv/tftp\n', files), 'alder');
    assert.deepEqual([...new Set(faults(down))], ['svc/service-not-started']);
    for (const unit of ['dnsmasq', 'NetworkManager']) {
      const started = { [`etc/systemd/system/multi-user.target.wants/${unit}.service`]: '[Service]\n' };
      assert.deepEqual(faults(boot(site('tftp-root=/srv/tftp\n', { ...files, ...started }), 'alder')), []);
    }
  });
});
