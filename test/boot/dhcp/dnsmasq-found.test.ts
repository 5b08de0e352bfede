/** What made-up configurations showed of dnsmasq 2.90 when it was asked (test/oracle/dnsmasq-live.test.ts): each kind in its smallest form. */
import assert from 'node:assert/strict';
import { dhcpServer } from '../../../server/boot/dhcp/server.js';
import type { DhcpAnswer, DhcpClient, Firmware, Outcome } from '../../../server/boot/index.js';
import { firmwareClient } from '../../../server/boot/machine/profile.js';
import { formatIpv4, type Ipv4Address, ipv4OfNumber } from '../../../server/site/address.js';
import type { OptionValue } from '../../../server/site/optionvalue.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { Workspace } from '../../../server/workspace/workspace.js';
import { macOf } from '../../support/mac.js';

const MAC = '02:1a:00:00:00:01';
const RANGE = 'dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0,1h\nlisten-address=10.9.0.1\ninterface=eth0\n';
const PROXY = 'dhcp-range=10.9.0.0,proxy,255.255.255.0\nlisten-address=10.9.0.1\ninterface=eth0\n';

interface Asking {
  readonly firmware?: Firmware;
  readonly client?: Partial<DhcpClient>;
  /** Files of the server beside etc/dnsmasq.conf. */
  readonly files?: Readonly<Record<string, string>>;
}

function answer(text: string, { firmware = 'bios', client = {}, files = {} }: Asking = {}): DhcpAnswer {
  const laid = Object.entries(files).map(([path, it]) => [`/r/${path}`, it]);
  const workspace = new Workspace(
    new MemoryFileSystem({ '/r/etc/dnsmasq.conf': text, ...Object.fromEntries(laid) }),
  );
  const found = workspace.locate('/r');
  assert.ok(Array.isArray(found) && found[0] !== undefined);
  return dhcpServer(workspace.site(found[0])).answer(
    { ...firmwareClient(firmware, macOf(MAC)), others: new Map(), ...client },
    undefined,
  );
}

function shown(outcome: Outcome<OptionValue> | Outcome<Ipv4Address> | undefined): string {
  if (outcome?.kind !== 'value') return outcome?.kind ?? 'none';
  if (typeof outcome.value === 'number') return formatIpv4(outcome.value);
  return outcome.value.atoms
    .map((atom) => (atom.kind === 'address' ? formatIpv4(atom.value) : String(atom.value)))
    .join(',');
}

function option(code: number, text: string, asking?: Asking): string {
  return shown(answer(text, asking).options.get(code));
}

/** Option 43 in hexadecimal. */
function vendor(text: string, asking?: Asking): string {
  const outcome = answer(text, asking).vendor;
  if (outcome.kind !== 'value') return outcome.kind;
  return Buffer.from(outcome.value.map((octet) => octet ?? 0)).toString('hex');
}

