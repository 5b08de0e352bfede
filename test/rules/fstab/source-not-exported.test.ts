/** Lines of fstab whose directory is not exported go in; the export that is proposed comes out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { findings } from '../support.js';

describe('fstab/source-not-exported', () => {
  const near = (exported: string, mounted = '/opt') =>
    findings({
      ...changed('etc/exports', '\n', `\n${exported} 192.168.1.21(ro,sync,no_subtree_check)\n`),
      ...changed(
        'diskless/node21/etc/fstab',
        'tmpfs',
        `192.168.1.1:${mounted} /opt nfs ro,vers=3,nolock 0 0\ntmpfs`,
      ),
    }).flatMap(({ rule, related }) => (rule === 'fstab/source-not-exported' ? related : []));

  it('names the export that is nearest in spelling', () => {
    assert.deepEqual(near('/ot'), ['the nearest export is /ot']);
    assert.deepEqual(near('/OPT'), ['the nearest export is /OPT']);
    assert.deepEqual(near('/srv/shared', '/srv/shraed'), ['the nearest export is /srv/shared']);
  });

  it('takes of few letters no two that differ', () => {
    assert.deepEqual(near('/srv'), ['no line here exports it']);
    assert.deepEqual(near('/srv/shared', '/opt/mirror'), ['no line here exports it']);
  });
});
