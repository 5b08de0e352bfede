/** A dnsmasq.conf and a client go in, what dnsmasq answers comes out. What each line rests on was asked of dnsmasq 2.90. */
import assert from 'node:assert/strict';
import { dhcpServer } from '../../../server/boot/dhcp/server.js';
import type { DhcpAnswer, DhcpClient, Firmware } from '../../../server/boot/index.js';
import { traceNode, traceSite } from '../../../server/boot/index.js';
import { firmwareClient, kernelClient } from '../../../server/boot/machine/profile.js';
import { formatIpv4 } from '../../../server/site/address.js';
import type { Site } from '../../../server/site/model.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { Workspace } from '../../../server/workspace/workspace.js';
import { macOf } from '../../support/mac.js';

const MAC = macOf('02:1a:00:00:00:01');
const RANGE = 'dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0,1h\n';

function siteOf(text: string, more: Readonly<Record<string, string>> = {}): Site {
  const workspace = new Workspace(new MemoryFileSystem({ '/r/etc/dnsmasq.conf': text, ...more }));
  const found = workspace.locate('/r');
  assert.ok(Array.isArray(found));
  const [location] = found;
  assert.ok(location);
  return workspace.site(location);
}

function answer(text: string, firmware: Firmware = 'bios', changes: Partial<DhcpClient> = {}): DhcpAnswer {
  return dhcpServer(siteOf(text)).answer({ ...firmwareClient(firmware, MAC), ...changes }, undefined);
}

/** The header's file or option 67, as the client takes it. */
function file(text: string, firmware: Firmware = 'bios', changes: Partial<DhcpClient> = {}): string {
  const told = answer(text, firmware, changes);
  if (told.answered !== 'yes') return told.answered;
  const option = told.options.get(67);
  const [atom] = option?.kind === 'value' ? option.value.atoms : [];
  if (atom !== undefined) return String(atom.value);
  return told.filename.kind === 'value' ? told.filename.value : told.filename.kind;
}

