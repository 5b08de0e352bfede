/** A run that read nothing is no pass: it ends with status 2 and says why, in every command. */
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { badSite, type Folder, folder, goodSite } from './program.js';

const commands: readonly (readonly string[])[] = [
  ['lint'],
  ['fmt', '--check'],
  ['explain', 'node21'],
  ['explain', '--all'],
  ['show'],
  ['import'],
];

function inFolder(files: Readonly<Record<string, string>>, check: (here: Folder) => void): void {
  const here = folder(files);
  try {
    check(here);
  } finally {
    here.remove();
  }
}

function eachGivesUp(here: Folder, why: RegExp): void {
  for (const words of commands) {
    const { status, stdout, stderr } = here.run(words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, why, words.join(' '));
  }
}

describe('nothing read', function () {
  this.timeout(600_000);

  it('gives readers of JSON an empty report all the same', () => {
    inFolder({ 'notes.txt': '' }, (here) => {
      const { status, stdout, stderr } = here.run(['lint', '--format', 'json']);
      assert.equal(status, 2);
      assert.match(stderr, /holds no configuration/);
      const { findings, summary } = JSON.parse(stdout);
      assert.deepEqual([findings, summary.files], [[], 0]);
      // A test that passed, or an empty list of alerts, would say too much.
      for (const format of ['sarif', 'junit', 'github'])
        assert.equal(here.run(['lint', '--format', format]).stdout, '', format);
    });
  });

  it('a configuration that ignores everything', () => {
    inFolder({ ...goodSite, 'diskless-lint.json': '{ "ignore": ["**"] }' }, (here) =>
      eachGivesUp(here, /nothing was read: .*"ignore" of diskless-lint\.json leaves nothing \("\*\*"\)/),
    );
  });

  it('a folder with nothing but a configuration', () => {
    inFolder({ 'diskless-lint.json': '{}', 'readme.txt': 'x\n' }, (here) => {
      const { status, stderr } = here.run([]);
      assert.equal(status, 2);
      assert.match(stderr, /nothing was read: it holds no configuration of a boot server/);
    });
  });

  it('a root, a path and a kernel configuration that are not there, all told at once', () => {
    const configuration =
      '{\n"root": "nosuch",\n"paths": { "/srv": "none" },\n"kernels": { "/vmlinuz": "gone" } }';
    inFolder({ ...goodSite, 'diskless-lint.json': configuration }, (here) => {
      const { status, stderr } = here.run([]);
      assert.equal(status, 2);
      assert.match(stderr, /^diskless-lint: diskless-lint\.json:2:9: "root" names "nosuch"/m);
      assert.match(stderr, /^diskless-lint: diskless-lint\.json:3:20: "paths" names "none"/m);
      assert.match(stderr, /^diskless-lint: diskless-lint\.json:4:26: "kernels" names "gone"/m);
    });
  });

  it('but a hook that names an ignored file passes, and is told', () => {
    inFolder({ ...goodSite, 'diskless-lint.json': '{ "ignore": ["etc/exports"] }' }, (here) => {
      const { status, stderr } = here.run(['etc/exports']);
      assert.equal(status, 0);
      assert.equal(stderr, 'diskless-lint: etc/exports: left out by "ignore" of diskless-lint.json\n');
    });
  });
});

describe('diskless-lint.json', function () {
  this.timeout(600_000);

  it('tells all its mistakes at once', () => {
    inFolder({ ...goodSite, 'diskless-lint.json': '{ "ignroe": [],\n "rooot": "." }' }, (here) =>
      eachGivesUp(
        here,
        /:1:3: .*"ignroe".*"ignore".*\ndiskless-lint: diskless-lint\.json:2:2: .*"rooot".*"root"/,
      ),
    );
  });

  it('--config names a file and changes nothing else', () => {
    inFolder({ ...badSite, 'ci/strict.json': '{ "rules": { "svc": "off" } }' }, (here) => {
      const found = (...words: string[]): unknown =>
        JSON.parse(here.run([...words, '--format', 'json']).stdout);
      assert.deepEqual(found('--config', 'ci/strict.json', '.'), found());
      assert.deepEqual(found('--config', 'ci/strict.json', 'etc/exports'), found('etc/exports'));
    });
  });

  it('leads out of its repository only where a person allows it, and then nothing is written there', () => {
    const exports = 'server/etc/exports';
    const untidy = `${badSite['etc/exports']}\n\n\n`;
    inFolder({ 'repo/diskless-lint.json': '{ "root": "../server" }' }, (here) => {
      for (const [name, text] of Object.entries(badSite)) here.write(`server/${name}`, text);
      here.write(exports, untidy);
      const run = (...words: string[]) => here.run(words, { cwd: 'repo' });
      const refused = run();
      assert.equal(refused.status, 2);
      assert.match(refused.stderr, /"root" names "\.\.\/server", which lies outside of .*--allow-outside/);
      const allowed = run('--allow-outside');
      assert.equal(allowed.status, 1, allowed.stderr);
      assert.match(allowed.stdout, /nfsroot\/not-exported/);
      const formatted = run('fmt', '--allow-outside');
      assert.equal(formatted.status, 2);
      assert.match(formatted.stderr, /exports: left as it is, for it lies outside of the repository/);
      assert.equal(run('--allow-outside', '--fix', '--unsafe-fixes').status, 2);
      assert.equal(readFileSync(join(here.path, exports), 'utf8'), untidy);
      // Named by hand it is as good as any other.
      assert.equal(run('fmt', '../server/etc/exports').status, 0);
    });
  });
});

describe('a file named by hand', function () {
  this.timeout(600_000);

  it('is read where it is a link out of the site, and judged as a part of it', () => {
    inFolder({ 'real/exports': badSite['etc/exports'] ?? '' }, (here) => {
      for (const [name, text] of Object.entries(badSite))
        if (name !== 'etc/exports') here.write(`site/${name}`, text);
      symlinkSync('../../real/exports', join(here.path, 'site/etc/exports'));
      const { findings, summary } = JSON.parse(here.run(['site/etc/exports', '--format', 'json']).stdout);
      assert.ok(summary.files > 1);
      assert.ok(findings.some(({ rule }: { rule: string }) => rule === 'nfsroot/not-exported'));
    });
  });
});
