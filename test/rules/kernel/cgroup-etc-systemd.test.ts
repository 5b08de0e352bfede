/** Sites with one change go in, the findings of kernel/cgroup-etc-systemd come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { CONFIG } from '../support.js';
import { node } from './support.js';

describe('kernel/cgroup-etc-systemd', () => {
  const systemd = { 'diskless/node21/usr/lib/systemd/systemd': '' };

  const off = '# CONFIG_CGROUPS is not set\n# CONFIG_EPOLL is not set\n';

  it('counts only where a node starts it', () => {
    assert.deepEqual(node(off), []);
    assert.deepEqual(node(off, systemd), ['kernel/cgroup-etc-systemd warning # CONFIG_CGROUPS is not set']);
    assert.deepEqual(node('# CONFIG_DEVTMPFS is not set\n', systemd), [
      'kernel/devtmpfs-missing error # CONFIG_DEVTMPFS is not set',
    ]);
    assert.deepEqual(node('', systemd), []);
    const other = { [CONFIG]: (miniature()[CONFIG] ?? '').replace(' rw\n', ' rw init=/bin/sh\n') };
    assert.deepEqual(node(off, { ...systemd, ...other }), []);
  });
});
