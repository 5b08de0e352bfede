/** A real editor against the bundled server: Neovim opens a site on disk and sees a finding come, go and be mended across files. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { writeSite } from '../support/disk.js';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

const program = join(repository, 'dist/bundle/diskless-lint.mjs');

interface Seen {
  readonly error?: string;
  readonly log: string[];
  readonly appeared: boolean;
  readonly before: { finding: string[]; cause: string[] };
  readonly message: string;
  readonly underlined: string;
  readonly unsaved: boolean;
  readonly went: boolean;
  readonly after: string[];
  readonly returned: boolean;
  readonly same: boolean;
  readonly hover: { contents: { value: string } } | null;
  readonly formatting: unknown[] | null;
  readonly actions: string[];
  readonly mended: boolean;
  readonly cause: string[];
  readonly stopped: boolean;
  readonly exit?: { code: number; signal: number };
}

describe('Neovim', () => {
  it('shows a finding that spans two files, and takes it back as the other file is typed', async function () {
    if (spawnSync('nvim', ['--version']).status !== 0) {
      skip(this, 'nvim is not installed (Debian package "neovim")');
    }
    assert.ok(existsSync(program), `${program} is missing: npm run build makes it`);
    const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-neovim-'));
    try {
      const site = join(folder, 'site');
      writeSite(site, miniature(changed('etc/exports', '/diskless/node21 ', '/diskless/node12 ')));
      const out = join(folder, 'seen.json');
      const editor = spawn(
        'nvim',
        ['--clean', '--headless', '-n', '-S', join(repository, 'test/editor/neovim/drive.lua')],
        {
          env: {
            ...process.env,
            HOME: folder,
            XDG_CONFIG_HOME: folder,
            XDG_DATA_HOME: folder,
            XDG_STATE_HOME: folder,
            XDG_CACHE_HOME: folder,
            DRIVE_SERVER: JSON.stringify([process.execPath, program, 'lsp', '--stdio']),
            DRIVE_ROOT: site,
            DRIVE_FINDING: 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
            DRIVE_CAUSE: 'etc/exports',
            DRIVE_RULE: 'nfsroot/not-exported',
            DRIVE_WRONG: '/diskless/node12',
            DRIVE_RIGHT: '/diskless/node21',
            DRIVE_WORD: 'no_root_squash',
            DRIVE_OUT: out,
          },
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      let errors = '';
      editor.stderr.on('data', (chunk) => {
        errors += chunk;
      });
      const [status] = await once(editor, 'exit');
      assert.ok(existsSync(out), `the editor wrote nothing (status ${status}): ${errors}`);
      const seen = JSON.parse(readFileSync(out, 'utf8')) as Seen;
      const told = JSON.stringify(seen, null, 1);
      assert.equal(seen.error, undefined, told);
      assert.ok(seen.appeared, `the finding came: ${told}`);
      assert.ok(seen.before.finding.includes('nfsroot/not-exported'), told);
      assert.ok(!seen.before.cause.includes('nfsroot/not-exported'), told);
      assert.equal(seen.underlined, 'nfsroot=192.168.1.1:/diskless/node21,vers=3');
      assert.ok(seen.unsaved, 'the correction is not saved');
      assert.ok(seen.went, `the finding went: ${told}`);
      assert.deepEqual(seen.after, []);
      assert.ok(seen.returned, `the finding came back: ${told}`);
      assert.ok(seen.same, told);
      assert.match(seen.hover?.contents.value ?? '', /root/);
      assert.deepEqual(seen.formatting, [], 'the file is in canonical style');
      assert.ok(seen.actions.includes('Disable nfsroot/not-exported for this line'), told);
      assert.ok(seen.mended, `the fix took the finding away: ${told}`);
      assert.ok(
        seen.cause.some((line) => line.startsWith('/diskless/node21 ')),
        told,
      );
      assert.deepEqual(seen.exit, { code: 0, signal: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
