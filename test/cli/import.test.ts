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
  this.timeout(600_000);
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

  /** What is said of the good site with other files in it. */
  function notesOn(files: Readonly<Record<string, string>>): { status: number | null; notes: string[] } {
    for (const [name, text] of Object.entries({ ...goodSite, ...files })) here.write(`old/${name}`, text);
    const { status, stderr } = here.run(['import', 'old']);
    return { status, notes: stderr.split('\n').filter((line) => line !== '') };
  }
  const CONFIG = Object.keys(goodSite).find((name) => name.includes('pxelinux.cfg/')) ?? '';
  const config = goodSite[CONFIG] ?? '';

  it('says nothing of a site that it can tell in full', () => {
    assert.deepEqual(notesOn({}), { status: 0, notes: [] });
  });

  it('names what the machines start that a generated site does not have', () => {
    const menu = `${config.replace('root=', 'initrd=boot/initrd.img root=')}\nLABEL rescue\n  KERNEL rescue\n`;
    assert.deepEqual(notesOn({ [CONFIG]: menu }), {
      status: 1,
      notes: [
        'diskless-lint: Left out: the initial ramdisk boot/initrd.img of node21.',
        'diskless-lint: Left out: the entry "rescue" of node21.',
      ],
    });
    const local = config.replace('root=/dev/nfs', 'root=/dev/sda1');
    assert.deepEqual(notesOn({ [CONFIG]: local }).notes, [
      'diskless-lint: Left out: root=/dev/sda1 of node21.',
    ]);
  });

  it('names the mounts of a fstab that are none from the boot server', () => {
    const FSTAB = Object.keys(goodSite).find((name) => name.endsWith('etc/fstab')) ?? '';
    const more = `${goodSite[FSTAB] ?? ''}LABEL=data /data ext4 defaults 0 0\ntmpfs /var/log tmpfs defaults 0 0\n`;
    const usual = 'proc /proc proc defaults 0 0\ntmpfs /tmp/ tmpfs defaults 0 0\n';
    assert.deepEqual(notesOn({ [FSTAB]: `${more}${usual}` }).notes, [
      'diskless-lint: Left out: LABEL=data on /data, which is no mount from the boot server.',
      'diskless-lint: Left out: tmpfs on /var/log, which is no mount from the boot server.',
    ]);
  });

  it('says what generate will refuse of it', () => {
    const dhcpd = goodSite['etc/dhcp/dhcpd.conf'] ?? '';
    const { status, notes } = notesOn({
      'etc/dhcp/dhcpd.conf': dhcpd.replace(/next-server [^;]+;/, 'next-server 10.9.0.1;'),
    });
    assert.equal(status, 1);
    assert.match(
      notes.join('\n'),
      /^diskless-lint: To be mended on line \d+ before generate takes it: 10\.9\.0\.1 is not in the network/m,
    );
  });

  it('takes the name of the server from hosts where it says none itself', () => {
    here.write(
      'site.yaml',
      'server: {name: trunk, address: 10.7.3.1}\nnetwork: {subnet: 10.7.3.0/24}\ndhcp: dnsmasq\nnodes:\n  - {name: ash, mac: "52:54:00:07:03:0b", address: 10.7.3.11}\n',
    );
    assert.match(roundTrip(), /name: trunk/);
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
