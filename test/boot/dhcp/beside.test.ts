/** A dhcpd.conf and a dnsmasq.conf of one site go in, what a machine is told that hears both comes out (OVMF and iPXE were asked in QEMU). */
import assert from 'node:assert/strict';
import { dhcpServer } from '../../../server/boot/dhcp/server.js';
import type { DhcpClient, Firmware } from '../../../server/boot/index.js';
import { traceSite } from '../../../server/boot/index.js';
import { firmwareClient, kernelClient } from '../../../server/boot/machine/profile.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';
import { address } from '../support.js';

const MAC = macOf('02:1a:00:00:00:01');
const FILE = 'filename "own"; next-server 10.9.0.2;';
const PXE_SERVER = 'option vendor-class-identifier "PXEClient"; option vendor-encapsulated-options 06:01:08;';
const PROXY = 'port=0\ndhcp-range=10.9.0.0,proxy,255.255.255.0\n';
const BIOS = 'pxe-service=x86PC,"A",menu.0,10.9.0.1\n';
const UEFI = 'pxe-service=x86-64_EFI,"A",menu.efi,10.9.0.1\n';
const RANGE = 'dhcp-range=10.9.0.100,10.9.0.150,255.255.255.0\n';

const sited = (dhcpd: string, dnsmasq: string) =>
  siteOf({
    'etc/dhcp/dhcpd.conf': `subnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.50 10.9.0.99; ${dhcpd} }\n`,
    'etc/dnsmasq.conf': dnsmasq,
  });

function told(dhcpd: string, dnsmasq: string, firmware: Firmware, changes: Partial<DhcpClient> = {}) {
  const client = { ...firmwareClient(firmware, MAC), ...changes };
  return dhcpServer(sited(dhcpd, dnsmasq)).answer(client, undefined);
}

/** The boot file and its server, as the machine takes them. */
function file(dhcpd: string, dnsmasq: string, firmware: Firmware): string {
  const { answered, filename, nextServer } = told(dhcpd, dnsmasq, firmware);
  if (answered !== 'yes') return answered;
  const server = nextServer.kind === 'value' ? ` of ${formatIpv4(nextServer.value)}` : '';
  return filename.kind === 'value' ? `${filename.value}${server}` : filename.kind;
}

