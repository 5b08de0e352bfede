/** Sites that dnsmasq serves go in; where iPXE is told to load iPXE again comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { builtInto, ipxeLoops, meansIpxe } from '../../../../server/rules/about/loaders/ipxeloops.js';
import { miniature, servedByDnsmasq } from '../../../../server/rules/about/miniature.js';
import { siteOf } from '../../../support/site.js';

const CONF = 'etc/dnsmasq.conf';

/** The file and the machines of each line, and whether no script is known to be built in. */
function loops(lines: string, more: Readonly<Record<string, string>> = {}): string[] {
  const files = servedByDnsmasq();
  const site = siteOf({
    ...files,
    [CONF]: (files[CONF] ?? '').replace('dhcp-boot=pxelinux.0\n', lines),
    ...more,
  });
  return [...ipxeLoops({ site, everyBoot: traceSite(site) })].map(
    ([{ file, span }, { file: told, names, bare }]) =>
      `${site.files.get(file)?.document.text.slice(span.start, span.end)} ${told} ${names.join(' ')} ${bare}`,
  );
}

describe('iPXE that is told to load itself', () => {
  it('is so by a line that holds for all', () => {
    const [one = '', ...more] = loops('dhcp-boot=undionly.kpxe\n');
    assert.match(one, /undionly\.kpxe undionly\.kpxe node21 machines of 192\.168\.1\.0\/24 false$/);
    assert.deepEqual(more, []);
    const host = 'dhcp-host=00:40:63:c2:ca:22,node22,192.168.1.22\n';
    assert.match(loops(`${host}dhcp-boot=undionly.kpxe\n`).join(), /node21 node22 machines of/);
    const own = 'dhcp-host=00:40:63:c2:ca:22,set:b,node22,192.168.1.22\n';
    const twice = loops(`${own}dhcp-boot=tag:b,ipxe.pxe\ndhcp-boot=tag:!b,undionly.kpxe\n`);
    assert.deepEqual(
      twice.map((line) => line.split(' ').slice(-3).join(' ')),
      ['of 192.168.1.0/24 false', 'ipxe.pxe node22 false'],
    );
    const match = 'dhcp-match=set:ipxe,175\n';
    assert.deepEqual(loops(`${match}dhcp-boot=tag:!ipxe,undionly.kpxe\ndhcp-boot=tag:ipxe,boot.ipxe\n`), []);
    assert.equal(loops(`${match}dhcp-boot=undionly.kpxe\ndhcp-boot=tag:ipxx,boot.ipxe\n`).length, 1);
  });

  it('is not so where another file is told', () => {
    for (const lines of ['dhcp-boot=pxelinux.0\n', 'dhcp-boot=http://10.0.0.1/undionly.kpxe\n', ''])
      assert.deepEqual(loops(lines), [], lines);
  });

  it('is so by option 67', () => {
    assert.equal(loops('dhcp-option=67,undionly.kpxe\n').length, 1);
    assert.deepEqual(loops('dhcp-option=67,pxelinux.0\n'), []);
    assert.equal(loops('dhcp-option=3,192.168.1.1\ndhcp-option=67,undionly.kpxe\n').length, 1);
    const other = siteOf(miniature());
    assert.equal(ipxeLoops({ site: other, everyBoot: traceSite(other) }).size, 0);
  });

  it('is asked for by its user class, or by option 175, however it is written', () => {
    const means = (line: string): boolean | undefined => {
      const { dnsmasq } = siteOf({ ...servedByDnsmasq(`${line}\n`) });
      const [match] = dnsmasq?.matches ?? [];
      return match === undefined ? undefined : meansIpxe(match);
    };
    for (const [line, does] of [
      ['dhcp-userclass=set:x,iPXE', true],
      ['dhcp-userclass=set:x,ipxe', true],
      ['dhcp-match=set:x,175', true],
      ['dhcp-userclass=set:x,gPXE', false],
      ['dhcp-match=set:x,77,iPXE', false],
      ['dhcp-vendorclass=set:x,iPXE', false],
    ] as const)
      assert.equal(means(line), does, line);
  });

  it('may have a script built in', () => {
    const site = siteOf(servedByDnsmasq());
    assert.equal(builtInto(site, 'undionly.kpxe'), 'unknown');
  });
});
