/** A name in nfsroot= goes in; the fix comes out where the word stands as it is read, and none where GRUB has it in quotes. */
import assert from 'node:assert/strict';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const HOSTS = { 'etc/hosts': '192.168.1.1 master\n' };

function titles(files: Readonly<Record<string, string>>): readonly string[] | undefined {
  const found = lint(siteOf(files)).findings.find(({ rule }) => rule === 'cmdline/nfsroot-hostname');
  return found && (found.fixes?.() ?? []).map(({ title }) => title);
}

describe('cmdline/nfsroot-hostname', () => {
  it('writes the address that the hosts file has', () => {
    const named = changed(NAME, 'nfsroot=192.168.1.1:', 'nfsroot=master:');
    assert.deepEqual(titles(miniature({ ...named, ...HOSTS })), ['Write 192.168.1.1']);
  });

  it('leaves a word in quotes of GRUB to a person', () => {
    const { [NAME]: _, ...others } = miniature({ ...WITHOUT_ROOT_LINE, ...HOSTS });
    assert.deepEqual(
      titles({
        ...others,
        'etc/dhcp/dhcpd.conf': (others['etc/dhcp/dhcpd.conf'] ?? '').replace('pxelinux.0', 'grub/core.0'),
        'srv/tftp/grub/grub.cfg':
          'menuentry a {\n  linux /vmlinuz root=/dev/nfs "nfsroot=master:/diskless/node21,vers=3" ip=dhcp rw\n}\n',
      }),
      [],
    );
  });
});
