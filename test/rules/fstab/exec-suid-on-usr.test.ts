/** Lines of a node's fstab go in, the findings of fstab/exec-suid-on-usr come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/exec-suid-on-usr', () => {
  const found = (fstab: string, more: Readonly<Record<string, string>> = {}) =>
    texts('fstab/exec-suid-on-usr', { [FSTAB]: fstab, ...more });

  const line = (target: string, options: string) =>
    `192.168.1.1:/diskless/node21 ${target} nfs vers=3,nolock,${options} 0 0\n`;

  it('finds what takes the right to start or to become root, the last word first', () => {
    assert.deepEqual(found(line('/usr', 'ro,noexec')), ['warning noexec']);
    assert.deepEqual(found(line('/usr/', 'nosuid')), ['warning nosuid']);
    for (const option of ['user', 'users', 'owner', 'group'])
      assert.deepEqual(found(line('/usr', option)), [`warning ${option}`], option);
    assert.deepEqual(found(line('/', 'noexec')), ['warning noexec']);
    assert.deepEqual(found(line('/usr', 'user,exec')), ['warning user']);
  });

  it('is silent where a later word gives it back, and about other directories', () => {
    for (const options of [
      'user,exec,suid',
      'noexec,exec',
      'nosuid,defaults',
      'ro',
      'nodev',
      'noexec,noauto',
    ])
      assert.deepEqual(found(line('/usr', options)), [], options);
    assert.deepEqual(found(line('/home', 'noexec,nosuid')), []);
  });
});
