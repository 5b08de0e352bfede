/** Sites with one include go in; the findings about files that are not there come out, and silence where that is not known. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { changed } from '../../../server/rules/about/miniature.js';
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

  it('keeps every machine from its address', () => {
    const traces = traceSite(siteOf({ ...including('/etc/dhcp/hosts.conf') }));
    assert.ok(traces.length > 0);
    for (const { verdict } of traces.filter(({ node }) => node.kind === 'node'))
      assert.equal(verdict, 'fails');
  });
});
