/** An iPXE on the server's disk goes in; whether a script is built into it comes out, and what a machine comes to that is told it again. */
import assert from 'node:assert/strict';
import { hasScriptBuiltIn } from '../../../../server/boot/loaders/ipxe/builtin.js';
import { lint } from '../../../../server/service/lint/lint.js';
import { siteOf } from '../../../support/site.js';
import { standIn } from '../../../support/uefi-programs.js';

const PROGRAM = standIn('snponly.efi').toString('latin1');
const WITH_SCRIPT = `${PROGRAM.slice(0, 3000)}#!ipxe\nchain http://10.0.0.1/menu\n\0${PROGRAM.slice(3000)}`;

const built = (text: string) =>
  hasScriptBuiltIn(siteOf({ 'etc/dnsmasq.conf': '', 'srv/tftp/ipxe.efi': text }), '/srv/tftp/ipxe.efi');

describe('a script that is built into iPXE', () => {
  it('is seen in a program for UEFI, and nothing is known of others', () => {
    assert.equal(built(PROGRAM), 'no');
    assert.equal(built(WITH_SCRIPT), 'yes');
    assert.equal(built(PROGRAM.replace('#!ipxe', '#!sh')), 'unknown');
    assert.equal(built(`\xea${PROGRAM.slice(1)}`), 'unknown');
    assert.equal(built(''), 'unknown');
  });

  const found = (text: string, lines = 'dhcp-boot=ipxe.efi\n'): string[] => {
    const site = siteOf({
      'etc/dnsmasq.conf': `dhcp-range=10.0.0.0,static,255.255.255.0\ndhcp-host=52:54:00:00:00:01,n1,10.0.0.5\nlisten-address=10.0.0.1\nenable-tftp\ntftp-root=/srv/tftp\n${lines}`,
      'srv/tftp/ipxe.efi': text,
    });
    return lint(site).findings.map(({ severity, rule, nodes }) => `${severity} ${rule} ${nodes.join()}`);
  };

  it('decides whether iPXE that is told itself starts over and over', () => {
    assert.deepEqual(found(PROGRAM), ['error dnsmasq/ipxe-loop n1']);
    assert.deepEqual(found(WITH_SCRIPT), []);
    assert.deepEqual(found('x'), ['info dnsmasq/ipxe-loop n1']);
  });

  it('is one finding with the user class that is misspelt', () => {
    const lines = (name: string) =>
      `dhcp-userclass=set:ipxe,${name}\ndhcp-boot=tag:!ipxe,ipxe.efi\ndhcp-boot=tag:ipxe,http://10.9.9.9/menu\n`;
    assert.deepEqual(found(PROGRAM, lines('ipxe')), ['error dnsmasq/ipxe-loop n1']);
    assert.deepEqual(found(PROGRAM, lines('iPXE')), []);
  });
});
