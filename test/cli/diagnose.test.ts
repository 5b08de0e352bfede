/** `diagnose` as the program runs it: text and JSON, files and standard input, exit status, what cannot be read. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type Folder, folder, goodSite } from './program.js';

const REFUSED =
  'Nov  8 03:04:05 master rpc.mountd[3]: refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported';
const OFFER = 'Nov  8 03:04:05 master dhcpd[812]: DHCPOFFER on 192.168.1.21 to 00:40:63:c2:ca:c9 via eth0';
const badSite = { ...goodSite, 'etc/exports': '/srv/other 192.168.1.21(rw,sync,no_subtree_check)\n' };

describe('diagnose', () => {
  let here: Folder;
  afterEach(() => here.remove());

  it('names the machine, the step and the line of the site, with status 1', () => {
    here = folder({ ...badSite, 'boot.log': `${OFFER}\n${REFUSED}\nnoise\n` });
    const { status, stdout, stderr } = here.run(['diagnose', 'boot.log']);
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, /^node21 \(00:40:63:c2:ca:c9, 192\.168\.1\.21\)\n/);
    assert.match(stdout, /✗ root {6}rpc\.mountd, line 2:|x root {6}rpc\.mountd, line 2:/);
    assert.match(stdout, /nfsroot\/not-exported\n/);
    assert.match(stdout, /\n3 lines, 2 of them known; 1 thing is wrong\n$/);
  });

  it('gives scripts the same as JSON', () => {
    here = folder({ ...badSite, 'boot.log': `${OFFER}\n${REFUSED}\n${REFUSED}\n` });
    const { status, stdout } = here.run(['diagnose', 'boot.log', '--format', 'json']);
    const { version, lines, known, untold, entries } = JSON.parse(stdout);
    assert.deepEqual([status, version, lines, known, untold, entries.length], [1, 1, 3, 3, 0, 2]);
    const [, { blamed, means, todo, ...refused }] = entries;
    assert.deepEqual(refused, {
      node: { name: 'node21', mac: '00:40:63:c2:ca:c9' },
      address: '192.168.1.21',
      machines: [],
      stage: 'root',
      program: 'rpc.mountd',
      trouble: true,
      text: 'refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
      line: 2,
      lastLine: 3,
      count: 2,
    });
    assert.ok(means.length > 0 && todo.length > 0);
    assert.equal(blamed[0].rule, 'nfsroot/not-exported');
    assert.ok(blamed[0].range.start.line >= 1 && blamed[0].file.startsWith('srv/'));
  });

  it('reads standard input by a dash, and where no file is named', () => {
    here = folder(goodSite);
    for (const args of [['diagnose', '-'], ['diagnose']]) {
      const { status, stdout } = here.run(args, { input: `${OFFER}\n` });
      assert.equal(status, 0);
      assert.match(stdout, /1 line, 1 of them known; nothing is wrong\n$/);
    }
  });

  it('takes the site from --root, and the machine from --node', () => {
    here = folder(Object.fromEntries(Object.entries(badSite).map(([name, text]) => [`site/${name}`, text])));
    const input = 'VFS: Unable to mount root fs via NFS.\n';
    const { status, stdout } = here.run(['diagnose', '--root', 'site', '--node', 'node21'], { input });
    assert.equal(status, 1);
    assert.match(stdout, /^node21 /);
    assert.match(
      here.run(['diagnose', '--root', 'site', '--node', 'nobody'], { input }).stderr,
      /no node nobody/,
    );
  });

  it('says that it knows none of the lines', () => {
    here = folder(goodSite);
    const { status, stdout } = here.run(['diagnose'], { input: 'a\nb\n' });
    assert.deepEqual([status, stdout], [0, '2 lines, none of them known\n']);
  });

  it('prints nothing of a log that a terminal would act on', () => {
    here = folder(goodSite);
    const input =
      'DHCPDISCOVER from 00:40:63:c2:ca:c9 via \u001b]0;owned\u0007\u009b31m\u202eeth0: \u007fsome reason\n';
    for (const format of ['text', 'json']) {
      const { stdout } = here.run(['diagnose', '--format', format], { input });
      assert.match(stdout, /DHCPDISCOVER/);
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('says why it cannot read, with status 2', () => {
    here = folder({ ...goodSite, 'empty.log': '' });
    here.write('packed.gz', gzipSync(OFFER));
    here.write('system.journal', 'LPKSHHRH\0\0\0\0');
    const refused = (name: string): string => {
      const { status, stdout, stderr } = here.run(['diagnose', name]);
      assert.deepEqual([status, stdout], [2, '']);
      return stderr;
    };
    assert.equal(refused('none.log'), 'diskless-lint: none.log: cannot be read: no such file or directory\n');
    assert.equal(refused('etc'), 'diskless-lint: etc: this is a directory\n');
    assert.equal(refused('empty.log'), 'diskless-lint: empty.log: nothing was read: it is empty\n');
    assert.match(refused('packed.gz'), /this is compressed: zcat packed\.gz \| diskless-lint diagnose -/);
    assert.match(refused('system.journal'), /journalctl --file system\.journal/);
  });

  it('needs a site', () => {
    here = folder({ 'a.log': OFFER });
    assert.equal(here.run(['diagnose', 'a.log']).status, 2);
  });
});
