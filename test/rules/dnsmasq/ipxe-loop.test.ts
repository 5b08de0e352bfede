/** Lines of dnsmasq.conf go in, the findings of dnsmasq/ipxe-loop come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { byDnsmasq, findings, dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/ipxe-loop', () => {
  const rule = 'dnsmasq/ipxe-loop';

  it('finds lines that come after that of iPXE, and letters that do not fit', () => {
    const tag = 'dhcp-userclass=set:ipxe,iPXE\n';
    const menu = 'dhcp-boot=tag:ipxe,http://192.168.1.1/menu\n';
    const own = 'dhcp-mac=set:own,00:40:63:*:*:*\ndhcp-boot=tag:own,undionly.kpxe\n';
    assert.deepEqual(found(rule, tag + menu + own), ['dhcp-boot=tag:own,undionly.kpxe']);
    silent(rule, tag + own + menu);
    const slip = 'dhcp-userclass=set:ipxe,ipxe\n';
    const first = 'dhcp-boot=tag:!ipxe,undionly.kpxe\n';
    assert.deepEqual(found(rule, slip + first + menu), [slip.trim()]);
    silent(rule, `dhcp-userclass=set:ipxe,PXE\n${first}${menu}`);
  });

  it('leaves it to the tag where that is asked for, or set, under a wrong name', () => {
    const class_ = 'dhcp-userclass=set:ipxe,iPXE\n';
    const menu = 'dhcp-boot=tag:ipxe,menu.ipxe\n';
    const firmware = 'dhcp-boot=tag:firmware,undionly.kpxe\n';
    silent(rule, `${class_}tag-if=set:firmware,tag:!ipex\n${menu}${firmware}`);
    silent(rule, `dhcp-userclass=set:ipex,iPXE\ndhcp-boot=tag:!ipxe,undionly.kpxe\n${menu}`);
    for (const asked of [
      `${class_}${menu}dhcp-boot=tag:!ipex,undionly.kpxe\n`,
      `dhcp-userclass=set:ipex,iPXE\ndhcp-boot=tag:!ipxe,undionly.kpxe\n${menu}`,
    ]) {
      const [one, ...others] = lint(siteOf(servedByDnsmasq(asked))).findings;
      assert.deepEqual([one?.rule, one?.severity, others.length], ['dnsmasq/tag-never-set', 'error', 0]);
      assert.match(
        one?.message ?? '',
        /Did you mean "ip[xe]{2}"\? So iPXE, once it runs, is told to load itself/,
      );
    }
    const other = `${class_}dhcp-boot=tag:nobody,a\n${menu}dhcp-mac=set:own,00:40:63:*:*:*\n`;
    assert.equal(found(rule, `${other}dhcp-boot=tag:own,undionly.kpxe\n`).length, 1);
  });

  it('finds it on any firmware, and letters that do not fit once for all of them', () => {
    const by = (text: string) =>
      `dhcp-userclass=set:ipxe,${text}\ndhcp-match=set:efi,option:client-arch,7\ndhcp-boot=tag:ipxe,menu.ipxe\ndhcp-boot=tag:!efi,tag:!ipxe,undionly.kpxe\n`;
    const uefi = 'dhcp-boot=tag:efi,ipxe.efi\n';
    assert.deepEqual(found(rule, by('iPXE') + uefi), [uefi.trim()]);
    silent(rule, `${by('iPXE')}dhcp-boot=tag:efi,tag:!ipxe,ipxe.efi\n`);
    assert.deepEqual(found(rule, by('IPXE') + uefi), ['dhcp-userclass=set:ipxe,IPXE']);
    assert.deepEqual(
      found(
        rule,
        'dhcp-match=set:efi,option:client-arch,7\ndhcp-boot=undionly.kpxe\ndhcp-boot=tag:efi,ipxe.efi\n',
      ).length,
      1,
    );
  });

  it('only notes it where nothing tells iPXE apart: the binary may have a script of its own', () => {
    const site = siteOf(servedByDnsmasq('dhcp-boot=undionly.kpxe\n'));
    const notes = lint(site).findings.filter((finding) => finding.rule === rule);
    assert.deepEqual(
      notes.map(({ severity }) => severity),
      ['info'],
    );
    silent(rule, 'dhcp-boot=tag:iPXE,undionly.kpxe\n', 'dhcp-boot=menu.ipxe\n');
  });

  it('finds it in option 67, and says once that dhcp-boot hides what that names', () => {
    const serves = 'enable-tftp\ntftp-root=/srv/tftp\n';
    const tag = `${serves}dhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:!ipxe,undionly.kpxe\n`;
    const all = (lines: string): string[] =>
      findings(byDnsmasq(tag + lines)).map((one) => `${one.rule} ${one.message}`);
    const [first = '', ...others] = all('dhcp-option=tag:ipxe,67,undionly.kpxe\n');
    assert.match(first, /^dnsmasq\/ipxe-loop .*told to load "undionly\.kpxe".* name the script in it\.$/);
    assert.deepEqual(others, []);
    assert.deepEqual(all('dhcp-option=tag:ipxe,67,http://10.9.9.9/menu\n'), []);
    const both = 'dhcp-boot=tag:ipxe,undionly.kpxe\ndhcp-option=tag:ipxe,67,http://10.9.9.9/menu\n';
    assert.deepEqual(
      all(both).map((one) => one.split(' ')[0]),
      [rule],
    );
  });

  it('only notes it where no line goes by the tag of iPXE', () => {
    const severities = (lines: string) =>
      lint(siteOf(servedByDnsmasq(lines))).findings.flatMap((one) =>
        one.rule === rule ? [`${one.severity} ${/Give .*$/.exec(one.message)?.[0] ?? ''}`] : [],
      );
    const tag = 'dhcp-match=set:ipxe,175\ndhcp-boot=undionly.kpxe\n';
    assert.deepEqual(severities(tag), ['info Give it a file of its own: dhcp-boot=tag:ipxe,….']);
    assert.deepEqual(severities('dhcp-userclass=setipxe,iPXE\ndhcp-boot=tag:!ipxe,undionly.kpxe\n'), [
      'error ',
    ]);
    assert.deepEqual(severities(`${tag}tag-if=set:menu,tag:ipxe\n`), ['error ']);
    assert.deepEqual(severities(`${tag}dhcp-option=tag:ipxe,option:root-path,x\n`), ['error ']);
  });

  it('finds the entry of a menu that iPXE takes, whatever dhcp-boot says', () => {
    const proxy = (lines: string) => ({
      ...servedByDnsmasq(),
      'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy\n${lines}`,
    });
    const severities = (lines: string) =>
      lint(siteOf(proxy(lines))).findings.flatMap((one) => (one.rule === rule ? [one.severity] : []));
    const tag = 'dhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:ipxe,menu.ipxe\n';
    assert.deepEqual(severities(`${tag}pxe-service=x86PC,"iPXE",undionly.kpxe\n`), ['error']);
    const offer = 'pxe-service=x86PC,"iPXE",undionly.kpxe\n';
    assert.deepEqual(severities(offer), ['info']);
    assert.deepEqual(severities(`dhcp-match=set:ipxe,175\n${offer}`), ['info']);
    assert.deepEqual(severities(`${tag}pxe-service=tag:!ipxe,x86PC,"iPXE",undionly.kpxe\n`), []);
    assert.deepEqual(severities(`${tag}pxe-service=x86PC,"Install",pxelinux\n`), []);
    assert.deepEqual(severities('pxe-service=tag:!ipxe,x86PC,"iPXE",undionly.kpxe\n'), []);
    // A proxy offers UEFI with a single service no dhcp-boot.
    const uefi = 'x86-64_EFI,"iPXE",ipxe.efi\n';
    assert.deepEqual(severities(`${tag}pxe-service=${uefi}`), ['error']);
    assert.deepEqual(severities(`${tag}pxe-service=tag:!ipxe,${uefi}`), []);
    assert.deepEqual(severities(`${tag}pxe-service=${uefi}pxe-service=x86-64_EFI,"Other",other.efi\n`), []);
  });

  it('finds what a proxy says beside dhcpd, and leaves what dhcpd says to another rule', () => {
    const both = (file: string, lines: string) =>
      lint(
        siteOf({
          ...servedByDnsmasq(),
          'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { range 192.168.1.50 192.168.1.99; ${file} }\n`,
          'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\ndhcp-userclass=set:ipxe,iPXE\n${lines}`,
        }),
      ).findings.flatMap((one) => (one.rule.endsWith('/ipxe-loop') ? [`${one.severity} ${one.rule}`] : []));
    const service = 'pxe-service=x86PC,"iPXE",undionly.kpxe\n';
    const boot = 'dhcp-boot=tag:ipxe,menu.ipxe,,192.168.1.1\n';
    assert.deepEqual(both('', service + boot), [`error ${rule}`]);
    assert.deepEqual(both('', service.replace('=', '=tag:!ipxe,') + boot), []);
    const own = 'filename "undionly.kpxe"; next-server 192.168.1.1;';
    assert.deepEqual(both(own, boot), ['info dhcp/ipxe-loop']);
    assert.deepEqual(both(own, service.replace('=', '=tag:!ipxe,') + boot), []);
  });

  it('is the only finding where the later of two lines for iPXE gives it iPXE again', () => {
    const lines = 'dhcp-match=set:ipxe,175\ndhcp-boot=tag:ipxe,boot.ipxe\ndhcp-boot=tag:ipxe,undionly.kpxe\n';
    assert.deepEqual(found(rule, lines), ['dhcp-boot=tag:ipxe,undionly.kpxe']);
    silent('dnsmasq/boot-replaced', lines);
    assert.deepEqual(found('dnsmasq/boot-replaced', lines.replace('undionly.kpxe', 'other.ipxe')), [
      'dhcp-boot=tag:ipxe,boot.ipxe',
    ]);
  });

  it('tells letters that do not fit where they stand, also beside services', () => {
    const both = (text: string) =>
      `dhcp-userclass=set:ipxe,${text}\npxe-service=tag:!ipxe,x86PC,"iPXE",undionly.kpxe\ndhcp-boot=tag:ipxe,menu.ipxe\n`;
    assert.deepEqual(found(rule, both('ipxe')), ['dhcp-userclass=set:ipxe,ipxe']);
    silent(rule, both('iPXE'));
  });
});
