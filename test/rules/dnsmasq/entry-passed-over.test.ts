/** Files that dnsmasq.conf names go in, the findings of dnsmasq/entry-passed-over come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function found(lines: string, files: Readonly<Record<string, string>>): string[] {
  const site = siteOf({ ...servedByDnsmasq(lines), ...files });
  return lint(site).findings.flatMap(({ rule, place }) => {
    if (rule !== 'dnsmasq/entry-passed-over') return [];
    const text = site.files.get(place.file)?.document.text ?? '';
    return [text.slice(place.span.start, place.span.end).trim()];
  });
}

describe('dnsmasq/entry-passed-over', () => {
  const host = '02:00:00:00:00:0a,printer,192.168.1.30';

  it('finds the name of the option before a value, in a file and in a folder of them', () => {
    const file = { 'etc/hosts.pxe': `# lab\n${host}\ndhcp-host=02:00:00:00:00:0b,b\n` };
    assert.equal(found('dhcp-hostsfile=/etc/hosts.pxe\n', file).length, 1);
    const folder = { 'etc/hosts.d/a': `${host}\n`, 'etc/hosts.d/b': 'dhcp-host=02:00:00:00:00:0b,b\n' };
    assert.equal(found('dhcp-hostsfile=/etc/hosts.d\n', folder).length, 1);
    assert.equal(found('dhcp-hostsdir=/etc/hosts.d\n', folder).length, 1);
  });

  it('finds an option that dnsmasq does not know', () => {
    assert.equal(found('dhcp-optsfile=/etc/opts\n', { 'etc/opts': 'option:rooter,192.168.1.1\n' }).length, 1);
  });

  it('says what is wrong with a value, as of a line of the configuration', () => {
    const site = siteOf({
      ...servedByDnsmasq('dhcp-hostsfile=/etc/hosts.pxe\ndhcp-boot=tag:lab,a.0\n'),
      'etc/hosts.pxe': 'bc:24:11:oa:00:02,set:lab,192.168.1.30\n',
    });
    // The tag of a line that is passed over is no slip.
    assert.deepEqual(
      lint(site).findings.map(({ rule, message }) => `${rule} ${message}`),
      [
        'dnsmasq/entry-passed-over "bc:24:11:oa:00:02" is no hardware address. dnsmasq passes this line over, with "bad hex constant" in its log: nobody gets anything of it.',
      ],
    );
  });

  it('finds an address that another host has, whichever file says so', () => {
    const own = 'dhcp-host=02:00:00:00:00:0b,192.168.1.30\n';
    const file = { 'etc/hosts.pxe': `${host}\n` };
    assert.deepEqual(found(`${own}dhcp-hostsfile=/etc/hosts.pxe\n`, file), [host]);
    assert.equal(
      found('dhcp-hostsfile=/etc/hosts.pxe\n', { 'etc/hosts.pxe': `${host}\n${host}\n` }).length,
      1,
    );
    assert.deepEqual(found(`${own.replace('.30', '.31')}dhcp-hostsfile=/etc/hosts.pxe\n`, file), []);
  });

  it('finds lines of /etc/ethers that are none, and only where it is read', () => {
    const ethers = '# lab\n02:00:00:00:00:0a 192.168.1.30\n02:00:00:00:00:0b\nx y\n';
    assert.deepEqual(found('read-ethers\n', { 'etc/ethers': ethers }), ['02:00:00:00:00:0b', 'x y']);
    assert.deepEqual(found('', { 'etc/ethers': ethers }), []);
    const twice = '02:00:00:00:00:0a 192.168.1.30\n02:00:00:00:00:0b 192.168.1.30\n';
    assert.deepEqual(found('read-ethers\n', { 'etc/ethers': twice }), ['02:00:00:00:00:0b 192.168.1.30']);
    assert.deepEqual(found('read-ethers\n', {}), []);
  });

  it('is silent about values, comments and empty lines, and about files that are not there', () => {
    assert.deepEqual(
      found('dhcp-hostsfile=/etc/hosts.pxe\n', { 'etc/hosts.pxe': `\n# lab\n${host} # own\n` }),
      [],
    );
    assert.deepEqual(
      found('dhcp-optsfile=/etc/opts\n', { 'etc/opts': 'option:router,192.168.1.1\ntag:a,17,/a\n' }),
      [],
    );
    assert.deepEqual(found('dhcp-hostsfile=/etc/hosts.pxe\n', {}), []);
  });
});
