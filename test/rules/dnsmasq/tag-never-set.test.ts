/** Lines of dnsmasq.conf go in, the findings of dnsmasq/tag-never-set come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { byDnsmasq, findings, dnsmasqTexts as found, SERVES, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/tag-never-set', () => {
  it('is told with the machines that get no answer for it', () => {
    const all = (lines: string): string[] =>
      findings(
        byDnsmasq('', {
          'etc/dnsmasq.conf': `${lines}\ndhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21\n${SERVES}`,
        }),
      ).map(({ severity, rule }) => `${severity} ${rule}`);
    const told = ['error dnsmasq/tag-never-set'];
    assert.deepEqual(all('dhcp-range=tag:lab,192.168.1.0,static,255.255.255.0'), told);
    const range = 'dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0';
    assert.deepEqual(all(`${range}\ndhcp-ignore=tag:!knwon`), told);
    assert.deepEqual(all(`${range}\ndhcp-ignore=tag:known`), ['error dhcp/host-not-answered']);
  });

  const rule = 'dnsmasq/tag-never-set';

  it('finds conditions of every kind of line', () => {
    assert.deepEqual(found(rule, 'dhcp-boot=tag:efi,a.efi\n'), ['tag:efi']);
    assert.deepEqual(found(rule, 'dhcp-option=tag:!efi,17,/a\n'), ['tag:!efi']);
    assert.deepEqual(found(rule, 'tag-if=set:a,tag:b\n'), ['tag:b']);
    assert.deepEqual(found(rule, 'dhcp-ignore=tag:stranger\n'), ['tag:stranger']);
  });

  it('finds a line of dhcp-host that asks for what only such lines give', () => {
    const host = (tag: string, more = '') =>
      `dhcp-host=02:00:00:00:00:01,set:lab,a\ndhcp-host=02:00:00:00:00:02,${tag},b\n${more}`;
    assert.deepEqual(found(rule, host('tag:lab')), ['tag:lab']);
    silent(
      rule,
      host('set:lab'),
      host('tag:!lab'),
      host('tag:lab', 'dhcp-match=set:lab,option:client-arch,0\n'),
      host('tag:lab', 'tag-if=set:lab,tag:known\n'),
    );
  });

  it('is silent behind a line that another program fills in, unless that is a remark', () => {
    const boot = 'dhcp-boot=tag:efi,a.efi\n';
    for (const line of ['{{ hosts }}', '${EXTRA_LINES}', '@@HOSTS@@', '<%= @extra %>', '<EXTRA_LINES>'])
      assert.deepEqual(found(rule, `${line}\n${boot}`), [], line);
    assert.deepEqual(found(rule, `{{ ansible_managed }}\n${boot}`), ['tag:efi']);
    assert.deepEqual(found(rule, `# {{ hosts }}\n${boot}`), ['tag:efi']);
  });

  it('proposes the tag for which no line asks, of several that are as near', () => {
    const hosts = ['n101', 'n120', 'n103'].map(
      (tag, i) => `dhcp-host=02:00:00:00:00:0${i},set:${tag},h${i}\n`,
    );
    const options = ['n101', 'n102', 'n103'].map((tag) => `dhcp-option=tag:${tag},17,/a\n`);
    const told = lint(siteOf(servedByDnsmasq([...hosts, ...options].join('')))).findings.filter(
      (finding) => finding.rule === rule,
    );
    assert.deepEqual(
      told.map(({ message }) => message.split('. ')[1]),
      ['Did you mean "n120"?'],
    );
  });

  it('proposes no tag that the line itself sets', () => {
    const said = (lines: string) =>
      lint(siteOf(servedByDnsmasq(lines)))
        .findings.filter((finding) => finding.rule === rule)
        .map(({ message }) => /Did you mean "(.*)"/.exec(message)?.[1]);
    const known = 'dhcp-match=set:efi32,option:client-arch,6\n';
    assert.deepEqual(said('tag-if=set:efi,tag:efi64\n'), [undefined]);
    assert.deepEqual(said(`${known}tag-if=set:efi,tag:efi64\n`), ['efi32']);
  });

  it('says one tag once, with the other lines that ask for it, and the line that gives a slip of it', () => {
    const [only, ...others] = lint(
      siteOf(
        servedByDnsmasq(
          'dhcp-match=set:eif,option:client-arch,7\ndhcp-boot=tag:efi,a.efi\ndhcp-option=tag:!efi,17,/a\n',
        ),
      ),
    ).findings.filter((finding) => finding.rule === rule);
    assert.deepEqual(others, []);
    assert.deepEqual(
      only?.related.map(({ message }) => message),
      [
        'this line is for everybody, as if the tag were not there',
        'here "eif" is given, for which no line asks',
      ],
    );
  });

  it('draws no conclusion where a line is refused that was to give the tag', () => {
    silent(rule, 'dhcp-mtach=set:efi,option:client-arch,7\ndhcp-boot=tag:efi,a.efi\n');
  });

  it('is silent about tags that lines, interfaces or dnsmasq itself give', () => {
    silent(
      rule,
      'dhcp-mac=set:efi,02:*:*:*:*:*\ndhcp-option=tag:efi,17,/a\n',
      'dhcp-range=set:b,10.0.0.1,10.0.0.9,255.255.255.0\ndhcp-option=tag:b,17,/a\n',
      'dhcp-host=02:00:00:00:00:09,set:b\ndhcp-option=tag:b,17,/a\n',
      'tag-if=set:b,tag:known\ndhcp-option=tag:b,17,/a\n',
      'dhcp-circuitid=set:b,x\ndhcp-option=tag:b,17,/a\n',
      'dhcp-option=tag:eth1,17,/a\n',
      'interface=uplink\ndhcp-option=tag:uplink,17,/a\n',
      'dhcp-hostsfile=/etc/lab.hosts\ndhcp-option=tag:b,17,/a\n',
    );
  });
});
