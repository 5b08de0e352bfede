/** Links of runlevels and targets in a node's root go in; the services that it has no script or unit for come out. */
import assert from 'node:assert/strict';
import { lostServices } from '../../../server/boot/startup/services.js';
import { siteOf } from '../../support/site.js';

const ROOT = '/diskless/node';

/** `there`: files below its root; `links`: symbolic links there. */
function lost(there: readonly string[], links: Readonly<Record<string, string>>): string[] {
  const below = (path: string) => `diskless/node/${path}`;
  const symlinks = Object.fromEntries(Object.entries(links).map(([path, to]) => [below(path), to]));
  const files = Object.fromEntries(there.map((path) => [below(path), '']));
  const site = siteOf({ 'etc/exports': `${ROOT} *(rw)\n`, ...files }, { symlinks });
  return [...lostServices(site.tree, ROOT).keys()];
}

const scripts = (...names: readonly string[]) => names.map((name) => `etc/init.d/${name}`);

describe('services that a node has not', () => {
  const runlevel = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`etc/runlevels/default/${name}`, `/etc/init.d/${name}`]));
  const sysv = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`etc/rc2.d/S20${name}`, `../init.d/${name}`]));

  it('are those whose link leads to no script', () => {
    assert.deepEqual(lost(scripts('sshd', 'cron'), runlevel('sshd', 'cron', 'netmount')), ['netmount']);
    assert.deepEqual(lost(scripts('sshd', 'cron'), sysv('sshd', 'cron', 'ntp')), ['ntp']);
    assert.deepEqual(lost(scripts('sshd', 'cron'), runlevel('sshd', 'cron')), []);
  });

  it('are not told where as many are missing as are there: the copy has left them out', () => {
    assert.deepEqual(lost(scripts('a'), runlevel('a', 'b')), []);
    assert.deepEqual(lost(scripts('a', 'b'), runlevel('a', 'b', 'c', 'd')), []);
    assert.deepEqual(lost(scripts('a', 'b', 'x'), runlevel('a', 'b', 'x', 'c', 'd')), ['c', 'd']);
    assert.deepEqual(lost([], runlevel('a')), []);
  });

  it('are units of systemd that lie nowhere, by the name of the link', () => {
    const units = ['ssh.service', 'cron.service', 'getty@.service'];
    const vendor = units.map((name) => `usr/lib/systemd/system/${name}`);
    const wants = (...names: readonly string[]) =>
      Object.fromEntries(
        names.map((name) => [
          `etc/systemd/system/multi-user.target.wants/${name}`,
          `/usr/lib/systemd/system/${name}`,
        ]),
      );
    const usual = ['ssh.service', 'cron.service', 'getty@tty1.service'];
    assert.deepEqual(lost(vendor, wants(...usual)), []);
    assert.deepEqual(lost(vendor, wants(...usual, 'gone.service')), ['gone.service']);
    assert.deepEqual(lost([...vendor, 'etc/systemd/system/own.service'], wants(...usual, 'own.service')), []);
    assert.deepEqual(lost([...vendor, ...scripts('old')], wants(...usual, 'old.service')), []);
    assert.deepEqual(lost(vendor, wants(...usual, 'other.target')), []);
  });
});