describe('dnsmasq as it was asked', () => {
  it('sends what it has of its own, unless a line says otherwise or takes it away', () => {
    assert.deepEqual(
      [1, 3, 6, 28, 51, 54].map((code) => option(code, RANGE)),
      ['255.255.255.0', '10.9.0.1', '10.9.0.1', '10.9.0.255', '3600', '10.9.0.1'],
    );
    assert.equal(option(3, `${RANGE}dhcp-option=3\n`), 'none');
    assert.equal(option(3, `${RANGE}dhcp-option=3,0.0.0.0\n`), '10.9.0.1');
    assert.equal(option(6, `${RANGE}port=0\n`), 'none');
    assert.equal(option(15, `${RANGE}domain=lan\n`), 'lan');
    assert.equal(option(15, `${RANGE}domain=lan,10.9.0.0/24\n`), 'unknown');
  });

  it('takes the lease time of the host before that of the range', () => {
    assert.equal(option(51, `${RANGE}dhcp-host=${MAC},infinite\n`), String(0xffffffff));
    assert.equal(option(51, `${RANGE}dhcp-host=${MAC},2d\n`), '172800');
    assert.equal(option(51, RANGE.replace(',1h', '')), '3600');
  });

  it('looks names up in files of hosts and host-record, and in nothing else', () => {
    const boot = (line: string) => `${RANGE}dhcp-boot=x.0,srv,srv\n${line}\n`;
    const next = (line: string, files = {}) => shown(answer(boot(line), { files }).nextServer);
    const hosts = { 'etc/hosts': '127.0.0.1 localhost\n10.9.0.88 srv\n' };
    assert.equal(next('', hosts), '10.9.0.88');
    assert.equal(next('no-hosts', hosts), 'none');
    assert.equal(next('port=0', hosts), 'none');
    assert.equal(next('host-record=srv,10.9.0.66'), '10.9.0.66');
    assert.equal(next('address=/srv/10.9.0.66', { 'etc/hosts': '127.0.0.1 localhost\n' }), 'none');
    assert.equal(next('addn-hosts=/etc/names', { 'etc/names': '10.9.0.68 srv # it\n' }), '10.9.0.68');
    assert.equal(next('hostsdir=/etc/more', { 'etc/more/a': '10.9.0.69 x srv\n' }), '10.9.0.69');
    assert.equal(next('addn-hosts=/etc/absent\nno-hosts'), 'unknown');
    assert.equal(next(''), 'unknown');
  });

  it('gives a host without an address that of its name, once', () => {
    const files = { 'etc/hosts': '10.9.0.31 alder\n' };
    const address = (lines: string) => shown(answer(`${RANGE}${lines}`, { files }).address);
    assert.equal(address(`dhcp-host=${MAC},alder\n`), '10.9.0.31');
    assert.equal(address(`dhcp-host=${MAC},alder\ndhcp-host=02:1a:00:00:00:09,10.9.0.31\n`), 'unknown');
    assert.equal(address(`port=0\ndhcp-host=${MAC},alder\n`), 'unknown');
  });

  it('reads /etc/ethers', () => {
    const read = (ethers: string, lines = '') =>
      answer(`${RANGE}read-ethers\n${lines}`, { files: { 'etc/ethers': ethers } });
    assert.equal(shown(read(`${MAC} 10.9.0.9\n`).address), '10.9.0.9');
    assert.equal(shown(read(`${MAC.toUpperCase()}\t10.9.0.9\n# end\n`).address), '10.9.0.9');
    assert.equal(shown(read(`${MAC} birch\n`).options.get(12)), 'birch');
    // A host of that name gets the hardware address.
    assert.equal(shown(read(`${MAC} birch\n`, 'dhcp-host=birch,10.9.0.12\n').address), '10.9.0.12');
    // What is read first of an address stays.
    assert.equal(shown(read(`02:1a:00:00:00:09 10.9.0.9\n${MAC} 10.9.0.9\n`).address), 'unknown');
    assert.equal(shown(read('x y\n').address), 'unknown');
  });

  it('passes an address over that another host has, in a file of hosts', () => {
    const files = { 'etc/h': `${MAC},10.9.0.12\n` };
    const lines = 'dhcp-host=02:1a:00:00:00:09,10.9.0.12\ndhcp-hostsfile=/etc/h\n';
    assert.equal(shown(answer(`${RANGE}${lines}`, { files }).address), 'unknown');
    assert.equal(shown(answer(`${RANGE}dhcp-hostsfile=/etc/h\n`, { files }).address), '10.9.0.12');
  });

  it('takes a line with a fitting tag before one for the hardware address alone, and the longer pattern', () => {
    const set = (lines: string): string =>
      ['a', 'b']
        .filter((tag) => option(17, `${RANGE}${lines}dhcp-option=tag:${tag},17,/x\n`) === '/x')
        .join();
    assert.equal(set(`dhcp-host=${MAC},set:a\ndhcp-host=02:1a:*:*:*:*,tag:eth0,set:b\n`), 'b');
    assert.equal(set(`dhcp-host=02:1a:00:*:*:*,set:a\ndhcp-host=02:1a:*:*:*:*,set:b\n`), 'a');
    assert.equal(set(`dhcp-host=06-${MAC},set:a\n`), '');
  });

  it('knows a client by its identifier, and by that of a UUID not for certain', () => {
    const set = (line: string, client: Partial<DhcpClient>, lines = '') =>
      option(17, `${RANGE}${lines}dhcp-host=${line},set:a\ndhcp-option=tag:a,17,/x\n`, { client });
    const identifier = [1, 2, 0x1a, 0, 0, 0, 1];
    assert.equal(set('id:01:02:1a:00:00:00:01', { identifier }), '/x');
    assert.equal(set('id:01:02:1a:00:00:00:01', { identifier }, 'dhcp-ignore-clid\n'), 'none');
    assert.equal(set('id:alder', { identifier: [0, ...Buffer.from('alder')] }), '/x');
    assert.equal(set('id:alder', {}), 'none');
    const uuid = `id:00:${Array.from({ length: 16 }, () => '11').join(':')}`;
    const known = answer(`${RANGE}dhcp-host=${uuid},set:a\n`, { client: { others: undefined } });
    assert.equal(known.answered, 'unknown');
  });

  it('tells hosts of another network apart from unknown ones', () => {
    const tags = (tag: string, line: string) =>
      option(17, `${RANGE}${line}dhcp-option=tag:${tag},17,/x\n`, {
        client: { network: ipv4OfNumber(0x0a090001) },
      });
    assert.equal(tags('known-othernet', `dhcp-host=${MAC},10.8.0.7\n`), '/x');
    assert.equal(tags('known', `dhcp-host=${MAC},10.8.0.7\n`), 'none');
    assert.equal(tags('known-othernet', `dhcp-host=${MAC},10.9.0.7\n`), 'none');
  });

  it('takes octets of dhcp-match for what the option begins with, and text for any part of it', () => {
    const fits = (value: string, client: Partial<DhcpClient> = {}) =>
      option(17, `${RANGE}dhcp-match=set:a,${value}\ndhcp-option=tag:a,17,/x\n`, { client });
    assert.equal(fits('60,50:58:45'), '/x');
    assert.equal(fits('60,58:45'), 'none');
    assert.equal(fits('60,50:*:45'), '/x');
    assert.equal(fits('60,XEC'), '/x');
    assert.equal(fits('option:client-arch,00:00'), '/x');
    assert.equal(fits('97'), 'none');
    assert.equal(fits('97', { others: undefined }), 'unknown');
    assert.equal(fits('option6:16'), 'none');
  });

  it('takes a name with a star for the beginning of a tag, in tag-if', () => {
    const lines = 'tag-if=set:a,tag:eth*\ndhcp-option=tag:a,17,/x\n';
    assert.equal(option(17, RANGE + lines), '/x');
    assert.equal(option(17, RANGE.replace('interface=eth0\n', '') + lines), 'unknown');
    assert.equal(option(17, `${RANGE}tag-if=set:a,tag:wl*\ndhcp-option=tag:a,17,/x\n`), 'none');
  });

  it('goes by the option 60 that it sends where it chooses what is for a vendor', () => {
    const lines = 'dhcp-option=vendor:HTTPClient,6,2b\n';
    assert.equal(vendor(`${RANGE}${lines}`), 'none');
    assert.equal(vendor(`${RANGE}${lines}dhcp-option=60,HTTPClient\n`), '060102ff');
  });

  it('puts what lines say of option 43 before what is for the vendor', () => {
    const lines = 'dhcp-option=43,01:02\ndhcp-option=encap:43,9,8\ndhcp-option=vendor:PXEClient,6,8\n';
    assert.equal(vendor(`${RANGE}${lines}`), '0102090108ff060108ff');
    const menu = 'pxe-service=x86PC,A,a\n';
    assert.doesNotMatch(vendor(`${PROXY}${lines}${menu}`), /^0102/);
  });

  it('asks by the tags of pxe-prompt, and counts entries whoever they are for', () => {
    const lines = 'pxe-service=X86-64_EFI,B,b.efi\npxe-service=x86PC,A,a\n';
    assert.equal(
      vendor(`${PROXY}${lines}pxe-prompt=tag:none,Menu,3\n`),
      '0601030a0400505845080780010' + '10a0900010904800101' + '41ff',
    );
    assert.match(vendor(`${PROXY}${lines}pxe-prompt=Menu,3\n`), /0a05034d656e75ff$/);
  });

  it('names the server of an entry without a file', () => {
    assert.match(vendor(`${PROXY}pxe-service=x86PC,A,15,10.9.0.9\n`), /^060103.*0807000f010a090009/);
    assert.match(vendor(`${PROXY}pxe-service=x86PC,A,15\n`), /^060102/);
  });

  it('calls a client by the name under which dhcp-pxe-vendor knows it', () => {
    const lines = `${RANGE}dhcp-pxe-vendor=PXEClient,HTTPClient\npxe-service=16,A,a.efi\n`;
    assert.equal(option(60, lines, { firmware: 'efi-http-x64' }), 'HTTPClient');
    assert.equal(option(60, lines), 'PXEClient');
  });

  it('gives iPXE the entry of a menu that it is offered, whatever dhcp-boot says', () => {
    const file = (text: string, client: Partial<DhcpClient> = {}) => {
      const { filename } = answer(text, { firmware: 'ipxe', client });
      return filename.kind === 'value' ? filename.value : filename.kind;
    };
    const lines = `${PROXY}dhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:ipxe,script\n`;
    const uefi = { architecture: 7, vendorClass: 'PXEClient:Arch:00007:UNDI:003010' };
    assert.equal(file(`${lines}pxe-service=x86PC,A,a\n`), 'a.0');
    assert.equal(file(`${lines}pxe-service=tag:!ipxe,x86PC,A,a\n`), 'script');
    assert.equal(file(`${lines}pxe-service=X86-64_EFI,A,a.efi\n`, uefi), 'a.efi');
  });

  it('serves others than PXE clients where its first range gives addresses', () => {
    const both = `dhcp-range=10.9.0.100,10.9.0.150,255.255.255.0\n${PROXY}pxe-service=x86PC,A,a\n`;
    const client = { vendorClass: undefined, architecture: undefined };
    assert.equal(answer(both, { client }).answered, 'yes');
    assert.equal(answer(both).proxied, true);
    assert.equal(answer(`${PROXY}pxe-service=x86PC,A,a\n`, { client }).answered, 'unknown');
  });
});
