/** Roots of baselayout 1 and of OpenRC go in, the findings of roottree/fastboot come out. */
import assert from 'node:assert/strict';
import { findings } from '../support.js';

const ROOT = 'diskless/node21';

describe('roottree/fastboot', () => {
  const found = (names: readonly string[], local?: string) =>
    findings({
      ...Object.fromEntries(
        ['sbin/init', 'etc/runlevels/boot/localmount', ...names].map((name) => [`${ROOT}/${name}`, '']),
      ),
      ...(local === undefined ? {} : { [`${ROOT}/etc/conf.d/local.start`]: local }),
    })
      .filter(({ rule }) => rule === 'roottree/fastboot')
      .map(({ message }) => message.split(' ', 1)[0]);
  const LEVELS = ['sbin/rc', 'etc/runlevels/boot/checkfs'];
  const OLD = [...LEVELS, 'etc/runlevels/default/local'];

  it('finds a root without fastboot, and one that keeps it for one boot', () => {
    assert.deepEqual(found(OLD, 'touch /fastboot\n'), ['The']);
    assert.deepEqual(found([...OLD, 'fastboot'], '# touch /fastboot\n'), ['/fastboot']);
    assert.deepEqual(found(['sbin/rc', 'etc/runlevels/boot/checkroot'], ''), ['The']);
  });

  it('finds a local.start that makes it by its path on the server, where the node does not look', () => {
    assert.deepEqual(found([...OLD, 'fastboot'], 'touch /diskless/node21/fastboot\n'), ['/fastboot']);
    assert.deepEqual(found([...OLD, 'fastboot'], 'touch /diskless/node21/fastboot /fastboot\n'), []);
    assert.deepEqual(found([...OLD, 'fastboot'], 'cd /; touch fastboot\n'), []);
  });

  it('finds that nothing runs local.start, in whichever runlevel it would be', () => {
    const none = [...LEVELS, 'etc/runlevels/default/sshd', 'fastboot'];
    assert.deepEqual(found(none, 'touch /fastboot\n'), ['/fastboot']);
    assert.deepEqual(found([...none, 'etc/runlevels/boot/local'], 'touch /fastboot\n'), []);
    // Without a default runlevel nothing is known of it.
    assert.deepEqual(found([...LEVELS, 'fastboot'], 'touch /fastboot\n'), []);
  });

  it('is silent where it is made again, where nothing checks, with OpenRC, and without local.start', () => {
    assert.deepEqual(found([...OLD, 'fastboot'], 'touch /fastboot\n'), []);
    assert.deepEqual(found(['sbin/rc'], ''), []);
    assert.deepEqual(found([...OLD, 'sbin/openrc'], ''), []);
    assert.deepEqual(found([...OLD, 'fastboot']), []);
    assert.deepEqual(found(['etc/runlevels/boot/checkfs']), []);
  });
});
