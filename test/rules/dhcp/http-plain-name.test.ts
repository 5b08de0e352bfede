/** Boot files for clients of HTTP go in, the findings of dhcp/http-plain-name come out, and its silence where it is a URL. */
import assert from 'node:assert/strict';
import { dhcpHttpPlainName } from '../../../server/rules/dhcp/http-plain-name.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('dhcp/http-plain-name', () => {
  const { avoid } = dhcpHttpPlainName.docs;
  const conf = 'etc/dhcp/dhcpd.conf';
  const findings = (from: string, to: string) =>
    lint(siteOf({ ...avoid, [conf]: (avoid[conf] ?? '').replace(from, to) })).findings;
  const found = (from: string, to: string) => findings(from, to).map(({ rule }) => rule);

  it('finds a name, and a path', () => {
    assert.deepEqual(found('', ''), ['dhcp/http-plain-name']);
    assert.deepEqual(found('loader.efi', '/loader.efi'), ['dhcp/http-plain-name']);
  });

  it('proposes the name behind one slash', () => {
    const proposed = (name: string) =>
      findings('loader.efi', name)
        .map(({ message }) => message.slice(message.lastIndexOf(' ') + 1))
        .join();
    for (const name of ['loader.efi', '/loader.efi', '//loader.efi'])
      assert.equal(proposed(name), 'http://SERVER/loader.efi.', name);
    assert.equal(proposed('x/loader.efi'), 'http://SERVER/x/loader.efi.');
  });

  it('is the one finding where the TFTP root is there, and has no such file', () => {
    const images = { 'srv/tftp/vmlinuz': '', 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' };
    const rules = lint(siteOf({ ...avoid, ...images })).findings.map(({ rule }) => rule);
    assert.deepEqual(rules, ['dhcp/http-plain-name']);
  });

  it('is silent about a URL, and where option 60 is missing, which comes first', () => {
    assert.deepEqual(found('loader.efi', 'http://192.168.1.1/loader.efi'), []);
    assert.deepEqual(found('  option vendor-class-identifier "HTTPClient";\n', ''), [
      'dhcp/httpclient-missing',
    ]);
  });
});
