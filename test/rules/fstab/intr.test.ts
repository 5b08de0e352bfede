/** Options of NFS lines go in, the findings of fstab/intr come out, and the line that its fix leaves. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { fix, lint } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';
import { texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';
const shared = (options: string, type = 'nfs') => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed(FSTAB, 'tmpfs', `192.168.1.1:/opt /opt ${type} ${options} 0 0\ntmpfs`),
});

describe('fstab/intr', () => {
  const found = (options: string, type?: string) => texts('fstab/intr', shared(options, type));
  const fixed = (options: string) => {
    const site = siteOf(miniature(shared(options)));
    const { findings } = lint(site);
    const after = fix(
      site,
      findings.filter(({ rule }) => rule === 'fstab/intr'),
    ).files.find(({ file }) => file.endsWith(FSTAB))?.after;
    return /\/opt nfs (\S+)/.exec(after ?? '')?.[1];
  };

  it('finds both words on NFS mounts, and on no others', () => {
    assert.deepEqual(found('ro,intr,vers=3,nolock'), ['info intr']);
    assert.deepEqual(found('ro,nointr'), ['info nointr']);
    assert.deepEqual(found('ro,nointr', 'nfs4'), ['info nointr']);
    assert.deepEqual(found('ro,vers=3,nolock'), []);
    assert.deepEqual(found('intr', 'cifs'), []);
  });

  it('takes the word out with one of its commas, wherever it stands', () => {
    assert.equal(fixed('intr,ro,nolock'), 'ro,nolock');
    assert.equal(fixed('ro,intr,nolock'), 'ro,nolock');
    assert.equal(fixed('ro,nolock,intr'), 'ro,nolock');
    assert.equal(fixed('intr'), undefined, 'a line needs an option');
  });
});
