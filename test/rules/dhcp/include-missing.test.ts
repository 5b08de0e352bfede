/** Sites with one include go in; the findings about files that are not there come out, and silence where that is not known. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { allTexts, DHCPD, texts } from '../support.js';

describe('dhcp/include-missing', () => {
  const including = (path: string) => changed(DHCPD, 'subnet ', `include "${path}";\nsubnet `);

  it('finds a file that is not in a folder of the site', () => {
    assert.deepEqual(texts('dhcp/include-missing', including('/etc/dhcp/hosts.conf')), [
      'error "/etc/dhcp/hosts.conf"',
    ]);
  });

  it('finds a directory in the place of a file, and nothing else about it', () => {
    const folder = { ...including('/etc/dhcp/conf.d'), 'etc/dhcp/conf.d/a.conf': '' };
    assert.deepEqual(allTexts(folder), ['dhcp/include-missing error "/etc/dhcp/conf.d"']);
    const story = traceSite(siteOf(miniature(folder))).flatMap(({ stages }) =>
      stages.flatMap(({ faults }) => faults.map(({ log }) => log)),
    );
    assert.ok(story.some((log) => log === "Can't read in /etc/dhcp/conf.d: Is a directory"));
  });

  it('is silent where the folder is not part of the site, and says that it takes the file for granted', () => {
    const files = including('/var/lib/dhcp/hosts.conf');
    assert.deepEqual(texts('dhcp/include-missing', files), []);
  });

  it('finds a relative path, which dhcpd does not look for beside its configuration', () => {
    const beside = { ...including('hosts.conf'), 'etc/dhcp/hosts.conf': '# none yet\n' };
    assert.deepEqual(texts('dhcp/include-missing', beside), ['warning "hosts.conf"']);
    const [finding] = lint(siteOf(beside)).findings;
    assert.deepEqual(
      finding?.fixes?.().map(({ edits }) => edits.flatMap((one) => one.edits.map(({ newText }) => newText))),
      [['"/etc/dhcp/hosts.conf"']],
    );
  });

  it('takes a relative path from the top of the server, and what is no configuration of a service as it lies', () => {
    const top = { ...including('hosts.conf'), 'hosts.conf': '# none yet\n' };
    assert.deepEqual(texts('dhcp/include-missing', top), []);
    const lower = { ...including('etc/dhcp/hosts.conf'), 'etc/dhcp/hosts.conf': '# none yet\n' };
    assert.deepEqual(texts('dhcp/include-missing', lower), []);
    const { [DHCPD]: text, ...rest } = { ...miniature(), ...including('hosts.conf') };
    const loose = { ...rest, [DHCPD]: undefined, 'lab/dhcpd.conf': text, 'lab/hosts.conf': '# none yet\n' };
    assert.deepEqual(texts('dhcp/include-missing', loose), []);
  });

  it('keeps every machine from its address', () => {
    const traces = traceSite(siteOf({ ...including('/etc/dhcp/hosts.conf') }));
    assert.ok(traces.length > 0);
    for (const { verdict } of traces.filter(({ node }) => node.kind === 'node'))
      assert.equal(verdict, 'fails');
  });

  describe('for dnsmasq', () => {
    const of = (line: string, more: Readonly<Record<string, string>> = {}): string[] =>
      lint(
        siteOf({
          'etc/dnsmasq.conf': `port=0\ndhcp-range=10.0.0.5,10.0.0.9,12h\n${line}\n`,
          'etc/dnsmasq.d/README': '',
          ...more,
        }),
      )
        .findings.filter(({ rule }) => rule === 'dhcp/include-missing')
        .map(({ message }) => message.replace(/ No such.*/s, ''));

    it('finds a conf-file that is not in a folder of the site', () => {
      assert.deepEqual(of('conf-file=/etc/dnsmasq.d/hosts'), [
        'There is no file /etc/dnsmasq.d/hosts, so dnsmasq does not start: cannot read /etc/dnsmasq.d/hosts:',
      ]);
      assert.deepEqual(of('conf-file=/etc/dnsmasq.d/hosts', { 'etc/dnsmasq.d/hosts': '' }), []);
    });

    it('is silent about what dnsmasq only misses, an empty folder, and what is filled in or lies elsewhere', () => {
      for (const line of [
        'dhcp-hostsfile=/etc/dnsmasq.d/hosts',
        'conf-dir=/etc/dnsmasq.more',
        'conf-file=/etc/${NAME}',
        'conf-file=/usr/share/dnsmasq-base/trust-anchors.conf',
        'conf-file=',
      ])
        assert.deepEqual(of(line), [], line);
    });

    it('is silent in a container, whose folders are not those of the site', () => {
      const compose = {
        'docker-compose.yml':
          'services:\n  dhcp:\n    image: dnsmasq\n    command: dnsmasq --keep-in-foreground --conf-file=/etc/dnsmasq.conf\n    volumes:\n      - ./etc/dnsmasq.conf:/etc/dnsmasq.conf\n',
      };
      assert.deepEqual(of('conf-file=/etc/dnsmasq.d/hosts', compose), []);
    });
  });
});
