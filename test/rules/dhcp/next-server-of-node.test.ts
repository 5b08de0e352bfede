/** Sites go in whose machines are told the address of a node as their server; what dhcp/next-server-of-node finds comes out, and its silence. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const LISTEN = 'listen-address=192.168.1.1\n';
const EFI = 'dhcp-match=set:efi,option:client-arch,7\n';
const NAS = 'dhcp-host=02:00:00:00:00:09,nas,192.168.1.9\n';

function found(lines: string, changes: Readonly<Record<string, string>> = {}): string[] {
  const site = {
    ...servedByDnsmasq(lines),
    ...Object.fromEntries(
      ['pxelinux.0', 'ldlinux.c32', 'syslinux.efi', 'ldlinux.e64', 'vmlinuz'].map((name) => [
        `srv/tftp/${name}`,
        '',
      ]),
    ),
    ...changes,
  };
  return lint(siteOf(site))
    .findings.filter(({ rule }) => /address-of-server|next-server/.test(rule))
    .map(({ rule, message }) => `${rule} ${/Write (\S+)\.$/.exec(message)?.[1] ?? ''}`);
}

describe('dhcp/next-server-of-node', () => {
  const told = ['dhcp/next-server-of-node 192.168.1.1'];

  it('finds it where the server has another address, or other machines are told another one', () => {
    assert.deepEqual(found(`${LISTEN}${EFI}dhcp-boot=tag:efi,syslinux.efi,,192.168.1.21\n`), told);
    const other = 'dhcp-match=set:bios,option:client-arch,0\ndhcp-boot=tag:bios,pxelinux.0,,192.168.1.1\n';
    const efi = `${other}${EFI}dhcp-boot=tag:efi,syslinux.efi,,192.168.1.21\n`;
    assert.deepEqual(found(efi, { 'etc/exports': '' }), told);
  });

  it('is silent where that is the server, one like a server has the address, or the file lies elsewhere', () => {
    assert.deepEqual(found(`${LISTEN}${EFI}dhcp-boot=tag:efi,syslinux.efi,,192.168.1.1\n`), []);
    assert.deepEqual(found(`${LISTEN}${NAS}${EFI}dhcp-boot=tag:efi,syslinux.efi,,192.168.1.9\n`), []);
    assert.deepEqual(found(`${LISTEN}${EFI}dhcp-boot=tag:efi,other.efi,,192.168.1.21\n`), [
      'dhcp/address-of-server ',
    ]);
  });
});
