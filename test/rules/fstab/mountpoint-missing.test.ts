/** Sites with one change go in, the findings of fstab/mountpoint-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { findings } from '../support.js';

const ROOT = 'diskless/node21';
const TREE = { [`${ROOT}/sbin/init`]: '', [`${ROOT}/lib/libc.so.6`]: '' };

describe('fstab/mountpoint-missing', () => {
  const said = (line: string, files: Readonly<Record<string, string>> = {}) =>
    findings({ ...TREE, [`${ROOT}/etc/fstab`]: `${line}\n`, ...files })
      .filter(({ rule }) => rule === 'fstab/mountpoint-missing')
      .map(({ severity, message }) => `${severity} ${message}`);

  it('finds a file in the place of the directory', () => {
    assert.deepEqual(said('tmpfs /var tmpfs defaults 0 0', { [`${ROOT}/var`]: 'x' }), [
      'warning /diskless/node21/var is a file, on which nothing can be mounted: mount: /var: mount point is not a directory. Correct the mount point, or make it a directory.',
    ]);
    assert.match(
      said('192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0', { [`${ROOT}/opt`]: 'x', 'opt/x': '' })[0] ?? '',
      /mount\.nfs: mount point \/opt is not a directory/,
    );
    // systemd makes directories that are missing, and no other.
    const systemd = { [`${ROOT}/lib/systemd/systemd`]: '', [`${ROOT}/var`]: 'x' };
    assert.equal(said('tmpfs /var tmpfs defaults 0 0', systemd).length, 1);
  });

  it('is silent about directories, files that are bound, and what need not be mounted', () => {
    const file = { [`${ROOT}/var`]: 'x' };
    assert.deepEqual(said('tmpfs /var tmpfs defaults 0 0', { [`${ROOT}/var/x`]: '' }), []);
    for (const option of ['bind', 'rbind'])
      assert.deepEqual(
        said(`/etc/hosts /var none ${option} 0 0`, { ...file, [`${ROOT}/etc/hosts`]: '' }),
        [],
      );
    assert.deepEqual(said('tmpfs /var tmpfs nofail 0 0', file), []);
    assert.deepEqual(
      said('tmpfs /srv tmpfs defaults 0 0\ntmpfs /srv/a tmpfs defaults 0 0', { [`${ROOT}/srv/a`]: '' }),
      [],
    );
  });

  it('follows links as the node sees them', () => {
    const through = (files: Readonly<Record<string, string>>) =>
      lint(
        siteOf(miniature({ ...TREE, [`${ROOT}/etc/fstab`]: 'tmpfs /data tmpfs defaults 0 0\n', ...files }), {
          symlinks: { [`${ROOT}/data`]: '/mnt/data' },
        }),
      ).findings.filter(({ rule }) => rule === 'fstab/mountpoint-missing').length;
    assert.equal(through({ [`${ROOT}/mnt/data`]: 'x' }), 1);
    assert.equal(through({ [`${ROOT}/mnt/data/x`]: '' }), 0);
    assert.equal(through({ 'mnt/data': 'x', [`${ROOT}/mnt/data/x`]: '' }), 0);
  });
});
