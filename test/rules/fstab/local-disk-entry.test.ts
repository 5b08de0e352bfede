/** Lines of fstab that name disks of a node go in, what is said of them and the verdict of the node come out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { explainAll } from '../../../server/service/index.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const SYSTEMD = { 'diskless/node21/usr/lib/systemd/systemd': 'x' };

function said(line: string, more: Readonly<Record<string, string>> = {}): [string, string][] {
  const site = siteOf(
    miniature({ ...changed('diskless/node21/etc/fstab', 'tmpfs /tmp', `${line}\ntmpfs /tmp`), ...more }),
  );
  const verdict = explainAll(site).nodes[0]?.verdict ?? '';
  return lint(site)
    .findings.filter(({ rule }) => rule === 'fstab/local-disk-entry')
    .map(({ message }) => [
      /stops for maintenance|without swap|may fail to remount/.exec(message)?.[0] ?? '',
      verdict,
    ]);
}

describe('fstab/local-disk-entry', () => {
  it('leaves it open whether a node boots that waits for a disk', () => {
    assert.deepEqual(said('UUID=2f3e-11aa /boot ext4 defaults 0 0'), [['stops for maintenance', 'unknown']]);
    assert.deepEqual(said('UUID=2f3e-11aa /boot ext4 defaults 0 0', SYSTEMD), [
      ['stops for maintenance', 'unknown'],
    ]);
  });

  it('knows that systemd waits for no disk of /, which is mounted already', () => {
    assert.deepEqual(said('/dev/sda1 / ext4 defaults 0 1', SYSTEMD), [['may fail to remount', 'boots']]);
    assert.deepEqual(said('/dev/sda1 / ext4 defaults 0 1'), [['stops for maintenance', 'unknown']]);
  });

  it('knows that a swap space that is missing keeps nothing from starting', () => {
    assert.deepEqual(said('/dev/sda2 none swap sw 0 0'), [['without swap', 'boots']]);
  });

  it('is silent where the boot does not wait', () => {
    for (const option of ['nofail', 'noauto', 'x-systemd.automount'])
      assert.deepEqual(said(`/dev/sda2 /boot ext4 ${option} 0 0`), []);
  });
});
