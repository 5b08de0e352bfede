/** A dnsmasq that tells HTTP boot a URL goes in, with what option 60 says; what dhcp/httpclient-missing finds comes out. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const found = (option: string): string[] =>
  texts('dhcp/httpclient-missing', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.100,192.168.1.199,12h\ndhcp-host=00:40:63:c2:ca:c9,192.168.1.21\ndhcp-match=set:http,option:client-arch,16\n${option}dhcp-boot=tag:http,http://192.168.1.1/a.efi\n`,
  });

describe('dhcp/httpclient-missing', () => {
  it('points at the option where that has a slip of the word, or other letters', () => {
    for (const word of ['HTTPclient', 'httpclient', 'HTTPCleint'])
      assert.deepEqual(found(`dhcp-option-force=tag:http,60,${word}\n`), [
        `error dhcp-option-force=tag:http,60,${word}`,
      ]);
  });

  it('points at the URL where the option is missing, or another word', () => {
    for (const option of ['', 'dhcp-option-force=tag:http,60,PXEClient\n'])
      assert.deepEqual(found(option), ['error dhcp-boot=tag:http,http://192.168.1.1/a.efi'], option);
    assert.deepEqual(found('dhcp-option-force=tag:http,60,HTTPClient\n'), []);
  });
});
