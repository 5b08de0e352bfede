/** What scripts and hands depend on, one case each: standard input, options that add up, fixes, differences, status. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badSite, type Folder, folder, goodSite } from './program.js';

function inFolder(files: Readonly<Record<string, string>>, check: (here: Folder) => void): void {
  const here = folder(files);
  try {
    check(here);
  } finally {
    here.remove();
  }
}

describe('the contract of the command line', function () {
  this.timeout(600_000);

  describe('standard input', () => {
    const text = '/srv/a     10.0.0.1(ro,sync,no_subtree_check)\n/srv/b 10.0.0.2 (rw)\n';

    it('is the file -, whose language --as tells', () => {
      inFolder(goodSite, (here) => {
        const { stdout, status } = here.run(['--as', 'exports', '--format', 'json', '-'], { input: text });
        const { findings, summary } = JSON.parse(stdout);
        assert.deepEqual(
          findings.map(({ rule, file }: { rule: string; file: string }) => [rule, file]),
          [['exports/space-before-options', '-']],
        );
        assert.deepEqual([summary.files, status], [1, 0]);
        const formatted = here.run(['fmt', '--as', 'exports', '-'], { input: text });
        assert.match(formatted.stdout, /^\/srv\/a 10\.0\.0\.1\(/);
        const parsed = JSON.parse(here.run(['parse', '-', '--as', 'exports'], { input: text }).stdout);
        assert.equal(parsed.language, 'exports');
      });
    });

    it('is refused where nothing tells its language, beside a path, and where it would have to be written', () => {
      inFolder(goodSite, (here) => {
        for (const [words, why] of [
          [['lint', '-'], /--as LANGUAGE/],
          [['fmt', '-'], /--as LANGUAGE/],
          [['parse', '-'], /--as LANGUAGE/],
          [['lint', '-', 'etc', '--as', 'exports'], /cannot be combined with "etc"/],
          [['lint', '-', '--as', 'exports', '--fix'], /cannot be combined with --fix/],
          [['lint', '-', '--as', 'exports', '--watch'], /cannot be combined with standard input/],
        ] as const) {
          const { status, stderr, stdout } = here.run(words, { input: text });
          assert.deepEqual([status, stdout], [2, ''], words.join(' '));
          assert.match(stderr, why);
        }
      });
    });

    it('keeps the bytes of Latin-1 and the line ends, and is refused when it is binary', () => {
      inFolder({}, (here) => {
        const latin = Buffer.from('# f\xfcr alle\r\n/srv/a   10.0.0.1(ro,sync)\r\n', 'latin1');
        for (const words of [
          ['fmt', '--stdin-filename', 'exports'],
          ['fmt', '--as', 'exports', '-'],
        ]) {
          assert.deepEqual(
            here.bytes(words, { input: latin }),
            Buffer.from('# f\xfcr alle\r\n/srv/a 10.0.0.1(ro,sync)\r\n', 'latin1'),
          );
        }
        const binary = here.run(['fmt', '--as', 'exports', '-'], { input: Buffer.from('/srv/a *(ro)\n\0') });
        assert.deepEqual([binary.status, binary.stdout], [2, '']);
        assert.match(binary.stderr, /standard input: this is binary/);
      });
    });
  });

  it('--select and --ignore add up', () => {
    const twoFaults = {
      ...badSite,
      'etc/exports': '/diskless/other 192.168.1.21 (rw,sync,no_subtree_check)\n',
    };
    inFolder(twoFaults, (here) => {
      const rules = (...words: string[]): string[] =>
        JSON.parse(here.run(['--format', 'json', ...words]).stdout).findings.map(
          ({ rule }: { rule: string }) => rule.slice(0, rule.indexOf('/')),
        );
      const all = new Set(rules());
      assert.ok(all.size > 1, [...all].join(' '));
      const areas = [...all].slice(0, 2);
      assert.deepEqual(new Set(rules(...areas.flatMap((area) => ['--select', area]))), new Set(areas));
      assert.deepEqual(rules(...[...all].flatMap((area) => ['--ignore', area])), []);
    });
  });

  it('a misspelt command is answered with the nearest, status 2', () => {
    inFolder(goodSite, (here) => {
      const { status, stdout, stderr } = here.run(['explan', 'node21']);
      assert.deepEqual([status, stdout], [2, '']);
      assert.equal(
        stderr,
        'diskless-lint: explan: neither a command nor a file or directory; did you mean explain?\n',
      );
    });
  });

  describe('--unsafe-fixes', () => {
    const readOnly = {
      ...goodSite,
      'etc/exports': '/diskless/node21 192.168.1.21(ro,sync,no_subtree_check,no_root_squash)\n',
    };

    it('makes the fixes that --fix alone leaves to a person', () => {
      inFolder(readOnly, (here) => {
        here.run(['--fix']);
        assert.equal(readFileSync(join(here.path, 'etc/exports'), 'utf8'), readOnly['etc/exports']);
        assert.match(
          here.run(['--diff', '--unsafe-fixes']).stdout,
          /^\+\/diskless\/node21 192\.168\.1\.21\(rw,/m,
        );
        assert.equal(here.run(['--fix', '--unsafe-fixes']).status, 0);
        assert.equal(readFileSync(join(here.path, 'etc/exports'), 'utf8'), goodSite['etc/exports']);
      });
    });

    it('does not stand alone', () => {
      inFolder(readOnly, (here) => assert.equal(here.run(['--unsafe-fixes']).status, 2));
    });
  });

  it('a diff from a folder below names files from the repository, so that git apply takes it', () => {
    inFolder({ ...goodSite, 'etc/exports': '/srv/a 10.0.0.1 (ro,sync,no_subtree_check)\n' }, (here) => {
      const from = (): string => here.run(['fmt', '--diff', '..'], { cwd: 'srv' }).stdout;
      here.write('etc/exports', '/srv/a      10.0.0.1(ro,sync)\n');
      assert.match(from(), /^--- a\/etc\/exports\n\+\+\+ b\/etc\/exports\n/m);
      mkdirSync(join(here.path, '.git'));
      assert.match(from(), /^--- a\/etc\/exports\n\+\+\+ b\/etc\/exports\n/m);
      assert.match(here.run(['fmt', '--diff', 'exports'], { cwd: 'etc' }).stdout, /^--- a\/exports\n/m);
    });
  });

  it('fmt has not done its job where a file has syntax errors', () => {
    inFolder({ ...goodSite, 'etc/dhcp/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.0.0.0 {\n' }, (here) => {
      for (const words of [['fmt', '--check'], ['fmt', '--diff'], ['fmt']]) {
        const { status, stderr } = here.run(words);
        assert.equal(status, 2, words.join(' '));
        assert.match(stderr, /etc\/dhcp\/dhcpd\.conf: left as it is, for it has syntax errors/);
      }
    });
  });

  it('fmt says the same of a file with an error before and after it has formatted the rest', () => {
    const file = 'subnet 10.0.0.0   netmask 255.0.0.0 {\noption   routers 10.0.0.300;\n}\n';
    inFolder({ ...goodSite, 'etc/dhcp/dhcpd.conf': file }, (here) => {
      const first = here.run(['fmt', '--check']);
      assert.equal(first.status, 2);
      assert.match(first.stderr, /dhcpd\.conf: formatted in part only, for it has syntax errors/);
      assert.equal(here.run(['fmt']).status, 2);
      const second = here.run(['fmt', '--check']);
      assert.equal(second.status, 2);
      assert.match(second.stderr, /dhcpd\.conf: left as it is, for it has syntax errors/);
    });
  });

  it('fmt has done its job where the program takes the file and passes over a line', () => {
    const file = 'srv/tftp/pxelinux.cfg/default';
    inFolder({ ...goodSite, [file]: 'DEFAULT a\nKERNELL a\nLABEL a\nKERNEL b\n' }, (here) => {
      assert.equal(here.run(['fmt']).status, 0);
      const { status, stderr } = here.run(['fmt', '--check']);
      assert.deepEqual([status, stderr], [0, '']);
    });
  });
});
