/** Boot files for clients of HTTP go in, the findings of dhcp/syslinux-over-http come out, and its silence about other programs. */
import assert from 'node:assert/strict';
import { dhcpSyslinuxOverHttp } from '../../../server/rules/dhcp/syslinux-over-http.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('dhcp/syslinux-over-http', () => {
  const { avoid } = dhcpSyslinuxOverHttp.docs;
  const conf = 'etc/dhcp/dhcpd.conf';
  const more = {
    'srv/http/efi64/syslinux64.efi': '',
    'srv/http/not-syslinux.efi': '',
    'srv/http/snponly.efi': '',
  };
  const found = (from: string, to: string) =>
    lint(siteOf({ ...avoid, ...more, [conf]: (avoid[conf] ?? '').replace(from, to) })).findings.map(
      ({ rule }) => rule,
    );

  it('finds it by its names', () => {
    assert.deepEqual(found('', ''), [dhcpSyslinuxOverHttp.id]);
    assert.deepEqual(found('/syslinux.efi', '/efi64/syslinux64.efi'), [dhcpSyslinuxOverHttp.id]);
  });

  it('is silent about other programs', () => {
    assert.deepEqual(found('/syslinux.efi', '/not-syslinux.efi'), []);
    assert.deepEqual(found('/syslinux.efi', '/snponly.efi'), []);
  });

  it('is silent where the PXE client loads it', () => {
    const plain = (avoid[conf] ?? '')
      .replace(/class "http" \{[^}]*\}\n/, '')
      .replace('}', '  filename "syslinux.efi";\n}');
    const rules = lint(siteOf({ ...avoid, [conf]: plain })).findings.map(({ rule }) => rule);
    assert.deepEqual(rules, []);
  });
});
