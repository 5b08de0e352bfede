/** Comparisons go in, what ipxe/never-equal finds in them comes out. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

const found = (a: string, b: string, before = ''): string[] =>
  texts('ipxe/never-equal', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${before}iseq ${a} ${b} && reboot ||\nexit\n` }),
  });

describe('ipxe/never-equal', () => {
  it('finds a hardware address that the setting writes otherwise, on either side', () => {
    assert.deepEqual(found('${mac}', '52-54-00-00-00-0a'), ['warning 52-54-00-00-00-0a']);
    assert.deepEqual(found('${net0/mac}', '52:54:00:00:00:0A'), ['warning 52:54:00:00:00:0A']);
    assert.deepEqual(found('5254000000ab', '${mac:hexhyp}'), ['warning 5254000000ab']);
    assert.deepEqual(found('${mac:hexraw}', '52:54:00:00:00:0a'), ['warning 52:54:00:00:00:0a']);
  });

  it('finds names that iPXE has for no platform and no processor', () => {
    assert.deepEqual(found('${platform}', 'uefi'), ['warning uefi']);
    assert.deepEqual(found('${buildarch}', 'amd64'), ['warning amd64']);
    assert.deepEqual(found('${buildarch}', 'x64_86'), ['warning x64_86']);
  });

  it('is silent about what is written as the setting is, and about what may be', () => {
    assert.deepEqual(found('${mac}', '52:54:00:00:00:0a'), []);
    assert.deepEqual(found('${mac:hexhyp}', '52-54-00-00-00-0a'), []);
    assert.deepEqual(found('${mac:hexraw}', '52540000000a'), []);
    assert.deepEqual(found('${mac:string}', '52-54-00-00-00-0A'), []);
    assert.deepEqual(found('${mac}', '${other}'), []);
    assert.deepEqual(found('${mac}', '52-54'), []);
    assert.deepEqual(found('${platform}', 'efi'), []);
    assert.deepEqual(found('${buildarch}', 'arm64'), []);
    assert.deepEqual(found('${platform}', 'uefi', 'set platform uefi\n'), []);
    assert.deepEqual(found('${buildarch:string}', 'amd64'), []);
  });
});
