/** A site with symbolic links goes in; what becomes of the mount of its root comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

const EXPORTS = 'etc/exports';
const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const OPTIONS = '192.168.1.21(rw,no_root_squash,no_subtree_check)';

interface Asked {
  readonly exported: string;
  readonly root?: string;
  readonly options?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly fstab?: string;
}

function decisionOf(
  { exported, root = '/diskless/node21', options = OPTIONS, files = {} }: Asked,
  link: string,
  to: string,
) {
  const site = siteOf(
    miniature({
      [EXPORTS]: `${exported} ${options}\n`,
      ...changed(CONFIG, ':/diskless/node21', `:${root}`),
      ...files,
    }),
    { symlinks: { [link]: to } },
  );
  const [trace] = traceAll(site);
  assert.ok(trace?.root !== undefined);
  return trace.root.decision;
}

describe('a root behind a symbolic link of the server', () => {
  it('may be mounted where the exported directory is a link to it', () => {
    const found = decisionOf({ exported: '/srv/roots/node21' }, 'srv/roots', '/diskless');
    assert.equal(found.kind, 'unknown');
    assert.match(found.kind === 'unknown' ? found.reason : '', /^\/srv\/roots is a symbolic link/);
  });

  it('may be mounted where its own path leads through a link to what is exported', () => {
    const asked = { exported: '/diskless/node21', root: '/diskless/now' };
    assert.equal(decisionOf(asked, 'diskless/now', 'node21').kind, 'unknown');
    assert.equal(decisionOf(asked, 'diskless/now', './node21/../node21').kind, 'unknown');
    assert.equal(decisionOf({ ...asked, root: '/a//now/.' }, 'a', 'b').kind, 'not-exported');
  });

  it('is refused where the link leads elsewhere, or to what is exported to others', () => {
    assert.equal(decisionOf({ exported: '/srv/roots/node21' }, 'srv/roots', '/diskles').kind, 'not-exported');
    const others = { exported: '/srv/roots/node21', options: '192.168.1.22(rw)' };
    assert.equal(decisionOf(others, 'srv/roots', '/diskless').kind, 'not-exported');
    assert.equal(decisionOf({ exported: '/loop/node21' }, 'loop', '/loop').kind, 'not-exported');
  });

  it('is granted as before where a link has no part in it', () => {
    assert.equal(decisionOf({ exported: '/diskless/node21' }, 'srv/roots', '/diskless').kind, 'granted');
  });

  it('is refused where another directory is the root of what is exported, in which links count otherwise', () => {
    const asked = {
      exported: '/srv/roots/node21',
      files: { 'etc/nfs.conf': '[exports]\nrootdir=/exported\n' },
    };
    assert.equal(decisionOf(asked, 'srv/roots', '/diskless').kind, 'not-exported');
  });
});
