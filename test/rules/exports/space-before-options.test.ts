/** Sites in which a blank stands before options go in; what is said of it, what is not said beside it, and how safe the fix is comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { rules as allRules } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/lint/lint.js';
import type { Site } from '../../../server/site/model.js';
import { grows } from '../../support/growth.js';
import { siteOf } from '../../support/site.js';
import { all } from '../support.js';

const EXPORTS = (lines: string) => ({
  'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n${lines}`,
});
const SAFE = (changes: Record<string, string>) =>
  lint(siteOf(miniature(changes)))
    .findings.filter(({ rule }) => rule === 'exports/space-before-options')
    .flatMap(({ fixes }) => fixes().map(({ safe }) => safe));
const MOUNT = (path: string) =>
  changed(
    'diskless/node21/etc/fstab',
    'tmpfs /tmp',
    `192.168.1.1:${path} /opt nfs rw,vers=3,nolock 0 0\ntmpfs /tmp`,
  );

describe('exports/space-before-options', () => {
  it('is the one finding of a root that gets the defaults by it, and names the node', () => {
    const changes = { 'etc/exports': '/diskless/node21 192.168.1.21 (rw,no_root_squash,no_subtree_check)\n' };
    assert.deepEqual(all(changes), ['exports/space-before-options warning']);
    assert.deepEqual(lint(siteOf(miniature(changes))).findings[0]?.nodes, ['node21']);
  });

  it('leaves what the options would not have given to the rules about it', () => {
    assert.deepEqual(all({ 'etc/exports': '/diskless/node21 192.168.1.21 (ro,no_subtree_check)\n' }), [
      'nfsroot/exported-ro warning',
      'nfsroot/root-squashed warning',
      'exports/space-before-options warning',
    ]);
  });

  it('is the one finding of a mount that cannot be written by it', () => {
    const found = all({ ...EXPORTS('/opt 192.168.1.21 (rw,no_subtree_check)\n'), ...MOUNT('/opt') });
    assert.deepEqual(found, ['exports/space-before-options warning']);
  });

  it('is the one finding where the client is everybody already, and says that its options are lost', () => {
    const changes = EXPORTS('/opt * (rw,no_subtree_check)\n');
    assert.deepEqual(all(changes), ['exports/space-before-options warning']);
    assert.match(lint(siteOf(miniature(changes))).findings[0]?.message ?? '', /exportfs ignores "\(rw/);
  });

  it('has a safe fix where the client is a node and nobody else mounts the directory', () => {
    assert.deepEqual(SAFE(EXPORTS('/opt 192.168.1.21 (rw,no_subtree_check)\n')), [true]);
    assert.deepEqual(SAFE(EXPORTS('/opt 192.168.1.0/24 (rw,no_subtree_check)\n')), [true]);
  });

  it('has no safe fix where it would take the directory away, or nobody knows the client', () => {
    for (const client of ['192.168.1.1', '192.168.7.9', '192.168.7.0/24', 'workstation', '*'])
      assert.deepEqual(SAFE(EXPORTS(`/opt ${client} (rw,no_subtree_check)\n`)), [false], client);
    const others = `${EXPORTS('/opt 192.168.1.22 (rw,no_subtree_check)\n')['etc/exports']}`;
    assert.deepEqual(SAFE({ 'etc/exports': others, ...MOUNT('/opt') }), [false]);
  });

  it('takes time by the number of clients of a line, whether a blank parts them from options or not', () => {
    const rules = allRules.filter(({ id }) => id === 'exports/space-before-options');
    for (const client of ['(rw)', ' (rw)']) {
      const sites = new Map<number, Site>();
      const work = (size: number): void => {
        const names = Array.from({ length: size }, (_, i) => `h${i}${client}`);
        const site = sites.get(size) ?? siteOf({ 'etc/exports': `/opt ${names.join(' ')}\n` });
        sites.set(size, site);
        lint(site, { rules, trace: () => [] });
      };
      assert.equal(grows(work, 4000), undefined);
    }
  });
});
