/** What a DHCP server tells a Raspberry Pi goes in, what rpi/boot-option-missing finds comes out. */
import assert from 'node:assert/strict';
import { raspberryDnsmasq } from '../../../server/rules/about/examples/raspberry.js';
import { found } from './support.js';

const RULE = 'rpi/boot-option-missing';

/** dhcpd in the place of dnsmasq. */
function byDhcpd(told: string, mac = 'dc:a6:32:01:36:c2'): Readonly<Record<string, string | undefined>> {
  return {
    'etc/dnsmasq.conf': undefined,
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'etc/dhcp/dhcpd.conf': `option pi code 43 = text;
subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; }
host pi4 { hardware ethernet ${mac}; fixed-address 192.168.1.31; ${told} }
`,
  };
}

const withService = (service: string) => raspberryDnsmasq('pxe-service=0,"Raspberry Pi Boot"\n', service);

describe('rpi/boot-option-missing', () => {
  it('finds a text that is misspelt, and calls it an error', () => {
    assert.deepEqual(found(RULE, withService('pxe-service=0,"Raspbery Pi Boot"\n')), [
      'error pxe-service=0,"Raspbery Pi Boot"',
    ]);
    assert.deepEqual(found(RULE, byDhcpd('option pi "raspberry pi boot";')), [
      'error option pi "raspberry pi boot";',
    ]);
  });

  it('points at a pxe-service that is for it, and not at one for another kind of machine', () => {
    const lines = 'pxe-service=x86-64_EFI,"Install",grubx64.efi\npxe-service=0,"Raspbery Pi Boot"\n';
    assert.deepEqual(found(RULE, withService(lines)), ['error pxe-service=0,"Raspbery Pi Boot"']);
  });

  it('finds that nothing is told, which an EEPROM may make up for', () => {
    assert.deepEqual(found(RULE, byDhcpd('')), ['warning host pi4']);
    assert.deepEqual(found(RULE, withService('')), ['warning dhcp-host=dc:a6:32:01:36:c2,pi4,192.168.1.31']);
  });

  it('is silent where the text is there, with whatever stands around it', () => {
    assert.deepEqual(found(RULE), []);
    assert.deepEqual(found(RULE, withService('pxe-service=0,"Raspberry Pi Boot   "\n')), []);
    const longer = 'pxe-service=0,"Boot the machines of the laboratory"\n';
    assert.deepEqual(found(RULE, withService(`${longer}pxe-service=0,"Raspberry Pi Boot"\n`)), []);
    assert.deepEqual(found(RULE, byDhcpd('option vendor-encapsulated-options "Raspberry Pi Boot";')), []);
    assert.deepEqual(found(RULE, byDhcpd('option pi "Raspberry Pi Boot";')), []);
  });

  it('takes the address in option 66 for enough, but for the ROM of the first three', () => {
    const told = 'option tftp-server-name "192.168.1.1";';
    assert.deepEqual(found(RULE, byDhcpd(told)), []);
    assert.deepEqual(found(RULE, byDhcpd(told, 'b8:27:eb:01:36:c2')), ['warning host pi4']);
    // A Raspberry Pi asks no name server.
    assert.deepEqual(found(RULE, byDhcpd('option tftp-server-name "boot";')), ['warning host pi4']);
  });

  it('is silent about machines that boot from their card, as far as the site tells', () => {
    const nothing = {
      'srv/tftp/9ffefdef/config.txt': undefined,
      'srv/tftp/9ffefdef/cmdline.txt': undefined,
      'srv/tftp/9ffefdef/start4.elf': undefined,
    };
    assert.deepEqual(found(RULE, { ...byDhcpd(''), ...nothing }), []);
  });
});
