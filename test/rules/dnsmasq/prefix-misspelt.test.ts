/** Lines of dnsmasq.conf go in, the findings of dnsmasq/prefix-misspelt come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/prefix-misspelt', () => {
  const rule = 'dnsmasq/prefix-misspelt';
  const SET = 'dhcp-match=set:efi,option:client-arch,7\n';
  const ASKED = 'dhcp-boot=tag:efi,syslinux.efi\n';

  /** What is proposed for the one finding among those about tags. */
  function proposed(lines: string): string[] {
    return lint(siteOf(servedByDnsmasq(lines)))
      .findings.filter((finding) => finding.rule === rule || finding.rule === 'dnsmasq/tag-never-set')
      .map(({ message }) => /Write (.*)\.$/.exec(message)?.[1] ?? message);
  }

  it('finds boot files that were to be tags', () => {
    for (const word of ['tga:efi', 'ta:!efi', 'tage:fi', '!efi', 'efi', 'set:efi'])
      assert.deepEqual(found(rule, `${SET}${ASKED}dhcp-boot=${word},other.efi\n`), [word]);
  });

  it('says what is meant, once for each word', () => {
    assert.deepEqual(proposed(`${SET}${ASKED}dhcp-boot=tage:fi,other.efi\n`), ['tag:efi']);
    assert.deepEqual(proposed(`${SET}${ASKED}dhcp-boot=ta:!efi,other.efi\n`), ['tag:!efi']);
    assert.deepEqual(proposed(`${SET}${ASKED}dhcp-boot=!efi,other.efi\n`), ['tag:!efi']);
    assert.deepEqual(proposed(`${SET}${ASKED}dhcp-boot=!tag:efi,other.efi\n`), ['tag:!efi']);
    assert.deepEqual(proposed(`dhcp-match=sete:fi,option:client-arch,7\n${ASKED}`), ['set:efi']);
    assert.deepEqual(proposed(`dhcp-match=set:efioption:client-arch,7\n${ASKED}`), [
      'set:efi,option:client-arch',
    ]);
    assert.deepEqual(proposed(`${SET}dhcp-option=tga:efi,option:root-path,/a\n`), ['tag:efi']);
  });

  it('is the one finding where a machine asks for a file of that name', () => {
    const machine = lint(
      siteOf(
        servedByDnsmasq(
          'dhcp-match=set:bios,option:client-arch,0\ndhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:bios,!tag:ipxe,undionly.kpxe\n',
        ),
      ),
    ).findings.filter(({ rule: id }) => /boot-file|prefix/.test(id));
    assert.deepEqual(
      machine.map((one) => one.rule),
      [rule],
    );
  });

  it('is silent about files, addresses and names that are meant', () => {
    silent(
      rule,
      `${SET}${ASKED}`,
      `${SET}dhcp-boot=tag:efi,efi\n`,
      `${SET}dhcp-boot=tag:efi,tftp://192.168.1.1/syslinux.efi\n`,
      `${SET}dhcp-boot=tag:efi,net://a\n`,
      `${SET}dhcp-boot=tag:efi,disk:syslinux.efi\n`,
      'dhcp-match=set:vlan:10,option:client-arch,7\n',
    );
  });
});
