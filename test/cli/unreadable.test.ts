/** A user who may not read everything is told so, status 2, by every command; nothing passes for found or not found. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { skip } from '../support/skip.js';
import { type Folder, folder, goodSite, type Outcome } from './program.js';

const NOBODY = 65_534;
const commands: readonly (readonly string[])[] = [
  ['lint'],
  ['fmt', '--check'],
  ['explain', 'node21'],
  ['show'],
  ['diff', '.', '.'],
  ['import'],
];

function tells(outcome: Outcome, why: RegExp, words: readonly string[]): void {
  assert.equal(outcome.status, 2, `${words.join(' ')}: ${outcome.stdout}${outcome.stderr}`);
  assert.match(outcome.stderr, why, words.join(' '));
}

describe('what may not be read', function () {
  this.timeout(600_000);
  let here: Folder;
  beforeEach(() => {
    here = folder(goodSite);
    chmodSync(here.path, 0o755);
  });
  afterEach(() => here.remove());

  it('a file of another user', function () {
    if (process.getuid?.() !== 0) skip(this, 'needs the rights of root');
    chmodSync(join(here.path, 'etc/exports'), 0);
    for (const words of commands) {
      tells(here.run(words, { uid: NOBODY }), /etc\/exports: cannot be read: permission denied/, words);
    }
  });

  it('a folder of another user', function () {
    if (process.getuid?.() !== 0) skip(this, 'needs the rights of root');
    chmodSync(join(here.path, 'etc/dhcp'), 0o700);
    tells(here.run(['lint'], { uid: NOBODY }), /etc\/dhcp\/dhcpd\.conf: cannot be read: permission denied/, [
      'lint',
    ]);
    const explained = here.run(['explain', '--all'], { uid: NOBODY });
    tells(explained, /permission denied/, ['explain']);
    assert.doesNotMatch(explained.stdout, /fails/);
  });

  it('a pipe, a directory and a link that leads out in the place of a file', () => {
    const path = join(here.path, 'etc/exports');
    const places: readonly (readonly [() => void, RegExp])[] = [
      [() => execFileSync('mkfifo', [path]), /etc\/exports: cannot be read: it is a device, socket or pipe/],
      [() => mkdirSync(path), /etc\/exports: cannot be read: it is a directory/],
      [() => symlinkSync('/etc/hostname', path), /etc\/exports: cannot be read: .*leads out of the site/],
    ];
    for (const [make, why] of places) {
      rmSync(path, { recursive: true });
      make();
      tells(here.run(['lint']), why, ['lint']);
    }
    tells(here.run(['explain', 'node21']), /leads out of the site/, ['explain']);
  });
});
