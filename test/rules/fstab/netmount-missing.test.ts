/** Runlevels of a node and its fstab go in, the findings of fstab/netmount-missing come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const ROOT = 'diskless/node21';
const NFS = '192.168.1.1:/diskless/node21 /opt nfs ro,vers=3,nolock 0 0\n';

function found(
  fstab: string,
  levels: readonly string[],
  symlinks: Readonly<Record<string, string>> = {},
): string[] {
  const files = Object.fromEntries(levels.map((name) => [`${ROOT}/etc/runlevels/${name}`, '']));
  const site = siteOf(miniature({ [`${ROOT}/etc/fstab`]: fstab, ...files }), { symlinks });
  return lint(site)
    .findings.filter(({ rule }) => rule === 'fstab/netmount-missing')
    .map(({ message, nodes }) => `${message.split(' ', 1)[0]} ${nodes.join()}`);
}

describe('fstab/netmount-missing', () => {
  it('finds netmount and localmount in no runlevel', () => {
    assert.deepEqual(found(NFS, ['boot/localmount', 'default/sshd']), ['netmount node21']);
    assert.deepEqual(found('tmpfs /tmp tmpfs defaults 0 0\n', ['boot/netmount']), ['localmount node21']);
  });

  it('takes them in any runlevel, and others that do the same', () => {
    assert.deepEqual(found(NFS, ['boot/localmount', 'default/netmount']), []);
    assert.deepEqual(found(NFS, ['boot/localmount', 'default/nfsmount']), []);
    assert.deepEqual(found('tmpfs /tmp tmpfs defaults 0 0\n', ['boot/localmount']), []);
  });

  it('is silent where there is nothing to mount, or only a part of the runlevels is kept', () => {
    assert.deepEqual(found('proc /proc proc defaults 0 0\n', ['boot/hostname']), []);
    assert.deepEqual(found(NFS.replace('ro,', 'noauto,ro,'), ['boot/localmount']), []);
    assert.deepEqual(found(NFS, ['default/sshd']), []);
    assert.deepEqual(found(NFS, []), []);
  });

  it('finds remote-fs.target masked', () => {
    const mask = { [`${ROOT}/etc/systemd/system/remote-fs.target`]: '/dev/null' };
    assert.deepEqual(found(NFS, [], mask), ['remote-fs.target node21']);
    assert.deepEqual(found('tmpfs /tmp tmpfs defaults 0 0\n', [], mask), []);
  });
});
