/** Lines of fstab whose directory is not exported go in; the export that is proposed comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { type Changes, DHCPD, findings } from '../support.js';

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

  it('names the one export that ends with the path, as version 4 would call it below fsid=0', () => {
    assert.deepEqual(near('/srv/opt'), ['the nearest export is /srv/opt']);
    const two = '/srv/opt 192.168.1.21(ro,no_subtree_check)\n/mnt/opt';
    assert.deepEqual(near(two), ['no line here exports it']);
    assert.deepEqual(near('/srv/xopt'), ['no line here exports it']);
    const root = '/mnt 192.168.1.21(ro,fsid=0,no_subtree_check)\n/srv/opt';
    assert.deepEqual(near(root), ['no line here exports it']);
  });

  it('takes of few letters no two that differ', () => {
    assert.deepEqual(near('/srv'), ['no line here exports it']);
    assert.deepEqual(near('/srv/shared', '/opt/mirror'), ['no line here exports it']);
  });

  it('points at a network of exports that is a slip away from that of the node', () => {
    const at = (network: string, more: Changes = {}) =>
      findings({
        'etc/exports': `${miniature()['etc/exports']}/srv/home ${network}(rw,sync,no_subtree_check)\n`,
        'diskless/node21/etc/fstab': `${miniature()['diskless/node21/etc/fstab']}192.168.1.1:/srv/home /home nfs rw,vers=3,nolock 0 0\n`,
        ...more,
      })
        .filter(({ rule }) => rule === 'fstab/source-not-exported')
        .map(({ text, fixes }) => [text, ...fixes.flatMap(({ newTexts }) => newTexts)]);
    assert.deepEqual(at('192.168.11.0/24'), [['192.168.11.0/24', '192.168.1.0/24']]);
    assert.deepEqual(at('192.186.1.0/255.255.255.0'), [
      ['192.186.1.0/255.255.255.0', '192.168.1.0/255.255.255.0'],
    ]);
    assert.deepEqual(at('10.0.0.0/24'), [['192.168.1.1:/srv/home']]);
    // Two networks that the site has, of which one was forgotten.
    const both = `${miniature()[DHCPD]}subnet 192.168.11.0 netmask 255.255.255.0 {\n}\n`;
    assert.deepEqual(at('192.168.11.0/24', { [DHCPD]: both }), [['192.168.1.1:/srv/home']]);
  });
});
