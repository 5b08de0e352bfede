/** The bundled program as scripts see it: exit status, standard output, one line on standard error. */
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { skip } from '../support/skip.js';
import { badSite, type Folder, folder, goodSite, type Outcome, program } from './program.js';

function givesUp(outcome: Outcome, pattern: RegExp): void {
  assert.equal(outcome.status, 2, outcome.stdout + outcome.stderr);
  assert.equal(outcome.stdout, '');
  assert.match(outcome.stderr, /^diskless-lint: [^\n]+\n$/);
  assert.match(outcome.stderr, pattern);
}

describe('the program', function () {
  this.timeout(600_000);
  let good: Folder;
  let bad: Folder;
  let empty: Folder;
  before(() => {
    good = folder(goodSite);
    bad = folder(badSite);
    empty = folder({ 'README.md': 'nothing here\n' });
  });
  after(() => {
    for (const one of [good, bad, empty]) one?.remove();
  });

  it('is executable and knows its version', () => {
    assert.ok((statSync(program).mode & 0o111) !== 0);
    assert.ok(readFileSync(program, 'utf8').startsWith('#!/usr/bin/env node\n'));
    const { status, stdout } = good.run(['--version']);
    assert.equal(status, 0);
    assert.match(stdout, /^diskless-lint \d+\.\d+\.\d+\n$/);
  });

  describe('exit status', () => {
    it('is 0 for a site that boots', () => {
      const outcome = good.run([]);
      assert.equal(outcome.stderr, '');
      assert.equal(outcome.stdout, 'Nothing found in 5 files, 1 node\n1 of 1 machine boots.\n');
      assert.equal(outcome.status, 0);
    });

    it('is 1 for a site that does not', () => {
      const outcome = bad.run(['lint', '.']);
      assert.equal(outcome.status, 1);
      assert.equal(outcome.stderr, '');
      assert.match(outcome.stdout, /^error nfsroot\/not-exported {2}\S+:\d+:\d+$/m);
    });

    it('is 0 when the errors are configured away', () => {
      const outcome = bad.run(['--ignore', 'nfsroot,fstab,exports,roottree']);
      assert.equal(outcome.status, 0, outcome.stdout);
    });

    it('is 1 beyond --max-warnings', () => {
      const few = folder({
        ...goodSite,
        'etc/exports': `# diskless-lint-disable-line no/such\n${goodSite['etc/exports']}`,
      });
      try {
        assert.equal(few.run([]).status, 0);
        assert.equal(few.run(['--max-warnings', '1']).status, 0);
        const outcome = few.run(['--max-warnings', '0']);
        assert.equal(outcome.status, 1);
        assert.match(few.run(['--max-warnings', '0', '--severity', 'error']).stdout, /^Nothing found/);
      } finally {
        few.remove();
      }
    });
  });

  describe('what cannot be done', () => {
    it('a path that is not there', () =>
      givesUp(good.run(['nowhere']), /nowhere: no such file or directory/));
    it('a word that other programs have for a command', () => {
      givesUp(good.run(['validate']), /validate: no such .*, and no command; the commands are lint, fmt,/);
      const { stderr } = good.run(['./validate']);
      assert.ok(!stderr.includes('the commands are'), stderr);
    });
    it('a folder with nothing known', () => givesUp(empty.run([]), /no configuration of a boot server/));
    it('a file nobody knows', () => givesUp(empty.run(['README.md']), /README\.md.*--as/));
    it('an unknown option, with the nearest', () =>
      givesUp(good.run(['--formt', 'json']), /--formt.*--format/));
    it('an option of another command', () => givesUp(good.run(['fmt', '--select', 'x']), /lint has it/));
    it('an unknown format', () => givesUp(good.run(['--format', 'xml']), /text, json, sarif, github, junit/));
    it('an option without its value', () => givesUp(good.run(['--root']), /--root needs a value/));
    it('an unknown rule, with the nearest', () =>
      givesUp(good.run(['--select', 'nfsroot/not-exportd']), /did you mean nfsroot\/not-exported/));
    it('a number that is none', () => givesUp(good.run(['--max-warnings', 'many']), /must be a number/));
    it('an unknown node, with the nearest', () => givesUp(good.run(['explain', 'node22']), /node21/));
    it('an unknown rule card', () => givesUp(good.run(['rules', 'no/such']), /unknown rule no\/such/));
    it('an unknown shell', () => givesUp(good.run(['completion', 'tcsh']), /bash, zsh and fish/));
    it('a missing operand', () => givesUp(good.run(['explain']), /usage: diskless-lint explain NODE/));
    it('a configuration that is not there', () =>
      givesUp(good.run(['--config', 'none.json']), /none\.json: no such file/));

    it('a binary file', () => {
      bad.write('binary/exports', new Uint8Array([47, 97, 0, 1, 2, 255]));
      givesUp(bad.run(['binary/exports']), /binary/);
    });

    it('a site with a file that cannot be read: what was found is shown, and nothing is fixed', () => {
      const part = folder(badSite);
      try {
        part.write('etc/exports', new Uint8Array([47, 97, 0, 1, 2, 255]));
        const { status, stdout, stderr } = part.run([]);
        assert.equal(status, 2);
        assert.match(stderr, /etc\/exports: cannot be read: it is binary/);
        assert.match(stdout, /site\/unreadable-file/);
        givesUp(part.run(['--fix']), /etc\/exports: cannot be read/);
      } finally {
        part.remove();
      }
    });

    it('a broken configuration, and nothing is written', () => {
      const broken = folder({ ...badSite, 'diskless-lint.json': '{ "rules": { "nfsroot": "loud" } }' });
      try {
        givesUp(broken.run(['--fix']), /diskless-lint\.json:1:\d+: .*loud/);
        assert.equal(readFileSync(join(broken.path, 'etc/exports'), 'utf8'), badSite['etc/exports']);
        broken.write('diskless-lint.json', '{ "rules": { "no/such-rule": "off" } }');
        givesUp(broken.run([]), /no\/such-rule/);
      } finally {
        broken.remove();
      }
    });

    it('an unreadable file', function () {
      if (process.getuid?.() === 0) {
        skip(this, 'root reads every file: run as another user to check this');
      }
      chmodSync(join(bad.path, 'etc/exports'), 0);
      givesUp(bad.run(['etc/exports']), /permission denied/);
      chmodSync(join(bad.path, 'etc/exports'), 0o644);
    });
  });

  describe('lint', () => {
    it('judges a file in its site, and shows what concerns it', () => {
      const whole = JSON.parse(bad.run(['--format', 'json']).stdout);
      const one = JSON.parse(bad.run(['--format', 'json', 'etc/exports']).stdout);
      assert.ok(one.findings.length > 0);
      for (const finding of one.findings) {
        const files = [finding.file, ...finding.related.map((other: { file: string }) => other.file)];
        assert.ok(files.includes('etc/exports'), finding.rule);
      }
      assert.ok(one.findings.length <= whole.findings.length);
      assert.equal(whole.summary.files, one.summary.files);
    });

    it('gives the same from another working directory, paths apart', () => {
      const here = JSON.parse(bad.run(['--format', 'json']).stdout);
      const there = JSON.parse(good.run(['--format', 'json', bad.path]).stdout);
      const messages = (data: { findings: { message: string }[] }): string[] =>
        data.findings.map(({ message }) => message);
      assert.deepEqual(messages(there), messages(here));
    });

    it('writes clean machine formats', () => {
      assert.equal(JSON.parse(bad.run(['--format', 'sarif']).stdout).version, '2.1.0');
      assert.match(bad.run(['--format', 'junit']).stdout, /^<\?xml/);
      for (const line of bad.run(['--format', 'github']).stdout.trimEnd().split('\n')) {
        assert.match(line, /^::(error|warning|notice) file=/);
      }
    });

    it('reads standard input in place of a file', () => {
      const args = ['--stdin-filename', 'etc/exports', '--format', 'json'];
      const found = JSON.parse(bad.run(args, { input: goodSite['etc/exports'] ?? '' }).stdout);
      assert.deepEqual(found.findings, []);
    });

    it('colours on demand only', () => {
      const start = '\u001b[';
      assert.ok(!bad.run([]).stdout.includes(start));
      assert.ok(bad.run(['--color', 'always']).stdout.includes(start));
      assert.ok(!bad.run(['--color', 'never'], { env: { FORCE_COLOR: '1' } }).stdout.includes(start));
      assert.ok(bad.run([], { env: { FORCE_COLOR: '1' } }).stdout.includes(start));
      assert.ok(!bad.run([], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout.includes(start));
    });

    it('is silent about the sum with --quiet, and counts with --statistics', () => {
      assert.equal(good.run(['--quiet']).stdout, '');
      assert.match(bad.run(['--statistics']).stdout, /^ *1 {2}nfsroot\/not-exported$/m);
    });

    it('hides what is below --severity', () => {
      const noted = folder({
        ...goodSite,
        'etc/exports': `# diskless-lint-disable-line exports\n${goodSite['etc/exports']}`,
      });
      try {
        assert.match(noted.run([]).stdout, /note suppression\/unused/);
        assert.match(noted.run(['--severity', 'warning']).stdout, /^Nothing found/);
      } finally {
        noted.remove();
      }
    });
  });

  describe('fmt', () => {
    const untidy = { 'etc/exports': '/srv/a     10.0.0.1(ro,sync)\n\n\n\n/srv/b 10.0.0.2(ro,sync)   \n' };

    it('checks, shows and writes', () => {
      const here = folder(untidy);
      try {
        const check = here.run(['fmt', '--check']);
        assert.equal(check.status, 1);
        assert.equal(check.stdout, 'etc/exports\n');
        const diff = here.run(['fmt', '--diff']);
        assert.equal(diff.status, 1);
        assert.match(diff.stdout, /^--- a\/etc\/exports\n\+\+\+ b\/etc\/exports\n@@ /);
        assert.equal(readFileSync(join(here.path, 'etc/exports'), 'utf8'), untidy['etc/exports']);
        const write = here.run(['fmt']);
        assert.equal(write.status, 0);
        assert.equal(write.stdout, 'formatted etc/exports\n');
        assert.equal(here.run(['fmt', '--check']).status, 0);
      } finally {
        here.remove();
      }
    });

    it('formats standard input', () => {
      const here = folder(untidy);
      try {
        const outcome = here.run(['fmt', '--stdin-filename', 'etc/exports'], {
          input: untidy['etc/exports'],
        });
        assert.equal(outcome.status, 0);
        assert.notEqual(outcome.stdout, untidy['etc/exports']);
        assert.equal(readFileSync(join(here.path, 'etc/exports'), 'utf8'), untidy['etc/exports']);
      } finally {
        here.remove();
      }
    });
  });

  describe('other commands', () => {
    it('explain tells the contract as JSON', () => {
      const { status, stdout } = good.run(['explain', 'node21', '--format', 'json']);
      assert.equal(status, 0);
      const told = JSON.parse(stdout);
      assert.deepEqual(told.node, { name: 'node21', mac: '00:40:63:c2:ca:c9', firmware: 'bios' });
      assert.equal(told.verdict, 'boots');
      assert.deepEqual(
        told.steps.map(({ stage }: { stage: string }) => stage),
        ['dhcp', 'files', 'loader', 'kernel', 'root', 'mounts'],
      );
      assert.equal(told.dhcp.yiaddr, '192.168.1.21');
      assert.equal(told.dhcp.siaddr, '192.168.1.1');
      assert.equal(told.dhcp.file, 'pxelinux.0');
      assert.equal(told.loader.program, 'pxelinux');
      assert.equal(told.loader.tried[0], 'pxelinux.cfg/01-00-40-63-c2-ca-c9');
      assert.equal(told.root.path, '/diskless/node21');
      for (const { sources } of told.steps) {
        for (const { file, range } of sources) {
          assert.ok(!file.startsWith('/'), file);
          assert.ok(range.start.line >= 1 && range.start.column >= 1);
        }
      }
    });

    it('explain finds a node by MAC and by address, and simulates an unknown client', () => {
      for (const name of ['00:40:63:C2:CA:C9', '192.168.1.21', '00-40-63-c2-ca-c9']) {
        assert.match(good.run(['explain', name]).stdout, /^node21 /);
      }
      assert.match(good.run(['explain', '00:11:22:33:44:55']).stdout, /^00:11:22:33:44:55 \(bios\)/);
    });

    it('explain reads the client from its options', () => {
      const args = ['explain', 'node21', '--format', 'json', '--firmware', 'efi-x64', '--arch', '9'];
      assert.equal(JSON.parse(good.run(args).stdout).node.firmware, 'efi-x64');
      givesUp(good.run(['explain', 'node21', '--relay', 'nobody']), /--relay nobody/);
    });

    it('show and the charts', () => {
      const shown = JSON.parse(good.run(['show', '--format', 'json']).stdout);
      assert.deepEqual(
        shown.nodes.map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
        [['node21', 'boots']],
      );
      assert.match(good.run(['show']).stdout, /\+ node21 +boots +192\.168\.1\.21 +00:40:63:c2:ca:c9/);
      assert.match(good.run(['show', '--format', 'mermaid']).stdout, /^flowchart LR\n/);
      assert.match(good.run(['explain', 'node21', '--format', 'mermaid']).stdout, /^sequenceDiagram\n/);
    });

    it('parse prints the document, also of a broken file', () => {
      good.write('broken.conf', 'host { fixed-address ');
      const { status, stdout } = good.run(['parse', 'broken.conf', '--as', 'dhcpd']);
      assert.equal(status, 0);
      const parsed = JSON.parse(stdout);
      assert.equal(parsed.version, 1);
      assert.equal(parsed.language, 'dhcpd');
      assert.ok(parsed.problems.length > 0);
    });

    it('rules as text, JSON and Markdown', () => {
      assert.match(good.run(['rules']).stdout, /^nfsroot\/not-exported +error/m);
      const { rules } = JSON.parse(good.run(['rules', '--format', 'json']).stdout);
      assert.ok(rules.length > 10);
      assert.match(
        good.run(['rules', 'nfsroot/not-exported', '--format', 'markdown']).stdout,
        /^# nfsroot\/not-exported\n/,
      );
    });

    it('init writes once', () => {
      const here = folder();
      try {
        assert.equal(here.run(['init']).status, 0);
        givesUp(here.run(['init']), /already there/);
        const generated = here.run(['generate', 'site.yaml', '--out', 'server']);
        assert.equal(generated.status, 0, generated.stderr);
        assert.equal(here.run(['generate', 'site.yaml', '--out', 'server', '--check']).status, 0);
        assert.equal(here.run(['lint', 'server']).status, 0, here.run(['lint', 'server']).stdout);
      } finally {
        here.remove();
      }
    });

    it('completion knows every command and option', () => {
      for (const shell of ['bash', 'zsh', 'fish']) {
        const { stdout } = good.run(['completion', shell]);
        for (const word of ['explain', 'max-warnings', 'sarif'])
          assert.ok(stdout.includes(word), `${shell} ${word}`);
      }
    });

    it('help names every command', () => {
      const { stdout } = good.run(['--help']);
      for (const word of ['lint', 'fmt', 'explain', 'show', '--stdin-filename'])
        assert.ok(stdout.includes(word));
      assert.match(good.run(['help', 'explain']).stdout, /--vendor-class/);
      assert.match(good.run(['explain', '--help']).stdout, /--vendor-class/);
    });
  });
});
