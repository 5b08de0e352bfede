/** Lines of dnsmasq.conf go in, the findings of dnsmasq/class-never-sent come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

const rule = 'dnsmasq/class-never-sent';

function texts(line: string): string[] {
  return found(rule, `${line}\ndhcp-boot=tag:a,b.efi\n`);
}

describe('dnsmasq/class-never-sent', () => {
  it('finds other letters, and architectures of fewer digits', () => {
    for (const line of [
      'dhcp-vendorclass=set:a,pxeclient',
      'dhcp-vendorclass=set:a,PXECLIENT:Arch:00007',
      'dhcp-vendorclass=set:a,httpclient',
      'dhcp-userclass=set:a,ipxe',
      'dhcp-userclass=set:a,IPXE',
      'dhcp-userclass=set:a,iXPE',
      'dhcp-userclass=set:a,iPXEE',
      'dhcp-match=set:a,77,iPXR',
      'dhcp-match=set:a,60,pxeClient',
      'dhcp-match=set:a,option:user-class,iPxe',
      'dhcp-vendorclass=set:a,PXEClient:Arch:0007',
      'dhcp-vendorclass=set:a,Arch:7:',
      'dhcp-vendorclass=set:a,PXEClient:Arch:0:UNDI',
      'dhcp-vendorclass=set:a,PXEClietn',
      'dhcp-vendorclass=set:a,HTTPCleint:Arch:00016',
    ])
      assert.deepEqual(texts(line), [line]);
  });

  it('finds what is sent in another option', () => {
    for (const line of [
      'dhcp-vendorclass=set:a,iPXE',
      'dhcp-userclass=set:a,PXEClient',
      'dhcp-userclass=set:a,HTTPClient:Arch:00016',
      'dhcp-match=set:ipxe,157',
    ])
      assert.deepEqual(texts(line), [line]);
    silent(rule, 'dhcp-match=set:ipxe,175\n', 'dhcp-match=set:a,157\n', 'dhcp-match=set:ipxe,157,1\n');
    silent(rule, 'dhcp-match=set:ipxe,77\n', 'dhcp-vendorclass=set:a,iPXE-lab\n');
  });

  it('says what is sent instead', () => {
    const site = siteOf(servedByDnsmasq('dhcp-vendorclass=set:a,pxeclient:Arch:7\ndhcp-boot=tag:a,b.efi\n'));
    const [finding] = lint(site).findings.filter((one) => one.rule === rule);
    assert.match(finding?.message ?? '', /Write PXEClient:Arch:00007\.$/);
  });

  it('takes a part of a name, and the name of another program, for no slip', () => {
    for (const text of ['PXEClien', 'XEClient', 'iPXEClient', 'PXELinux'])
      silent(rule, `dhcp-vendorclass=set:a,${text}\ndhcp-boot=tag:a,b.efi\n`);
  });

  it('knows the number of an architecture that is written as option 93 has it', () => {
    const line = 'dhcp-match=set:a,60,PXEClient:Arch:0000B';
    const site = siteOf(servedByDnsmasq(`${line}\ndhcp-boot=tag:a,b.efi\n`));
    const [finding] = lint(site).findings.filter((one) => one.rule === rule);
    assert.match(
      finding?.message ?? '',
      /it sends "PXEClient:Arch:00011",.* to nobody\. Write PXEClient:Arch:00011\.$/,
    );
    silent(rule, `${line}\ndhcp-match=set:a,60,PXEClient:Arch:00011\ndhcp-boot=tag:a,b.efi\n`);
    const other = `${line}\ndhcp-match=set:c,60,PXEClient:Arch:00011\ndhcp-boot=tag:a,b.efi\ndhcp-boot=tag:c,c.efi\n`;
    assert.deepEqual(found(rule, other), [line]);
    silent(rule, 'dhcp-vendorclass=set:a,PXEClient:Arch:beside\ndhcp-boot=tag:a,b.efi\n');
  });

  it('is silent about what some client sends, and about beginnings of it', () => {
    for (const line of [
      'dhcp-vendorclass=set:a,PXEClient',
      'dhcp-vendorclass=set:a,PXEClient:Arch:00007:UNDI:003000',
      'dhcp-vendorclass=set:a,PXEClient:Arch:000',
      'dhcp-vendorclass=set:a,Arch:0000',
      'dhcp-vendorclass=set:a,Client:Arch',
      'dhcp-vendorclass=set:a,docsis3.0',
      'dhcp-vendorclass=set:a,MSFT 5.0',
      'dhcp-userclass=set:a,iPXE',
      'dhcp-userclass=set:a,accounts',
      'dhcp-userclass=set:a,iPX',
      'dhcp-userclass=set:a,iPad',
      'dhcp-vendorclass=set:a,iXPE',
      'dhcp-match=set:a,60,50:58:45',
      'dhcp-match=set:a,93,7',
    ])
      silent(rule, `${line}\ndhcp-boot=tag:a,b.efi\n`);
  });
});
