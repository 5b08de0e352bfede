/** `show`: the tree of a site, as people read it and as scripts do. */
import assert from 'node:assert/strict';
import { type Folder, folder, goodSite } from './program.js';

const files: Record<string, string> = {
  ...goodSite,
  'etc/dhcp/dhcpd.conf': `next-server 192.168.1.1;
filename "pxelinux.0";
subnet 192.168.1.0 netmask 255.255.255.0 { pool { range 192.168.1.100 192.168.1.120; } }
subnet 10.9.0.0 netmask 255.255.0.0 { }
host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
host node22 { hardware ethernet 00:40:63:c2:ca:ca; fixed-address 192.168.1.22; }
`,
  'etc/exports':
    '/diskless/node21 192.168.1.21(rw,sync,no_subtree_check,no_root_squash)\n/diskless/node22 192.168.1.22(rw,sync,no_subtree_check,no_root_squash)\n',
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-ca':
    'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node22,vers=3 ip=dhcp rw\n',
  'srv/tftp/pxelinux.cfg/C0A80': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  'diskless/node22/etc/fstab': '192.168.1.1:/diskless/node22 / nfs rw,vers=3,nolock 0 0\n',
};

describe('show', function () {
  this.timeout(600_000);
  let here: Folder;
  before(() => {
    here = folder(files);
  });
  after(() => here.remove());

  it('puts the machines below their subnet, those that are served alike together', () => {
    const { status, stdout } = here.run(['show'], { env: { LANG: 'C.UTF-8' } });
    assert.equal(status, 0);
    const lines = stdout.split('\n');
    const subnet = lines.indexOf('Subnet 192.168.1.0/24, dynamic addresses 192.168.1.100 - 192.168.1.120');
    assert.ok(subnet >= 0, stdout);
    assert.equal(lines[subnet + 1], '  ✓ node21  boots  192.168.1.21  00:40:63:c2:ca:c9');
    assert.equal(lines[subnet + 2], '  ✓ node22  boots  192.168.1.22  00:40:63:c2:ca:ca');
    assert.match(
      lines[subnet + 3] ?? '',
      /^ {6}boot file pxelinux\.0 → PXELINUX 01-MAC → kernel vmlinuz → root/,
    );
    assert.match(stdout, /^ {2}\S machines of 192\.168\.1\.0\/24 /m);
    assert.match(stdout, /^Subnet 10\.9\.0\.0\/16: nobody is known$/m);
    assert.match(stdout, /^In no known subnet\n {2}\S machines that read C0A80 /m);
    assert.match(stdout, /^ {2}\/diskless\/node22 {2}192\.168\.1\.22 {2}root of node22$/m);
  });

  it('names the subnet of each node and the unnamed machines as JSON', () => {
    const shown = JSON.parse(here.run(['show', '--format', 'json']).stdout);
    assert.deepEqual(
      shown.nodes.map(({ name, subnet }: { name: string; subnet: string | null }) => [name, subnet]),
      [
        ['node21', '192.168.1.0/24'],
        ['node22', '192.168.1.0/24'],
      ],
    );
    assert.deepEqual(
      shown.populations.map(({ name, subnet }: { name: string; subnet: string | null }) => [name, subnet]),
      [
        ['machines of 192.168.1.0/24', '192.168.1.0/24'],
        ['machines that read C0A80', null],
      ],
    );
    assert.equal(shown.populations[0].declared.range.start.line, 3);
  });
});
