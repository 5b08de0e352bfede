/** Sites with one change go in, the findings of dhcp/two-ips-for-one-client come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, subnet } from './support.js';

describe('dhcp/two-ips-for-one-client', () => {
  const LINE = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro';

  const FILES = {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/C0A80164': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${LINE}\n`,
    'etc/exports': '/diskless/kiosk 192.168.1.100(ro,sync,no_root_squash,no_subtree_check)\n',
  };

  const conf = (more = '') =>
    `${more}${subnet('  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.110;\n')}`;

  const twice = (text: string, more: Readonly<Record<string, string>> = {}) =>
    found('dhcp/two-ips-for-one-client', text, { ...FILES, ...more });

  it('finds a root for an address that only the boot ROM gets', () => {
    assert.deepEqual(twice(conf()), ['warning 1']);
  });

  it('is silent where the export has room, dhcpd ignores identifiers, or PXELINUX hands on the address', () => {
    assert.deepEqual(
      twice(conf(), { 'etc/exports': '/diskless/kiosk 192.168.1.0/24(ro,sync,no_subtree_check)\n' }),
      [],
    );
    assert.deepEqual(twice(conf('ignore-client-uids true;\n')), []);
    assert.deepEqual(twice(conf('deny duplicates;\n')), []);
    const handed = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  IPAPPEND 1\n  APPEND ${LINE.replace(' ip=dhcp', '')}\n`;
    assert.deepEqual(twice(conf(), { 'srv/tftp/pxelinux.cfg/C0A80164': handed }), []);
  });
});
