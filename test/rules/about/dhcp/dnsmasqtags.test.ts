/** Lines of dnsmasq go in; which tags they ask for and give, and which words were to be others, comes out. */
import assert from 'node:assert/strict';
import {
  architectureAsked,
  conditionsOf,
  isGivenByDnsmasq,
  isWhole,
  mistakenWords,
  replaces,
  saidTags,
  sameTags,
  tagsSet,
} from '../../../../server/rules/about/dhcp/dnsmasqtags.js';
import { entriesMeant, rootPathLost, tellsRoot } from '../../../../server/rules/about/dhcp/rootpathlost.js';
import type { DnsmasqFacts } from '../../../../server/site/dnsmasq/facts.js';
import { somewhere } from '../../../boot/support.js';
import { siteOf } from '../../../support/site.js';

const RANGE = 'dhcp-range=10.0.0.50,10.0.0.99,255.255.255.0,1h\n';
const siteWith = (lines: string, files: Readonly<Record<string, string>> = {}) =>
  siteOf({ 'etc/dnsmasq.conf': `${RANGE}${lines}\n`, ...files });

function facts(lines: string, files: Readonly<Record<string, string>> = {}): DnsmasqFacts {
  const { dnsmasq } = siteWith(lines, files);
  assert.ok(dnsmasq !== undefined);
  return dnsmasq;
}

describe('tags of dnsmasq', () => {
  const all = [
    'dhcp-range=set:r,10.0.1.50,10.0.1.99,255.255.255.0,1h',
    'dhcp-host=52:54:00:00:00:01,set:h,set:i,10.0.0.5',
    'dhcp-match=set:m,option:client-arch,7',
    'tag-if=set:t,tag:m,tag:!h',
    'dhcp-ignore=tag:g',
    'dhcp-boot=tag:b,x',
    'pxe-service=tag:p,x86PC,"y",z',
    'dhcp-option=tag:o,17,/x',
  ].join('\n');

  it('are given by ranges, hosts, matches and other tags', () => {
    assert.deepEqual(
      saidTags(facts(all)).map(({ value }) => value),
      ['r', 'h', 'i', 'm', 't'],
    );
    assert.deepEqual([...tagsSet(facts(all))], ['r', 'h', 'i', 'm', 't']);
  });

  it('are asked for by every kind of line', () => {
    assert.deepEqual(
      conditionsOf(facts(all))
        .map(({ name, not }) => `${not ? '!' : ''}${name}`)
        .sort(),
      ['!h', 'b', 'g', 'm', 'o', 'p'],
    );
  });

  it('are known where all files were read, and no line is refused', () => {
    assert.equal(isWhole(facts('')), true);
    assert.equal(isWhole(facts('conf-file=/etc/not-there.conf')), false);
    assert.equal(isWhole(facts('dhcp-hots=x')), false);
    assert.equal(isWhole({ ...facts(''), ranges: [] }), false);
  });

  it('are given by dnsmasq itself for what it knows of a client, and by the name of the interface', () => {
    for (const name of ['known', 'known-othernet', 'bootp', 'dhcpv6', 'cpewan-id'])
      assert.equal(isGivenByDnsmasq(facts(''), name), true, name);
    for (const name of [
      'eth0',
      'enp3s0',
      'br0',
      'eth0.10',
      'wlan0',
      'vlan20',
      'lo',
      'lan',
      'wan',
      'br-lan',
      'wlan',
    ])
      assert.equal(isGivenByDnsmasq(facts(''), name), true, name);
    for (const name of [
      'ipxe',
      'efi64',
      'pxe1',
      'x86',
      'lab',
      'eth',
      'br',
      'known2',
      'e1',
      'E0',
      'br-',
      'xlo',
      'lox',
      'xeth0',
    ])
      assert.equal(isGivenByDnsmasq(facts(''), name), false, name);
    assert.equal(isGivenByDnsmasq(facts('interface=lab'), 'lab'), true);
    assert.equal(isGivenByDnsmasq(facts('interface=lab'), 'lab2'), false);
    assert.equal(isGivenByDnsmasq(facts('interface=lab*'), 'anything'), true);
  });

  it('are asked for by the number of an architecture', () => {
    const asked = (line: string): number | undefined => {
      const [match] = facts(line).matches;
      return match === undefined ? undefined : architectureAsked(match);
    };
    assert.equal(asked('dhcp-match=set:x,option:client-arch,7'), 7);
    assert.equal(asked('dhcp-match=set:x,93,9'), 9);
    assert.equal(asked('dhcp-match=set:x,94,9'), undefined);
    assert.equal(asked('dhcp-match=set:x,93'), undefined);
    assert.equal(asked('dhcp-userclass=set:x,7'), undefined);
  });

  const tags = (text: string) =>
    text
      .split(' ')
      .filter((one) => one !== '')
      .map((one) => ({ name: one.replace('!', ''), not: one.startsWith('!'), place: somewhere }));

  it('are the same in whatever order', () => {
    assert.equal(sameTags(tags('a !b'), tags('!b a')), true);
    for (const [one, other] of [
      ['a', '!a'],
      ['a', 'a b'],
      ['a', ''],
      ['a b', 'ab'],
    ] as const)
      assert.equal(sameTags(tags(one), tags(other)), false, `${one}, ${other}`);
  });

  it('let a later line take the place of one whose tags it has', () => {
    for (const [later, line, does] of [
      ['', '', true],
      ['a', '', false],
      ['', 'a', false],
      ['a', 'a', true],
      ['a', 'b a', true],
      ['a b', 'a', false],
      ['!a', 'a', false],
      ['a', 'b', false],
    ] as const)
      assert.equal(replaces(tags(later), tags(line)), does, `${later}, ${line}`);
  });
});

