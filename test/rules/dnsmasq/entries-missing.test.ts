/** Files that dnsmasq.conf names, and others beside them, go in; which of them are taken for a slip comes out. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { byDnsmasq, CONFIG, findings, label, SERVES } from '../support.js';

function found(line: string, ...files: readonly string[]): string[] {
  const beside = Object.fromEntries(files.map((file) => [file, '']));
  return lint(siteOf({ ...servedByDnsmasq(`${line}\n`), ...beside })).findings.flatMap(
    ({ rule, message, fixes }) =>
      rule === 'dnsmasq/entries-missing'
        ? [
            `${/Write (.*)\.$/.exec(message)?.[1]} ${fixes()
              .flatMap(({ edits }) => edits.flatMap((one) => one.edits.map(({ newText }) => newText)))
              .join()}`,
          ]
        : [],
  );
}

describe('dnsmasq/entries-missing', () => {
  it('finds the file beside that is meant, for hosts and for options', () => {
    const right = '/etc/dnsmasq.hosts';
    for (const option of ['dhcp-hostsfile', 'dhcp-optsfile'])
      assert.deepEqual(found(`${option}=/etc/dnsmasq-hosts`, 'etc/dnsmasq.hosts'), [`${right} ${right}`]);
  });

  it('is silent where the file is there, where none is like it, and where its folder is not of the site', () => {
    assert.deepEqual(
      found('dhcp-hostsfile=/etc/dnsmasq.hosts', 'etc/dnsmasq.hosts', 'etc/dnsmasq-hosts'),
      [],
    );
    assert.deepEqual(found('dhcp-hostsfile=/etc/dnsmasq.hosts', 'etc/machines'), []);
    assert.deepEqual(found('dhcp-hostsfile=/var/lib/hosts'), []);
    assert.deepEqual(found('dhcp-hostsfile=hosts', 'etc/host'), []);
  });

  it('is told once with the roots that no option of it names, as is a tag that such an option asks for in vain', () => {
    const words = (option: string, more: Readonly<Record<string, string>> = {}) =>
      findings(
        byDnsmasq('', {
          'etc/dnsmasq.conf': `listen-address=192.168.1.1\ndhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h\n${SERVES}${option}\ndhcp-host=00:40:63:c2:ca:c9,set:a20,node21,192.168.1.21\n`,
          [CONFIG]: label('root=/dev/nfs ip=dhcp rw'),
          ...more,
        }),
      ).map(({ rule, severity, related }) => `${rule} ${severity} ${related.length}`);
    const options = { 'etc/opts': 'option:root-path,192.168.1.1:/diskless/node21,vers=3\n' };
    assert.deepEqual(words('dhcp-optsfile=/etc/opt', options), ['dnsmasq/entries-missing warning 1']);
    const tagged = (tag: string) => `dhcp-option=tag:${tag},17,192.168.1.1:/diskless/node21,vers=3`;
    // The other side is the tag for which no line asks.
    assert.deepEqual(words(tagged('a02')), ['dnsmasq/tag-never-set warning 2']);
    assert.deepEqual(words(tagged('a20')), []);
    assert.deepEqual(words(''), ['cmdline/root-path-unset-default warning 0']);
  });
});
