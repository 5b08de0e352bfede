/** Names of servers in a node's fstab and its hosts file go in, the findings of fstab/server-loopback come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { type Changes, findings, texts } from '../support.js';

const ROOT = '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n';
const RULE = 'fstab/server-loopback';

function site(source: string, hosts: string, more: Changes = {}): Changes {
  return {
    'etc/exports':
      '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/opt 192.168.1.0/24(ro,no_subtree_check)\n',
    'diskless/node21/etc/fstab': `${ROOT}${source} /opt nfs ro,vers=3,nolock 0 0\n`,
    'diskless/node21/etc/hosts': `127.0.0.1 localhost\n${hosts}`,
    ...more,
  };
}

describe('fstab/server-loopback', () => {
  const found = (source: string, hosts = '', more: Changes = {}) => texts(RULE, site(source, hosts, more));
  const rules = (source: string, hosts: string) => findings(site(source, hosts)).map(({ rule }) => rule);

  it('finds the name that the hosts file of a Debian server gives that server', () => {
    assert.deepEqual(found('master:/opt', '127.0.1.1 master.example master\n'), ['error 127.0.1.1']);
    assert.deepEqual(found('MASTER:/opt/share', '127.0.0.1 master\n'), ['error 127.0.0.1']);
    assert.deepEqual(found('localhost:/opt'), ['error 127.0.0.1']);
  });

  it('finds the address itself', () => {
    assert.deepEqual(found('127.0.0.1:/opt'), ['error 127.0.0.1']);
  });

  it('is the one finding about it, also where fstab names the root by that name', () => {
    assert.deepEqual(rules('master:/opt', '127.0.1.1 master\n'), [RULE]);
    const fstab = `${ROOT.replace('192.168.1.1', 'master')}master:/opt /opt nfs ro,vers=3,nolock 0 0\nmaster:/opt/a /a nfs ro,vers=3,nolock 0 0\n`;
    const both = { ...site('', '127.0.1.1 master\n'), 'diskless/node21/etc/fstab': fstab };
    assert.deepEqual(
      findings(both).map(({ rule }) => rule),
      [RULE],
    );
  });

  it('is a warning where the boot does not wait for it', () => {
    const fstab = `${ROOT}master:/opt /opt nfs ro,vers=3,nolock,nofail 0 0\n`;
    assert.deepEqual(texts(RULE, { ...site('', '127.0.1.1 master\n'), 'diskless/node21/etc/fstab': fstab }), [
      'warning 127.0.1.1',
    ]);
  });

  it('is silent where the name has another address, too, and about what the server does not export', () => {
    assert.deepEqual(found('master:/opt', '127.0.1.1 master\n192.168.1.1 master\n'), []);
    assert.deepEqual(found('master:/opt', '192.168.1.1 master\n'), []);
    assert.deepEqual(found('localhost:/own'), []);
  });
});
