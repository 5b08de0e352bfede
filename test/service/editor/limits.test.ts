/** Small and large sites go in; where what an editor is told begins and ends comes out: folds, durations, lists, and sites that lack what is asked for. */
import assert from 'node:assert/strict';
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { folds } from '../../../server/service/editor/folding.js';
import { duration } from '../../../server/service/editor/hints.js';
import { directoriesAround } from '../../../server/service/editor/occurrences.js';
import { complete, hover, rename } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const DHCPD = 'etc/dhcp/dhcpd.conf';
const CONFIG = 'srv/tftp/pxelinux.cfg/default';
type Files = Readonly<Record<string, string>>;

/** What is told at a word, of which the place is just inside. */
function hovered(files: Files, path: string, word: string): string {
  const site = siteOf(files);
  return hover(site, `/site/${path}`, (files[path] ?? '').indexOf(word) + 1)?.markdown ?? '';
}

/** What is offered where the bar stands. */
function offered(files: Files, path: string): string[] {
  const text = files[path] ?? '';
  const site = siteOf({ ...files, [path]: text.replace('|', '') });
  return complete(site, `/site/${path}`, text.indexOf('|')).map(({ label }) => label);
}

describe('what an editor is told', () => {
  it('folds a declaration up to its last word, and a block of comments', () => {
    const text = '# one\n# two\nLABEL a\n  KERNEL x\n\n\nLABEL b\n  KERNEL y\n  # three\n';
    const document = siteOf({ [CONFIG]: text }).files.get(`/site/${CONFIG}`)?.document;
    assert.ok(document);
    assert.deepEqual(
      folds(document).map(({ startLine, endLine, kind }) => `${kind} ${startLine}-${endLine}`),
      ['comment 0-1', 'region 2-3', 'region 6-7'],
    );
  });

  it('has a duration in its largest units, and tenths below a minute', () => {
    assert.deepEqual([0, 2, 1.5, 90, 90.5, 5400].map(duration), [
      '0 s',
      '2 s',
      '1.5 s',
      '1 min 30 s',
      '1 min 30 s',
      '1 h 30 min',
    ]);
  });

  it('tells of an address where the site has no DHCP server', () => {
    const files = { 'etc/hosts': '192.168.1.21 alice\n', 'etc/exports': '/a 192.168.1.21(ro)\n' };
    assert.match(hovered(files, 'etc/exports', '192.168.1.21(ro)'), /: called alice\.\n/);
  });

  it('lists eight lines and counts the others', () => {
    const hosts = Array.from(
      { length: 12 },
      (_, i) =>
        `host n${i} { hardware ethernet 02:00:00:00:00:${(i + 16).toString(16)}; fixed-address 10.0.0.${i + 1}; option root-path "/r"; }\n`,
    );
    const files = {
      [DHCPD]: `subnet 10.0.0.0 netmask 255.255.255.0 {}\n${hosts.join('')}`,
      'etc/exports': '/r 10.0.0.0/24(ro)\n',
    };
    const told = hovered(files, 'etc/exports', '/r')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    assert.equal(told.length, 9);
    assert.match(told.at(-1) ?? '', /^- and \d+ more$/);
  });

  it('tells of a machine under each other firmware, beside the one that lets it come farthest', () => {
    const files: Record<string, string> = {};
    const all = miniature({ [DHCPD]: toldByFirmware({ efi: 'gone.efi' }), 'srv/tftp/pxelinux.0': '' });
    for (const [path, text] of Object.entries(all)) if (text !== undefined) files[path] = text;
    const told = hovered(files, DHCPD, 'node21 {');
    assert.match(told, /as `bios`/);
    assert.deepEqual(told.match(/^- as `[^`]*`/gm), ['- as `efi-x64`']);
  });

  it('knows that a directory lies below the root of all', () => {
    const site = siteOf({ 'etc/exports': '/ *(ro)\n/a *(ro)\n/b *(ro)\n' });
    const keys = (of: string) => [...new Set(directoriesAround(site, of).map(({ key }) => key))].sort();
    assert.deepEqual(keys('/a'), ['/', '/a']);
    assert.deepEqual(keys('/'), ['/', '/a', '/b']);
  });

  it('renames a label whatever dnsmasq reads elsewhere', () => {
    const text = 'DEFAULT a\nLABEL a\n  KERNEL x\n';
    const files = {
      [CONFIG]: text,
      'etc/dnsmasq.conf': 'dhcp-range=10.0.0.1,10.0.0.9\ndhcp-boot=pxelinux.0\ndhcp-hostsfile=/etc/none\n',
    };
    const result = rename(siteOf(files), `/site/${CONFIG}`, text.indexOf('LABEL a') + 6, 'b');
    assert.equal(result.kind, 'edits');
  });

  it('offers twenty free addresses, five of a network', () => {
    const subnets = Array.from({ length: 6 }, (_, i) => `subnet 10.0.${i}.0 netmask 255.255.255.0 {}\n`);
    const host = 'host a { hardware ethernet 02:00:00:00:00:01; fixed-address |; }\n';
    const found = offered({ [DHCPD]: subnets.join('') + host }, DHCPD).filter((label) => /^10\./.test(label));
    assert.equal(found.length, 20);
    assert.equal(new Set(found.map((label) => label.replace(/\.\d+$/, ''))).size, 4);
  });

  it('offers no files where nobody knows the folder of the TFTP server', () => {
    const files = { [DHCPD]: 'subnet 10.0.0.0 netmask 255.0.0.0 { filename "|"; }\n' };
    assert.deepEqual(offered(files, DHCPD), []);
  });
});
