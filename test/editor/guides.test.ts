/** The set-ups of docs/EDITOR.md, taken from there and run by the editors themselves: a file is opened, and its finding comes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { writeSite } from '../support/disk.js';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

const guide = readFileSync(join(repository, 'docs/EDITOR.md'), 'utf8');
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\n\`\`\``).exec(guide)?.[1];
  assert.ok(found !== undefined, `docs/EDITOR.md has no ${language}`);
  return found;
}

describe('the set-up in docs/EDITOR.md', () => {
  let folder = '';
  let site = '';
  let env: NodeJS.ProcessEnv = {};

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-guide-'));
    site = join(folder, 'site');
    writeSite(site, miniature(changed('etc/exports', '/diskless/node21 ', '/diskless/node12 ')));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const program = join(repository, 'dist/bundle/diskless-lint.mjs');
    writeFileSync(join(bin, 'diskless-lint'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(join(bin, 'diskless-lint'), 0o755);
    env = {
      ...process.env,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_STATE_HOME: folder,
    };
    env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`;
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (program: string, args: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(program, args, {
      cwd: site,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return stdout + stderr;
  };

  it('for Neovim starts the server for each kind of file, and its findings come', function () {
    if (spawnSync('nvim', ['--version']).status !== 0) {
      skip(this, 'nvim is not installed (Debian package "neovim")');
    }
    // vim.lsp.start is younger than some Neovims that are in use; what it does is a client and a buffer for it.
    const older = `vim.lsp.start = vim.lsp.start or function(settings)
      one = one or vim.lsp.start_client(settings)
      vim.lsp.buf_attach_client(0, one)
    end`;
    writeFileSync(join(folder, 'init.lua'), `${older}\n${block('lua')}`);
    const wait = `lua vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 100)`;
    const tell = `lua for _, one in ipairs(vim.diagnostic.get(0)) do io.stdout:write(one.code .. '\\n') end`;
    const told = run('nvim', [
      '--headless',
      '-n',
      '-u',
      join(folder, 'init.lua'),
      config,
      ...['-c', wait, '-c', tell, '-c', 'qa!'],
    ]);
    assert.match(told, /nfsroot\/not-exported/);
  });

  it('for Emacs gives each kind of file its mode, and its findings come', function () {
    const eglot = ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"];
    if (spawnSync('emacs', eglot).status !== 0) {
      skip(this, 'emacs with eglot is not installed (Debian packages "emacs-nox", "elpa-eglot")');
    }
    const drive = `(progn
      (setq eglot-sync-connect 30)
      (find-file "${config}")
      (princ (format "mode %s\\n" major-mode))
      (apply #'eglot (eglot--guess-contact))
      (flymake-start)
      (let ((tries 300))
        (while (and (> tries 0) (null (flymake-diagnostics)))
          (accept-process-output nil 0.1)
          (setq tries (1- tries))))
      (dolist (one (flymake-diagnostics)) (princ (format "%s\\n" (flymake-diagnostic-text one)))))`;
    writeFileSync(join(folder, 'init.el'), block('elisp'));
    const told = run('emacs', [...eglot, '-l', join(folder, 'init.el'), '--eval', drive]);
    assert.match(told, /mode diskless-mode/);
    assert.match(told, /is not exported/);
  });

  it('for Vim gives each kind of file its type, and its findings come', function () {
    const has = spawnSync('vim', ['-Nesu', 'NONE', '-c', 'packadd ale', '-c', 'ALEInfo', '-c', 'qall!']);
    if (has.status !== 0) {
      skip(this, 'vim with ALE is not installed (Debian packages "vim-nox", "vim-ale")');
    }
    const found = 'ale#engine#GetLoclist(bufnr(""))';
    const drive = `edit ${config}
let tries = 300
while tries > 0 && empty(${found})
  sleep 100m
  let tries -= 1
endwhile
call writefile([&filetype] + map(copy(${found}), 'v:val.text'), 'told.txt')
qall!
`;
    writeFileSync(join(folder, 'vimrc'), `set nocompatible\n${block('vim')}`);
    writeFileSync(join(folder, 'drive.vim'), drive);
    // Without a terminal Vim starts no jobs; script(1) gives it one.
    const command = `vim -n -u ${join(folder, 'vimrc')} -S ${join(folder, 'drive.vim')}`;
    run('script', ['-qec', command, '/dev/null']);
    const told = readFileSync(join(site, 'told.txt'), 'utf8');
    assert.match(told, /^diskless\n/);
    assert.match(told, /is not exported/);
  });
});
