/** `import` undoes `generate`: what it prints writes the same files again. */
import assert from 'node:assert/strict';
import { badSite, type Folder, folder, goodSite } from './program.js';

const rich = `server:
  name: boot
  address: 10.1.0.1
  interface: eth1
network:
  subnet: 10.1.0.0/22
  router: 10.1.0.254
  dns: [10.1.0.1, 10.1.0.2]
  domain: lab.example.org
firmware: [bios]
tftp:
  root: /tftpboot
  daemon: in.tftpd
nfs:
  version: 3
  roots: /diskless
kernel:
  image: bzImage
  parameters: [console=ttyS0, quiet]
shared:
  - path: /home
    access: rw
  - path: /opt/tools
    mount: /usr/local
nodes:
  - name: one
    mac: 52:54:00:00:00:01
    address: 10.1.0.21
  - name: two
    mac: 52:54:00:00:00:02
    address: 10.1.3.22
    root: /diskless/common
    access: ro
  - name: three
    mac: 52:54:00:00:00:03
    address: 10.1.3.23
    root: /diskless/common
    access: ro
`;

describe('import', function () {
  this.timeout(60_000);
  let here: Folder;
  beforeEach(() => {
    here = folder();
  });
  afterEach(() => here.remove());

  function roundTrip(): string {
    const written = here.run(['generate', 'site.yaml', '--out', 'site']);
    assert.equal(written.status, 0, written.stderr);
    const imported = here.run(['import', 'site']);
    assert.equal(imported.status, 0, imported.stderr);
    assert.equal(imported.stderr, '');
    here.write('back.yaml', imported.stdout);
    const check = here.run(['generate', 'back.yaml', '--out', 'site', '--check']);
    assert.deepEqual(check, { status: 0, stdout: '', stderr: '' });
    return imported.stdout;
  }

  it('gives the description back that init writes', () => {
    assert.equal(here.run(['init']).status, 0);
    const text = roundTrip();
    assert.match(text, /mac: 52:54:00:00:00:01/);
  });

  it('gives back a description in which nothing is as usual', () => {
    here.write('site.yaml', rich);
    const text = roundTrip();
    for (const part of ['10.1.0.0/22', 'interface: eth1', '/tftpboot', 'bzImage', 'quiet', '/usr/local']) {
      assert.ok(text.includes(part), `${part} is missing in\n${text}`);
    }
  });

  it('says on standard error what a description cannot hold', () => {
    const range = goodSite['etc/dhcp/dhcpd.conf']?.replace(
      'next-server',
      'range 192.168.1.100 192.168.1.200;\n  next-server',
    );
    for (const [name, text] of Object.entries({ ...goodSite, 'etc/dhcp/dhcpd.conf': range ?? '' })) {
      here.write(`old/${name}`, text);
    }
    const { status, stdout, stderr } = here.run(['import', 'old']);
    assert.equal(status, 1, stderr);
    assert.match(stdout, /address: 192\.168\.1\.21/);
    assert.match(stderr, /^diskless-lint: Left out: the dynamic addresses/m);
  });

  it('gives up on a site without nodes, and on one that it cannot read in full', () => {
    here.write('none/etc/dhcp/dhcpd.conf', 'authoritative;\n');
    const none = here.run(['import', 'none']);
    assert.equal(none.status, 2);
    assert.equal(none.stdout, '');
    assert.match(none.stderr, /^diskless-lint: no description can be made of this site: [^\n]+\n$/);
    for (const [name, text] of Object.entries(badSite)) here.write(`half/${name}`, text);
    here.write('half/etc/exports', new Uint8Array([47, 97, 0, 1]));
    const half = here.run(['import', 'half']);
    assert.equal(half.status, 2);
    assert.match(half.stderr, /etc\/exports: cannot be read/);
  });
});
