/** `diff OLD NEW`: which nodes boot differently, and whether one of them fails that did not. */
import assert from 'node:assert/strict';
import { type Folder, folder, goodSite } from './program.js';

/** A site of some nodes that all boot alike. */
function site(
  count: number,
  change: (path: string, text: string) => string = (_, text) => text,
): Record<string, string> {
  const files: Record<string, string> = {
    'etc/default/tftpd-hpa': goodSite['etc/default/tftpd-hpa'] ?? '',
    'etc/dhcp/dhcpd.conf':
      'subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\n',
    'etc/exports': '',
  };
  for (let i = 1; i <= count; i++) {
    const address = `192.168.1.${20 + i}`;
    files['etc/dhcp/dhcpd.conf'] +=
      `host node${i} { hardware ethernet 52:54:00:00:00:0${i}; fixed-address ${address}; }\n`;
    files['etc/exports'] += `/diskless/node${i} ${address}(rw,sync,no_subtree_check,no_root_squash)\n`;
    files[`srv/tftp/pxelinux.cfg/01-52-54-00-00-00-0${i}`] =
      `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node${i},vers=3 ip=dhcp rw\n`;
  }
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(path, text)]));
}

describe('diff', function () {
  this.timeout(600_000);
  let here: Folder;
  const put = (name: string, files: Record<string, string>): void => {
    for (const [path, text] of Object.entries(files)) here.write(`${name}/${path}`, text);
  };
  beforeEach(() => {
    here = folder();
    put('old', site(5));
  });
  afterEach(() => here.remove());

  it('finds none between equal sites', () => {
    put(
      'new',
      site(5, (_, text) => `${text}# a remark\n`),
    );
    assert.deepEqual(here.run(['diff', 'old', 'new']), {
      status: 0,
      stdout: 'No difference: 5 nodes boot as before\n',
      stderr: '',
    });
  });

  it('tells what goes wrong where somebody chooses an entry, and keeps its status', () => {
    const programs = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
    const menu = (kernel: string) => ({
      ...programs,
      'srv/tftp/pxelinux.cfg/01-52-54-00-00-00-01': `${site(1)['srv/tftp/pxelinux.cfg/01-52-54-00-00-00-01']}LABEL old\n  KERNEL ${kernel}\n`,
    });
    put('old', menu('vmlinuz'));
    put('new', { ...site(5), ...menu('vmlinux') });
    const { status, stdout } = here.run(['diff', 'old', 'new']);
    assert.equal(status, 0);
    assert.match(stdout, /^When somebody chooses\n {4}\+ old of 01-52-54-00-00-00-01: .*vmlinux/);
    assert.match(stdout, /^5 nodes boot as before$/m);
    const json = JSON.parse(here.run(['diff', 'old', 'new', '--format', 'json']).stdout);
    assert.deepEqual([json.chosen.old, json.chosen.new[0]?.entry], [[], 'old']);
  });

  it('tells an equal change of many nodes once, whatever is their own in it', () => {
    put(
      'new',
      site(5, (_, text) => text.replace(' ip=dhcp rw', ' ip=dhcp rw quiet')),
    );
    const { status, stdout } = here.run(['diff', 'old', 'new']);
    assert.equal(status, 0);
    assert.match(stdout, /^ {2}command line of 5 nodes: node1, node2, node3, node4 and 1 more$/m);
    assert.equal(stdout.match(/^ {4}\+ /gm)?.length, 1);
  });

  it('is 1 when a node that booted fails, and says at what and where', () => {
    put(
      'new',
      site(5, (path, text) => (path === 'etc/exports' ? text.replaceAll(/node([23]) /g, 'node$1x ') : text)),
    );
    const { status, stdout } = here.run(['diff', 'old', 'new'], { env: { LANG: 'C.UTF-8' } });
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^2 nodes fail now\n {2}✗ node2, node3\n {6}root: \S*\/diskless\/node2 is not[^\n]*\n {6}new\/\S+:\d+$/m,
    );
    assert.match(stdout, /^3 nodes boot as before$/m);
    assert.equal(here.run(['diff', 'new', 'old']).status, 0);
    assert.match(
      here.run(['diff', 'new', 'old']).stdout,
      /verdict of 2 nodes: node2, node3\n {4}- fails\n {4}\+ boots/,
    );
  });

  it('lists nodes that came and went', () => {
    put('new', site(4));
    assert.match(here.run(['diff', 'old', 'new']).stdout, /^Removed: 1 node\n {2}\+ node5 \(boots\)$/m);
    const { stdout, status } = here.run(['diff', 'new', 'old']);
    assert.equal(status, 0);
    assert.match(stdout, /^Added: 1 node\n {2}\+ node5 \(boots\)$/m);
  });

  it('is a document as JSON', () => {
    put(
      'new',
      site(4, (_, text) => text.replace('fixed-address 192.168.1.21', 'fixed-address 192.168.1.99')),
    );
    const { status, stdout } = here.run(['diff', 'old', 'new', '--format', 'json']);
    const told = JSON.parse(stdout);
    assert.equal(status, 1);
    assert.deepEqual([told.version, told.old, told.new], [1, 'old', 'new']);
    assert.deepEqual(told.summary, { added: 0, removed: 1, changed: 1, broken: 1, same: 3 });
    const [node1] = told.changed;
    assert.equal(node1.name, 'node1');
    assert.deepEqual(node1.changes[0], { what: 'address', old: '192.168.1.21', new: '192.168.1.99' });
    assert.equal(node1.new.step.stage, 'root');
  });

  it('is 2 when there is nothing to compare', () => {
    for (const args of [['old'], ['old', 'nowhere'], ['old', 'old', 'old']]) {
      const { status, stdout, stderr } = here.run(['diff', ...args]);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^diskless-lint: [^\n]+\n$/);
    }
  });
});
