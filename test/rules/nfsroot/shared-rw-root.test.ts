/** Machines with one root go in; whether it is said that they overwrite each other's files comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

function found(files: Readonly<Record<string, string | undefined>>): string[] {
  return lint(siteOf(miniature(files)))
    .findings.filter(({ rule }) => rule === 'nfsroot/shared-rw-root')
    .map(({ message }) => message.split(' mount ', 1)[0] ?? '');
}

describe('nfsroot/shared-rw-root', () => {
  it('does not tell the reader of a file from a machine that is known', () => {
    const grub = { 'srv/tftp/grub/grub.cfg': `menuentry "Linux" {\n  linux vmlinuz ${WORDS}\n}\n` };
    assert.deepEqual(found(grub), []);
  });

  it('tells the machines of a network from a node', () => {
    const range = changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";',
      '  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.120;',
    );
    const files = {
      ...range,
      'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'srv/tftp/pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`,
    };
    assert.deepEqual(found(files), ['node21 and machines of 192.168.1.0/24']);
  });
});