describe('words of dnsmasq that were to be tags', () => {
  const mistaken = (lines: string): string[] =>
    mistakenWords(facts(lines)).map(({ text, instead, as }) => `${as}: ${text} → ${instead}`);

  it('have a slip in their prefix', () => {
    assert.deepEqual(mistaken('dhcp-host=52:54:00:00:00:01,set:ste:x,10.0.0.5\ndhcp-boot=tag:x,f'), [
      'tag set: ste:x → set:x',
    ]);
    assert.deepEqual(mistaken('dhcp-host=52:54:00:00:00:01,set:x,10.0.0.5\ndhcp-option=tag:tga:x,17,/x'), [
      'tag asked: tga:x → tag:x',
    ]);
    assert.deepEqual(mistaken('dhcp-match=set:efi,93,7\ndhcp-boot=tga:efi,f'), ['file: tga:efi → tag:efi']);
    assert.deepEqual(mistaken('dhcp-match=set:efi,93,7\ndhcp-boot=tga:!efi,f'), [
      'file: tga:!efi → tag:!efi',
    ]);
    assert.deepEqual(mistaken('dhcp-match=set:efi,93,7\ndhcp-boot=!tag:efi,f'), [
      'file: !tag:efi → tag:!efi',
    ]);
    // Of a name that nobody knows the prefix alone is put right.
    assert.deepEqual(mistaken('dhcp-boot=tga:other,f'), ['file: tga:other → tag:other']);
  });

  it('have none where another word follows, and that is no tag', () => {
    assert.deepEqual(mistaken('dhcp-match=set:efi,93,7\ndhcp-boot=efi,f'), ['file: efi → tag:efi']);
    assert.deepEqual(mistaken('dhcp-match=set:efi,93,7\ndhcp-boot=!efi,f'), ['file: !efi → tag:!efi']);
    for (const lines of [
      'dhcp-match=set:efi,93,7\ndhcp-boot=efi',
      'dhcp-match=set:efi,93,7\ndhcp-boot=tag:efi,f',
      'dhcp-match=set:efi,93,7\ndhcp-boot=bios,f',
      'dhcp-boot=tag://10.0.0.1/x,f',
      'dhcp-boot=tga://10.0.0.1/x,f',
      'dhcp-boot=http://10.0.0.1/x',
      'dhcp-boot=host:x,f',
    ])
      assert.deepEqual(mistaken(lines), [], lines);
  });
});

describe('a line that was to tell the path of a root', () => {
  const lost = (lines: string, files?: Readonly<Record<string, string>>): string => {
    const site = siteWith(lines, files);
    const place = rootPathLost(site);
    const text = place === undefined ? undefined : site.files.get(place.file)?.document.text;
    return place === undefined ? '' : (text?.slice(place.span.start, place.span.end) ?? '?');
  };

  it('asks for a tag that nobody has', () => {
    assert.match(lost('dhcp-option=tag:x,17,/x'), /x/);
    for (const lines of [
      'dhcp-option=17,/x',
      'dhcp-option=tag:!x,17,/x',
      'dhcp-option=tag:eth0,17,/x',
      'dhcp-match=set:x,93,7\ndhcp-option=tag:x,17,/x',
      'dhcp-option=tag:x,18,/x',
      'dhcp-option=tag:x,17,/x\ndhcp-hots=y',
    ])
      assert.equal(lost(lines), '', lines);
    assert.equal(rootPathLost(siteOf({ 'etc/exports': '/x 10.0.0.1(rw)\n' })), undefined);
  });

  it('stands in a file whose name is a slip', () => {
    const path = 'dhcp-optsfile=/etc/dnsmasq.opst';
    assert.match(lost(path, { 'etc/dnsmasq.opts': '17,/x\n' }), /dnsmasq\.opst/);
    assert.equal(lost(path, { 'etc/other': '' }), '');
  });

  it('is meant by the name of a file beside it', () => {
    const site = siteWith('', { 'etc/opts/a.opts': '' });
    const meant = (value: string) => entriesMeant(site, { value, place: somewhere });
    assert.equal(meant('/etc/opts/a.opst'), '/etc/opts/a.opts');
    for (const path of ['etc/opts/a.opst', '/etc/opts/a.opts', '/etc/opts/other', '/etc/no/a.opts'])
      assert.equal(meant(path), undefined, path);
  });

  it('is told by the condition that it has', () => {
    const it = facts('dhcp-option=tag:a,18,/y\ndhcp-option=tag:a,17,/x');
    const [, condition] = conditionsOf(it);
    assert.ok(condition !== undefined);
    assert.equal(tellsRoot(it, condition)?.code, 17);
    const [other] = conditionsOf(it);
    assert.equal(other === undefined ? undefined : tellsRoot(it, other), undefined);
  });
});
