/** Thousands of hosts of dnsmasq go in; finding the one that a machine or a line of /etc/ethers means takes no look at all of them. */
import assert from 'node:assert/strict';
import { dnsmasq } from '../../../grammars/dnsmasq/index.js';
import { answerDnsmasq } from '../../../server/boot/dhcp/dnsmasq/answer.js';
import { ownLine } from '../../../server/boot/dhcp/dnsmasq/hosts.js';
import { firmwareClient } from '../../../server/boot/machine/profile.js';
import type { DnsmasqFacts } from '../../../server/site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../../../server/site/dnsmasq/lower.js';
import { grows } from '../../support/growth.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const mac = (index: number): string =>
  `02:00:00:${[16, 8, 0].map((bits) => ((index >> bits) & 255).toString(16).padStart(2, '0')).join(':')}`;
const address = (index: number): string => `10.${[16, 8, 0].map((bits) => (index >> bits) & 255).join('.')}`;

function facts(text: string, ethers = ''): DnsmasqFacts {
  const document = dnsmasq.parse(text);
  return lowerDnsmasq(
    [{ file: 'f', document }],
    () => undefined,
    () => [{ file: 'e', text: ethers }],
  );
}

describe('dnsmasq with thousands of hosts', function () {
  this.timeout(600_000);

  it('finds the host of a line of /etc/ethers by its name, its address or its hardware address', () => {
    const given = (count: number): string =>
      lines(count, (i) => `dhcp-host=h${i},${address(i)}\ndhcp-host=${mac(i)}`);
    const kinds: Readonly<Record<string, (index: number) => string>> = {
      name: (i) => `${mac(i + 65_536)} h${i}`,
      address: (i) => `${mac(i + 65_536)} ${address(i)}`,
      hardware: (i) => `${mac(i)} x${i}`,
      none: (i) => `${mac(i + 65_536)} x${i}`,
    };
    for (const [kind, line] of Object.entries(kinds)) {
      const work = (count: number): void => {
        const found = facts(`read-ethers\n${given(count)}`, lines(count, line));
        assert.equal(found.hosts.length, kind === 'none' ? 3 * count : 2 * count);
      };
      assert.equal(grows(work, 1000), undefined, kind);
    }
  });

  it('finds the host of a machine by its client identifier', () => {
    const site = siteOf({ 'etc/dnsmasq.conf': 'dhcp-range=10.0.0.0,static,255.0.0.0\n' });
    const work = (count: number): void => {
      const found = facts(lines(count, (i) => `dhcp-host=id:01:${mac(i)},h${i}`));
      for (let i = 0; i < count; i++) {
        const client = firmwareClient('bios', macOf(mac(i)));
        const { host, unsure } = ownLine(site, found, client, undefined, () => 'yes');
        assert.deepEqual([host?.name?.value, unsure], [`h${i}`, true]);
      }
    };
    assert.equal(grows(work, 1000), undefined);
  });

  it('takes the last of several lines by identifier, be it a UUID or a hardware address', () => {
    const site = siteOf({ 'etc/dnsmasq.conf': 'dhcp-range=10.0.0.0,static,255.0.0.0\n' });
    const uuid = `id:00:${Array.from({ length: 16 }, () => '11').join(':')}`;
    const own = `id:01:${mac(1)}`;
    const last = (...identifiers: readonly string[]): string | undefined => {
      const found = facts(identifiers.map((one, i) => `dhcp-host=${one},h${i}\n`).join(''));
      return ownLine(site, found, firmwareClient('bios', macOf(mac(1))), undefined, () => 'yes').host?.name
        ?.value;
    };
    assert.deepEqual([last(uuid, own), last(own, uuid), last(uuid, own, uuid)], ['h1', 'h1', 'h2']);
    assert.equal(last(own, uuid, `id:01:${mac(2)}`), 'h1');
  });

  it('asks on 64 networks of which a machine may be, and takes the others to be like them', () => {
    const site = siteOf({ 'etc/dnsmasq.conf': 'dhcp-range=10.0.0.5,10.0.0.9\n' });
    const boot = (count: number, last: string): string => {
      const networks = lines(count, (i) => `dhcp-range=set:n${i},10.0.${i}.5,10.0.${i}.9,255.255.255.0`);
      const files = lines(count, (i) => `dhcp-boot=tag:n${i},${i === count - 1 ? last : 'a'},,10.0.0.1`);
      const client = firmwareClient('bios', macOf(mac(1)));
      return answerDnsmasq(site, facts(networks + files), client, undefined).answered;
    };
    assert.equal(boot(64, 'a'), 'yes');
    assert.equal(boot(64, 'b'), 'unknown');
    assert.equal(boot(65, 'b'), 'yes');
  });
});
