/** Sites with one include go in; the findings about files that are not there come out, and silence where that is not known. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint.js';
import { siteOf } from '../../support/site.js';
import { DHCPD, texts } from '../support.js';

describe('dhcp/include-missing', () => {
  const including = (path: string) => changed(DHCPD, 'subnet ', `include "${path}";\nsubnet `);

  it('finds a file that is not in a folder of the site', () => {
    assert.deepEqual(texts('dhcp/include-missing', including('/etc/dhcp/hosts.conf')), [
      'error "/etc/dhcp/hosts.conf"',
    ]);
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
});
