/** Boot files that only machines with UEFI are told go in; that they are not called untold comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const IMAGES = { 'srv/tftp/vmlinuz': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/pxelinux.0': '' };

function found(condition: string): string[] {
  const branch = `  if ${condition} {\n    filename "bootx64.efi";\n  } else {\n    filename "pxelinux.0";\n  }`;
  const [declared, edited] = ['option arch code 93 = unsigned integer 16;\n', '  filename "pxelinux.0";'];
  const dhcpd = changed('etc/dhcp/dhcpd.conf', edited, branch)['etc/dhcp/dhcpd.conf'] ?? '';
  return lint(siteOf(miniature({ ...IMAGES, 'etc/dhcp/dhcpd.conf': `${declared}${dhcpd}` })))
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('tftp/'));
}

describe('tftp/untold-file-missing', () => {
  it('does not say of a file that no machine is told it, where one with UEFI is', () => {
    assert.deepEqual(found('option arch = 00:07'), ['tftp/boot-file-missing']);
    assert.deepEqual(found('option host-name = "nobody"'), ['tftp/untold-file-missing']);
  });
});