describe('dnsmasq', () => {
  it('assumes the features of iPXE only where a tag hangs on one of them', () => {
    const assumed = (match: string, firmware: Firmware = 'ipxe') => {
      const text = `${RANGE}${match}dhcp-boot=tag:able,script\ndhcp-boot=rom\n`;
      const server = dhcpServer(siteOf(text));
      const { client } = answer(text, firmware);
      const node = { kind: 'network', name: 'm', mac: MAC, host: undefined, addresses: [] } as const;
      const place = { file: '/r/etc/dnsmasq.conf', span: { start: 0, end: 0 } };
      const all = server.assumed?.({ ...node, place }, answer(text, firmware, client)) ?? [];
      return all.filter((one) => one?.includes('features')).length;
    };
    const vendor = 'dhcp-vendorclass=set:able,PXEClient\n';
    assert.equal(assumed('dhcp-match=set:able,175,19\n'), 1);
    assert.equal(assumed('dhcp-match=set:able,175,19\ndhcp-match=set:x64,option:client-arch,7\n'), 1);
    assert.equal(assumed('dhcp-match=set:able,175,19\n', 'bios'), 0);
    for (const match of ['dhcp-match=set:able,175\n', 'dhcp-match=set:able,93,0\n', vendor, ''])
      assert.equal(assumed(match), 0, match);
  });

  it('takes the last dhcp-boot that fits, and one with tags before one without', () => {
    const x64 = 'dhcp-match=set:x64,option:client-arch,7\n';
    assert.equal(file(`${RANGE}dhcp-boot=a\ndhcp-boot=b\n`), 'b');
    assert.equal(file(`${RANGE}${x64}dhcp-boot=tag:x64,a.efi\ndhcp-boot=b\n`, 'efi-x64'), 'a.efi');
    assert.equal(
      file(`${RANGE}${x64}dhcp-boot=tag:x64,a.efi\ndhcp-boot=tag:x64,c.efi\n`, 'efi-x64'),
      'c.efi',
    );
    assert.equal(file(`${RANGE}${x64}dhcp-boot=tag:x64,a.efi\ndhcp-boot=b\n`), 'b');
    assert.equal(file(`${RANGE}${x64}dhcp-boot=tag:!x64,a\n`, 'efi-x64'), 'none');
  });

  it('gives tags by user class, vendor class, hardware, and by what other tags say', () => {
    const tags = `${RANGE}dhcp-userclass=set:ipxe,iPXE\ndhcp-vendorclass=set:efi,Arch:00007\ndhcp-mac=set:lab,02:1a:*:*:*:*\ntag-if=set:both,tag:lab,tag:!ipxe\n`;
    const boots = 'dhcp-boot=tag:both,plain\ndhcp-boot=tag:efi,x64\ndhcp-boot=tag:ipxe,script\n';
    assert.equal(file(tags + boots), 'plain');
    assert.equal(file(tags + boots, 'efi-x64'), 'x64');
    assert.equal(file(tags + boots, 'ipxe'), 'script');
    assert.equal(file(tags + boots, 'bios', { mac: macOf('02:1b:00:00:00:01') }), 'none');
  });

  it('knows iPXE by option 175, which nobody else sends', () => {
    const text = `${RANGE}dhcp-match=set:ipxe,175\ndhcp-boot=rom\ndhcp-boot=tag:ipxe,script\n`;
    assert.deepEqual([file(text), file(text, 'ipxe')], ['rom', 'script']);
  });

  it('knows the features that iPXE is usually built with, and no others', () => {
    const text = (feature: number) =>
      `${RANGE}dhcp-match=set:able,175,${feature}\ndhcp-boot=rom\ndhcp-boot=tag:able,script\n`;
    const uefi = { architecture: 7 };
    assert.deepEqual([file(text(19), 'ipxe'), file(text(19))], ['script', 'rom']);
    assert.deepEqual([file(text(33), 'ipxe'), file(text(33), 'ipxe', uefi)], ['script', 'unknown']);
    assert.deepEqual([file(text(36), 'ipxe'), file(text(36), 'ipxe', uefi)], ['unknown', 'script']);
    assert.equal(file(text(20), 'ipxe'), 'unknown');
    const packet = { others: new Map([[175, [24, 1, 1]]]) };
    assert.deepEqual(
      [file(text(24), 'ipxe', packet), file(text(19), 'ipxe', packet)],
      ['unknown', 'unknown'],
    );
  });

  it('knows that only a Raspberry Pi has an address of its maker', () => {
    const text = `${RANGE}dhcp-mac=set:pi,b8:27:eb:*:*:*\ndhcp-boot=rom\ndhcp-boot=tag:pi,board\n`;
    const nobody = { mac: undefined };
    assert.equal(file(text, 'bios', nobody), 'rom');
    assert.equal(file(text, 'raspberry-pi', nobody), 'unknown');
    assert.equal(file(text.replace('b8:27:eb', '52:54:00'), 'bios', nobody), 'unknown');
    assert.equal(file(text, 'bios', { ...nobody, vendorClass: undefined }), 'unknown');
  });

  it('takes a tag that nothing sets for absent, but not one that an interface may be', () => {
    assert.equal(file(`${RANGE}dhcp-boot=tag:nosuch,a\ndhcp-boot=b\n`), 'b');
    assert.equal(file(`${RANGE}dhcp-boot=tag:eth1,a\ndhcp-boot=b\n`), 'unknown');
    assert.equal(file(`interface=eth1\n${RANGE}dhcp-boot=tag:eth1,a\ndhcp-boot=b\n`), 'a');
  });

  it('gives a reserved address where it lies in the network, and one of the range elsewhere', () => {
    const known = answer(`${RANGE}dhcp-host=${MAC},10.9.0.7\n`);
    assert.equal(known.address.kind === 'value' && formatIpv4(known.address.value), '10.9.0.7');
    const outside = answer(`${RANGE}dhcp-host=${MAC},10.8.0.7\n`);
    assert.equal(outside.address.kind, 'unknown');
    assert.equal(outside.dynamic.length, 1);
    // Of two lines for one address the last one is used.
    const two = answer(`${RANGE}dhcp-host=${MAC},10.9.0.7\ndhcp-host=${MAC},10.9.0.8\n`);
    assert.equal(two.address.kind === 'value' && formatIpv4(two.address.value), '10.9.0.8');
  });

  it('stays silent to those that it ignores, and to those that it has no address for', () => {
    assert.equal(answer(`${RANGE}dhcp-ignore=tag:!known\n`).silence, 'denied');
    assert.equal(answer(`${RANGE}dhcp-ignore=tag:!known\ndhcp-host=${MAC}\n`).answered, 'yes');
    assert.equal(answer(`${RANGE}dhcp-host=${MAC},ignore\n`).silence, 'denied');
    assert.equal(answer('dhcp-range=10.9.0.0,static\n').silence, 'no-free-leases');
    assert.equal(answer(`dhcp-range=10.9.0.0,static\ndhcp-host=${MAC},10.9.0.7\n`).answered, 'yes');
  });

  it('leaves open what depends on the network, on files that are not there, and on holes', () => {
    const two = `${RANGE}dhcp-range=set:b,10.8.0.1,10.8.0.9,255.255.255.0\ndhcp-boot=a\n`;
    assert.equal(file(two), 'a');
    assert.equal(file(`${two}dhcp-boot=tag:b,b\n`), 'unknown');
    assert.equal(file(`${RANGE}conf-file=/etc/more.conf\ndhcp-boot=a\n`), 'unknown');
    assert.equal(file(`${RANGE}dhcp-boot=a\ndhcp-boot=tag:\${LAB},b\n`), 'unknown');
    assert.equal(file(`${RANGE}dhcp-hostsfile=/etc/hosts.d\ndhcp-boot=a\ndhcp-boot=tag:x,b\n`), 'unknown');
  });

  it('writes the file into option 67, or into the header where it is told to', () => {
    const plain = answer(`${RANGE}dhcp-no-override\ndhcp-boot=a\n`);
    assert.equal(plain.filename.kind === 'value' && plain.filename.value, 'a');
    assert.equal(plain.options.get(67), undefined);
    // Both are sent, and the client joins them.
    assert.equal(file(`${RANGE}dhcp-boot=a\ndhcp-option=67,b\n`), 'a\0b');
  });

  it('names itself as the server, or the one that the line names', () => {
    const own = answer(`${RANGE}dhcp-boot=a\n`).nextServer;
    assert.equal(own.kind === 'unknown' && own.code, 'server-address');
    const listening = answer(`listen-address=127.0.0.1,10.9.0.1\n${RANGE}dhcp-boot=a\n`).nextServer;
    assert.equal(listening.kind === 'value' && formatIpv4(listening.value), '10.9.0.1');
    const other = answer(`${RANGE}dhcp-boot=a,boot,10.9.0.2\n`).nextServer;
    assert.equal(other.kind === 'value' && formatIpv4(other.value), '10.9.0.2');
    const zero = answer(`listen-address=10.9.0.1\n${RANGE}dhcp-boot=a,,0.0.0.0\n`).nextServer;
    assert.equal(zero.kind === 'value' && formatIpv4(zero.value), '10.9.0.1');
  });

  it('sends options to those that ask, tagged ones first, and none where a line takes it away', () => {
    const root = (text: string) => {
      const site = siteOf(RANGE + text);
      const found = dhcpServer(site).answer(kernelClient(MAC), undefined).options.get(17);
      return found?.kind === 'value' ? found.value.atoms[0]?.value : found?.kind;
    };
    assert.equal(root('dhcp-option=17,/a\ndhcp-option=option:root-path,/b\n'), '/b');
    assert.equal(root(`dhcp-host=${MAC},set:t\ndhcp-option=tag:t,17,/t\ndhcp-option=17,/b\n`), '/t');
    assert.equal(root('dhcp-option=67,/a\n'), undefined);
  });

  it('sends vendor options, and the vendor class back with them', () => {
    const told = answer(`${RANGE}dhcp-option=vendor:PXEClient,6,2b\n`, 'efi-x64');
    assert.deepEqual(told.vendor.kind === 'value' && told.vendor.value, [6, 1, 2, 255]);
    const back = told.options.get(60);
    assert.match(String(back?.kind === 'value' && back.value.atoms[0]?.value), /^PXEClient:Arch:00007/);
    assert.equal(answer(`${RANGE}dhcp-option=vendor:Other,6,2b\n`).vendor.kind, 'none');
  });

  it('writes the menu of pxe-service into option 43, and one question', () => {
    const menu = (lines: string) => {
      const { vendor } = answer(`listen-address=10.9.0.1\n${RANGE}${lines}`);
      if (vendor.kind !== 'value') return vendor.kind;
      return vendor.value.map((octet) => octet?.toString(16).padStart(2, '0') ?? '??').join('');
    };
    assert.equal(menu('pxe-service=7,"Boot",a\n'), '0601080a0400505845ff');
    assert.equal(menu('pxe-prompt="Go",3\n'), '0601080a0303476fff');
    assert.equal(
      menu('pxe-service=7,"Boot",a\ndhcp-option=vendor:PXEClient,10,00:50:58:45\n'),
      '0601080a0400505845ff',
    );
    const elsewhere = answer(`${RANGE}pxe-service=0,"A",a\n`).vendor;
    assert.deepEqual(
      elsewhere.kind === 'value' && elsewhere.value.slice(-12),
      [
        ...[0x80, 0, 1],
        ...Array.from({ length: 4 }, () => undefined),
        ...[9, 4, 0x80, 0, 1, 0x41, 255],
      ].slice(-12),
      'the address of the server is in no file, all else is known',
    );
    assert.equal(
      menu('pxe-service=0,"A",a\n'),
      '0601030a04005058450807800001' + '0a090001' + '0904' + '80000141' + 'ff',
    );
  });

  it('in proxy mode leaves a machine any address of its network, which is as large as is said, or larger', () => {
    const service = 'pxe-service=0,"Boot",a\n';
    const network = { low: 0x0a090001, high: 0x0a0900ff };
    assert.deepEqual(answer(`dhcp-range=10.9.0.0,proxy,255.255.255.0\n${service}`).dynamic, [network]);
    assert.deepEqual(answer(`dhcp-range=10.9.0.0,proxy\n${service}`).dynamic, [
      { ...network, atLeast: true },
    ]);
    const kernel = dhcpServer(siteOf(`dhcp-range=10.9.0.0,proxy\n${service}`)).answer(
      kernelClient(MAC),
      undefined,
    );
    assert.equal(kernel.dynamic.length, 1);
  });

  it('in proxy mode answers PXE clients only, and those only where it has a service', () => {
    const proxy = 'dhcp-range=10.9.0.0,proxy\n';
    assert.equal(file(`${proxy}dhcp-boot=a\n`), 'unknown');
    assert.equal(file(`${proxy}pxe-service=x86PC,"Boot",pxelinux\n`), 'pxelinux.0');
    assert.equal(file(`${proxy}pxe-service=x86PC,"Boot",pxelinux\ndhcp-boot=b\n`, 'efi-x64'), 'b');
    assert.equal(file(`${proxy}pxe-service=x86-64_EFI,"Boot",a.efi\n`, 'efi-x64'), 'a.efi');
    const kernel = dhcpServer(siteOf(`${proxy}pxe-service=0,"Boot",a\n`)).answer(
      kernelClient(MAC),
      undefined,
    );
    assert.equal(kernel.answered, 'unknown');
    // Of several services somebody has to choose, unless the question has a time.
    const two = `${proxy}pxe-service=0,"A",a\npxe-service=0,"B",b\n`;
    assert.deepEqual([file(two), file(`${two}pxe-prompt="Boot",3\n`)], ['unknown', 'a.0']);
  });

  it('in proxy mode offers iPXE on UEFI no dhcp-boot where a single service is for it, and tells it that on port 4011', () => {
    const text = (service: string): string =>
      `dhcp-range=10.9.0.0,proxy\ndhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:ipxe,script\n${service}`;
    const ipxe = (service: string, firmware: Firmware = 'efi-x64'): string =>
      file(text(service), firmware, { userClass: 'iPXE' });
    const one = 'pxe-service=x86-64_EFI,"A",a.efi\n';
    const another = 'pxe-service=x86-64_EFI,"B",b.efi\n';
    assert.equal(ipxe(one), 'a.efi');
    assert.equal(ipxe('pxe-service=tag:!ipxe,x86-64_EFI,"A",a.efi\n'), 'script');
    assert.equal(ipxe(one + another), 'script');
    assert.equal(ipxe(one, 'bios'), 'script');
    // Without any file in the offer it sees the menu of port 4011.
    const bare = (more: string): string =>
      file(`dhcp-range=10.9.0.0,proxy\n${more}`, 'efi-x64', { userClass: 'iPXE' });
    assert.equal(bare(`${one}${another}pxe-prompt="Boot",0\n`), 'a.efi');
    assert.equal(bare(`${one}${another}pxe-prompt="Boot",0\ndhcp-boot=tag:x,script\n`), 'a.efi');
  });

  it('gives no address of a proxy range, and not its tag either', () => {
    const host = `dhcp-host=${MAC},10.9.0.7\n`;
    const proxy = 'dhcp-range=set:b,10.9.0.0,proxy\n';
    assert.equal(file(`dhcp-range=tag:a,10.9.0.0,static\n${proxy}${host}dhcp-boot=x\n`), 'no');
    assert.equal(file(`dhcp-range=10.9.0.0,static\n${proxy}${host}dhcp-boot=x\n`), 'x');
    const ranges = 'dhcp-range=set:a,10.9.0.100,10.9.0.150\ndhcp-range=10.9.0.0,proxy\n';
    assert.equal(file(`${ranges}${host}dhcp-boot=tag:a,x\ndhcp-boot=tag:!a,y\n`), 'x');
  });

  it('boots machines as far as what it serves is read', () => {
    const text = `${RANGE}dhcp-host=${MAC},alder,10.9.0.7\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=/srv/tftp\n`;
    const site = siteOf(text, {
      '/r/srv/tftp/pxelinux.cfg/default':
        'DEFAULT a\nLABEL a\nKERNEL vmlinuz\nAPPEND root=/dev/nfs nfsroot=10.9.0.1:/srv/alder,vers=3 ip=dhcp rw\n',
      '/r/srv/alder/etc/fstab': '',
    });
    const [node] = site.nodes;
    assert.ok(node);
    const [trace] = traceNode(site, node);
    assert.deepEqual(
      trace?.stages.slice(0, 2).map(({ program }) => program),
      ['dnsmasq', 'dnsmasq'],
    );
    assert.equal(trace?.kernel?.image, 'vmlinuz');
    assert.ok(traceSite(site).some((one) => one.node.kind === 'network'));
  });

  it('does not start without the folder of its TFTP, unless it is told to', () => {
    const faults = (more: string): readonly string[] => {
      const lines = `${RANGE}dhcp-host=${MAC},alder\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=/srv/tfpt\n${more}`;
      const site = siteOf(lines, { '/r/srv/tftp/pxelinux.cfg/default': 'DEFAULT a\n' });
      const [node] = site.nodes;
      assert.ok(node);
      return traceNode(site, node).flatMap(({ stages }) =>
        stages.flatMap((stage) => stage.faults.map(({ id }) => id)),
      );
    };
    assert.ok(faults('').includes('svc/tftpd-root-missing'));
    assert.ok(!faults('tftp-no-fail\n').includes('svc/tftpd-root-missing'));
  });

  it('does not start with a configuration that it refuses', () => {
    const site = siteOf(`${RANGE}dhcp-host=${MAC},alder\ndhcp-boots=a\n`);
    const [node] = site.nodes;
    assert.ok(node);
    const [trace] = traceNode(site, node);
    assert.equal(trace?.verdict, 'fails');
    assert.equal(trace?.stages[0]?.faults[0]?.id, 'dhcp/refused');
  });

  it('sends UEFI to port 4011 where it gives addresses itself, and answers nothing there', () => {
    const faults = (text: string): readonly string[] =>
      traceSite(
        siteOf(`${RANGE}dhcp-match=set:x64,93,7\ndhcp-boot=pxelinux.0\ndhcp-boot=tag:x64,a.efi\n${text}`),
      )
        .filter(({ firmware }) => firmware === 'efi-x64')
        .flatMap(({ stages }) => stages.flatMap(({ faults: found }) => found.map(({ id }) => id)));
    assert.deepEqual(faults('pxe-service=x86-64_EFI,"Boot",a.efi\n'), ['dhcp/pxeclient-without-43']);
    assert.deepEqual(faults('pxe-service=x86PC,"Boot",pxelinux\n'), []);
  });

  it('has a file there that it never tells, for UEFI without one in the answer', () => {
    const one = 'pxe-service=7,"A",a.efi\n';
    const untold = (text: string, firmware: Firmware = 'efi-x64', changes: Partial<DhcpClient> = {}) =>
      answer(text, firmware, changes).untold?.value;
    assert.equal(untold(RANGE + one), 'a.efi');
    assert.equal(untold(`${RANGE}pxe-service=7,"Disk",0\n${one}`), 'a.efi');
    assert.equal(untold(`${RANGE}${one}dhcp-boot=b\n`), undefined);
    assert.equal(untold(RANGE + one + one.replace('a.efi', 'b.efi')), undefined);
    assert.equal(untold(RANGE + one, 'bios'), undefined);
    assert.equal(untold(RANGE + one, 'efi-x64', { userClass: 'iPXE' }), undefined);
    assert.equal(untold(`dhcp-range=10.9.0.0,proxy\n${one}`), undefined);
    // It has no menu of it either.
    assert.equal(answer(RANGE + one, 'efi-x64').vendor.kind, 'none');
    assert.equal(answer(RANGE + one + one.replace('a.efi', 'b.efi'), 'efi-x64').vendor.kind, 'value');
  });

  it('takes nobody for a PXE client who does not tell its kind', () => {
    const text = `${RANGE}pxe-service=x86PC,"Boot",pxelinux\n`;
    assert.equal(answer(text).vendor.kind, 'value');
    assert.equal(answer(text, 'bios', { architecture: undefined }).vendor.kind, 'none');
  });

  it('knows a client by what it calls itself, with a 0 before it as well', () => {
    const known = (identifier: readonly number[], said = '09:08:07') =>
      answer(`${RANGE}dhcp-host=id:${said},10.9.0.7\n`, 'bios', { identifier }).address.kind === 'value';
    assert.equal(known([9, 8, 7]), true);
    assert.equal(known([0, 9, 8, 7]), true);
    assert.equal(known([1, 9, 8, 7]), false);
    assert.equal(known([0, 9, 8, 7], '00:09:08:07'), true);
  });

  it('tells firmwares apart by their kind, whatever UUID a line is for', () => {
    const uuid = Array.from({ length: 16 }, (_, i) => `0${i.toString(16)}`).join(':');
    const text = `${RANGE}dhcp-host=${MAC},alder\ndhcp-host=id:${uuid},10.9.0.7\ndhcp-boot=pxelinux.0\n`;
    const [node] = siteOf(text).nodes;
    assert.ok(node);
    assert.deepEqual(
      traceNode(siteOf(text), node).map(({ firmware }) => firmware),
      ['bios'],
    );
  });

  it('points at the service that is for UEFI', () => {
    const services = 'pxe-service=x86PC,"Boot",pxelinux\npxe-service=7,"A",a.efi\npxe-service=7,"B",b.efi\n';
    const text = `${RANGE}dhcp-boot=a.efi\n${services}`;
    const [fault] = traceSite(siteOf(text))
      .filter(({ firmware }) => firmware === 'efi-x64')
      .flatMap(({ stages }) => stages.flatMap(({ faults }) => faults));
    assert.equal(fault?.id, 'dhcp/pxeclient-without-43');
    assert.ok(text.slice(fault.at.span.start).startsWith('pxe-service=7,"A"'));
    assert.deepEqual(fault.others, []);
  });

  it('is no boot server where it answers names only', () => {
    const site = siteOf(`server=10.0.0.1\ndhcp-host=${MAC},alder\n`);
    assert.deepEqual(site.nodes, []);
    assert.deepEqual(traceSite(site), []);
  });
});
