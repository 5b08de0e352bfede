/** A dhcpd.conf and a dnsmasq.conf of one site go in; whose words come out, field by field, of what a machine is told that hears both. */
import assert from 'node:assert/strict';
import { dhcpServer } from '../../../server/boot/dhcp/server.js';
import type { DhcpClient, Firmware } from '../../../server/boot/index.js';
import { firmwareClient } from '../../../server/boot/machine/profile.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';
import { address } from '../support.js';

const MAC = macOf('02:1a:00:00:00:01');
const FILE = 'filename "own"; next-server 10.9.0.2;';
const PROXY = 'port=0\ndhcp-range=10.9.0.0,proxy,255.255.255.0\n';
const BIOS = 'pxe-service=x86PC,"A",menu.0,10.9.0.1\n';
const UEFI = 'pxe-service=x86-64_EFI,"A",menu.efi,10.9.0.1\n';
const RANGE = 'dhcp-range=10.9.0.100,10.9.0.150,255.255.255.0\n';

/** `body` of the subnet; `top` stands before it. */
const conf = (body: string, top = '') =>
  `${top}subnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.50 10.9.0.99; ${body} }\n`;

function server(dhcpd: string, dnsmasq: string | undefined) {
  return dhcpServer(
    siteOf({
      'etc/dhcp/dhcpd.conf': dhcpd,
      ...(dnsmasq === undefined ? {} : { 'etc/dnsmasq.conf': dnsmasq }),
    }),
  );
}

function told(
  dhcpd: string,
  dnsmasq: string | undefined,
  firmware: Firmware = 'efi-x64',
  changes: Partial<DhcpClient> = {},
) {
  return server(dhcpd, dnsmasq).answer({ ...firmwareClient(firmware, MAC), ...changes }, undefined);
}

/** The boot file, or why there is none. */
function file(dhcpd: string, dnsmasq: string, firmware?: Firmware): string {
  const { answered, filename } = told(dhcpd, dnsmasq, firmware);
  if (answered !== 'yes') return answered;
  return filename.kind === 'value' ? filename.value : filename.kind;
}

describe('what is told by dhcpd and a dnsmasq beside it', () => {
  it('has the address and what belongs to it of dhcpd', () => {
    const dhcpd = `class "uefi" { match if substring (option vendor-class-identifier, 0, 9) = "PXEClient"; option host-name "thin"; }\n${conf(
      'option tftp-server-name "10.9.0.2"; option bootfile-name "own";',
      'server-identifier 10.9.0.7;\n',
    )}host a { hardware ethernet 02:1a:00:00:00:01; fixed-address 10.9.0.21; }\n`;
    const alone = told(dhcpd, undefined);
    const both = told(dhcpd, PROXY + UEFI);
    const { host, subnet, classes, others } = alone;
    assert.equal(classes.length, 1);
    assert.deepEqual(
      [both.host, both.subnet, both.classes, both.others, both.address],
      [host, subnet, classes, others, alone.address],
    );
    assert.equal(both.options.get(54)?.kind, 'value');
    assert.deepEqual(both.options.get(54), alone.options.get(54));
    // These two say what to boot.
    assert.deepEqual([both.options.get(66)?.kind, both.options.get(67)?.kind], ['none', 'none']);
  });

  it('goes by the proxy where dhcpd only sends an empty name', () => {
    assert.equal(file(conf('option bootfile-name "";'), PROXY + BIOS, 'bios'), 'menu.0');
    assert.equal(told(conf('option bootfile-name "";'), PROXY + BIOS).hidden, undefined);
  });

  it('is unknown where that depends on what a relay adds', () => {
    const relayed = (body: string, dnsmasq: string) =>
      told(conf(body), dnsmasq, 'efi-x64', { relay: address('10.9.0.1') });
    const port = 'option agent.circuit-id';
    const speaks = `option vendor-class-identifier = ${port};`;
    assert.equal(relayed(FILE + speaks, PROXY + UEFI).filename.kind, 'unknown');
    const control = `option vendor-class-identifier "PXEClient"; option vendor-encapsulated-options = ${port};`;
    assert.equal(relayed(FILE + control, PROXY + UEFI).filename.kind, 'unknown');
    assert.equal(relayed(FILE, PROXY + BIOS).hidden?.file.value, 'own');
    assert.equal(relayed(`filename = ${port};`, PROXY + BIOS).hidden, undefined);
  });

  it('is passed over by UEFI where dhcpd speaks as a PXE server with more behind that', () => {
    const speaks =
      'option vendor-class-identifier "PXEClient:lab"; option vendor-encapsulated-options 06:01:08;';
    assert.equal(file(conf(FILE + speaks), PROXY + UEFI), 'own');
  });

  it('is that of dhcpd where dnsmasq says no more', () => {
    const same = `${RANGE}dhcp-boot=own,,10.9.0.2\n`;
    assert.equal(file(conf(FILE), same, 'bios'), 'own');
    // What is said further out does not count.
    assert.equal(file(conf(FILE, 'filename "outer";\n'), same, 'bios'), 'own');
    assert.equal(file(conf(`${FILE} option root-path "/r";`), `${same}dhcp-option=17,/r\n`, 'bios'), 'own');
    assert.equal(file(conf(FILE), `${RANGE}dhcp-boot=own,,10.9.0.3\n`, 'bios'), 'unknown');
    assert.equal(
      file(conf(`${FILE} option root-path "/r";`), `${same}dhcp-option=17,/s\n`, 'bios'),
      'unknown',
    );
  });

  it('is unknown by dhcpd itself where that is so, and not by both', () => {
    const { answered, reason } = told('authoritative;\n', `${RANGE}dhcp-boot=other\n`);
    assert.equal(answered, 'unknown');
    assert.equal(reason, 'no subnet is declared');
  });

  it('is unknown where what dnsmasq says is', () => {
    assert.equal(
      file(conf(FILE), `${RANGE}dhcp-boot={{ file }}\nconf-file=/etc/gone.conf\n`, 'bios'),
      'unknown',
    );
  });

  it('is no more than dhcpd says where neither has the network', () => {
    const other = `${RANGE}dhcp-boot=other\n`;
    const far = { relay: address('10.8.0.1') };
    const { program, answered } = told(conf(FILE), other, 'bios', far);
    assert.deepEqual([program, answered], [told(conf(FILE), undefined, 'bios', far).program, 'no']);
  });

  it('knows the networks of both, each once', () => {
    const two = conf(FILE) + conf(FILE).replaceAll('10.9.', '10.7.');
    assert.deepEqual(
      server(two, PROXY + UEFI).networks.map(({ network }) => formatIpv4(network)),
      ['10.9.0.0', '10.7.0.0'],
    );
  });
});