describe('a dnsmasq beside dhcpd', () => {
  it('says as a proxy what to boot, and dhcpd gives the address', () => {
    const answer = told('option root-path "/r";', PROXY + UEFI, 'efi-x64');
    assert.equal(answer.program, 'dnsmasq');
    assert.equal(answer.options.get(17)?.kind, 'value');
    assert.deepEqual(
      answer.dynamic.map(({ low }) => formatIpv4(low)),
      ['10.9.0.50'],
    );
    assert.equal(file('', PROXY + UEFI, 'efi-x64'), 'menu.efi of 10.9.0.1');
    assert.equal(file('', PROXY + BIOS, 'ipxe'), 'menu.0 of 10.9.0.1');
    assert.equal(file('', PROXY + BIOS, 'bios'), 'menu.0 of 10.9.0.1');
  });

  it('has its file taken by UEFI before that of dhcpd, and be it none', () => {
    assert.equal(file(FILE, PROXY + UEFI, 'efi-x64'), 'menu.efi of 10.9.0.1');
    assert.equal(file(FILE, PROXY + BIOS, 'efi-x64'), 'none');
    assert.equal(told(FILE, PROXY + BIOS, 'efi-x64').hidden?.file.value, 'own');
    assert.equal(told('', PROXY + BIOS, 'efi-x64').hidden, undefined);
  });

  it('is passed over by UEFI where dhcpd speaks as a PXE server, too', () => {
    assert.equal(file(FILE + PXE_SERVER, PROXY + UEFI, 'efi-x64'), 'own of 10.9.0.2');
    const without43 = PXE_SERVER.replace(/option vendor-encapsulated.*/, '');
    assert.equal(file(FILE + without43, PROXY + UEFI, 'efi-x64'), 'menu.efi of 10.9.0.1');
  });

  it('has its menu taken by iPXE, which else goes by dhcpd', () => {
    assert.equal(file(FILE, PROXY + BIOS, 'ipxe'), 'menu.0 of 10.9.0.1');
    assert.equal(file(FILE, PROXY + UEFI, 'ipxe'), 'own of 10.9.0.2');
    assert.equal(file(FILE + PXE_SERVER, PROXY + BIOS, 'ipxe'), 'unknown');
  });

  it('leaves it open what another BIOS takes of two files', () => {
    assert.equal(file(FILE, PROXY + BIOS, 'bios'), 'unknown');
    assert.equal(
      file('filename "menu.0"; next-server 10.9.0.1;', PROXY + BIOS, 'bios'),
      'menu.0 of 10.9.0.1',
    );
    assert.equal(file(FILE, PROXY + UEFI, 'bios'), 'own of 10.9.0.2');
  });

  it('tells nobody anything who is no PXE client, and without a menu nobody at all', () => {
    const client = kernelClient(MAC);
    assert.equal(dhcpServer(sited(FILE, PROXY + UEFI)).answer(client, undefined).program, undefined);
    assert.equal(file(FILE, `${PROXY}dhcp-boot=a\n`, 'efi-x64'), 'own of 10.9.0.2');
  });

  it('is not heard where it does not start, so that dhcpd alone counts', () => {
    assert.equal(file(FILE, `${PROXY + UEFI}dhcp-range=nonsense\n`, 'efi-x64'), 'own of 10.9.0.2');
  });

  it('gives no address to whom dhcpd gives none', () => {
    assert.equal(file('ignore booting;', PROXY + UEFI, 'efi-x64'), 'no');
  });

  it('is as likely to be first, where it gives addresses itself', () => {
    assert.equal(file(FILE, `${RANGE}dhcp-boot=other\n`, 'bios'), 'unknown');
    assert.equal(file(FILE, `${RANGE}dhcp-boot=own,,10.9.0.2\n`, 'bios'), 'own of 10.9.0.2');
    assert.equal(told('ignore booting;', `${RANGE}dhcp-boot=other\n`, 'bios').program, 'dnsmasq');
    assert.equal(
      file(FILE, `${RANGE}dhcp-boot=other\ndhcp-mac=set:n,02:1a:*:*:*:*\ndhcp-ignore=tag:n\n`, 'bios'),
      'own of 10.9.0.2',
    );
  });

  it('alone serves a network that dhcpd does not have', () => {
    const far = `dhcp-range=10.8.0.0,proxy,255.255.255.0\n${UEFI}`;
    const answer = told(FILE, far, 'efi-x64', { relay: address('10.8.0.1') });
    assert.deepEqual([answer.program, answer.addressed], ['dnsmasq', undefined]);
    assert.equal(file(FILE, far, 'efi-x64'), 'own of 10.9.0.2');
    const { networks } = dhcpServer(sited(FILE, far));
    assert.deepEqual(
      networks.map(({ network }) => formatIpv4(network)),
      ['10.9.0.0', '10.8.0.0'],
    );
    assert.equal(dhcpServer(sited(FILE, PROXY + UEFI)).networks.length, 1);
  });

  it('is in the network of dhcpd, whatever part of it a line names', () => {
    const wide = siteOf({
      'etc/dhcp/dhcpd.conf': 'subnet 10.9.0.0 netmask 255.255.0.0 { range 10.9.7.50 10.9.7.99; }\n',
      'etc/dnsmasq.conf': `port=0\ndhcp-range=10.9.7.0,proxy\n${UEFI}`,
    });
    const client = { ...firmwareClient('efi-x64', MAC), relay: address('10.9.0.1') };
    const answer = dhcpServer(wide).answer(client, undefined);
    assert.deepEqual([answer.program, answer.client], ['dnsmasq', client]);
    assert.equal(dhcpServer(wide).networks.length, 1);
  });

  it('without a range only gives out files', () => {
    assert.equal(dhcpServer(sited(FILE, 'dhcp-boot=other\n')).other, undefined);
  });

  it('has to start as well, for those that go by it', () => {
    const refused = 'dhcp-range=nonsense\n';
    const faults = (dhcpd: string) =>
      traceSite(sited(dhcpd, PROXY + UEFI + refused)).map(({ verdict, stages: [first] }) => [
        verdict,
        first?.program,
        first?.faults[0]?.id,
      ]);
    assert.deepEqual(faults(''), [['fails', 'dnsmasq', 'dhcp/refused']]);
    assert.notEqual(faults(FILE)[0]?.[0], 'fails');
  });
});
