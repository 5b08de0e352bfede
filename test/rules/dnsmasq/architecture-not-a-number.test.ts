/** Lines of dnsmasq.conf go in, the findings of dnsmasq/architecture-not-a-number come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/architecture-not-a-number', () => {
  const rule = 'dnsmasq/architecture-not-a-number';

  it('finds hexadecimal numbers and names', () => {
    const hex = 'dhcp-match=set:a,option:client-arch,0x0b';
    assert.deepEqual(found(rule, `${hex}\ndhcp-boot=tag:a,b.efi\n`), [hex]);
    assert.deepEqual(found(rule, 'dhcp-match=set:a,93,x86\n'), ['dhcp-match=set:a,93,x86']);
  });

  it('finds numbers that no firmware has', () => {
    assert.deepEqual(found(rule, 'dhcp-match=set:a,93,99\n'), ['dhcp-match=set:a,93,99']);
    silent(rule, 'dhcp-match=set:a,93,41\n');
  });

  it('finds 1 for a BIOS, unless another line asks for 0', () => {
    const one = 'dhcp-match=set:bios,option:client-arch,1';
    assert.deepEqual(found(rule, `${one}\n`), [one]);
    silent(rule, `${one}\ndhcp-match=set:bios,93,0\n`, 'dhcp-match=set:bios,93,0\n');
  });

  it('finds the option beside it, where the tag is that of an architecture', () => {
    const seven = 'dhcp-match=set:efi,94,7';
    assert.deepEqual(found(rule, `${seven}\ndhcp-match=set:efi,93,9\n`), [seven]);
    assert.deepEqual(found('dnsmasq/arch-9-without-7', `${seven}\ndhcp-match=set:efi,93,9\n`), []);
    silent(
      rule,
      `${seven}\n`,
      'dhcp-match=set:efi,94,1:3:10\ndhcp-match=set:efi,93,7\n',
      'dhcp-match=set:other,94,7\ndhcp-match=set:efi,93,7\n',
      'dhcp-match=set:efi,60,7\ndhcp-match=set:efi,93,7\n',
    );
  });

  it('is silent about numbers, octets, no value, and other options', () => {
    silent(
      rule,
      'dhcp-match=set:a,93,11\n',
      'dhcp-match=set:a,93,00:0b\n',
      'dhcp-match=set:a,93\n',
      'dhcp-match=set:a,77,iPXE\n',
      'dhcp-match=set:a,93,{{ arch }}\n',
      'dhcp-match=set:a,option:client-arch,__ARCH__\n',
    );
  });
});
