/** Runlevels of a node go in, the findings of roottree/runlevel-links come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const ETC = 'diskless/node21/etc';
const SCRIPTS = { [`${ETC}/init.d/sshd`]: '', [`${ETC}/init.d/localmount`]: '' };
const BOOT = { [`${ETC}/runlevels/boot/localmount`]: '/etc/init.d/localmount' };

function found(
  links: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = SCRIPTS,
): string[] {
  const symlinks = Object.fromEntries(
    Object.entries(links).map(([name, to]) => [`${ETC}/runlevels/${name}`, to]),
  );
  const site = siteOf(miniature({ 'diskless/node21/sbin/init': '', ...files }), {
    symlinks: { ...BOOT, ...symlinks },
    directories: [`${ETC}/runlevels/default`],
  });
  return lint(site)
    .findings.filter(({ rule }) => rule === 'roottree/runlevel-links')
    .map(({ place }) => place.file.split('/runlevels/')[1] ?? '');
}

describe('roottree/runlevel-links', () => {
  it('finds a service that the node does not have', () => {
    assert.deepEqual(found({ 'default/ssh': '/etc/init.d/ssh', 'default/sshd': '/etc/init.d/sshd' }), [
      'default/ssh',
    ]);
    assert.deepEqual(found({ 'default/ssh': '../../init.d/ssh' }), ['default/ssh']);
  });

  it('finds a link to a path of the server', () => {
    assert.deepEqual(found({ 'default/sshd': '/diskless/node21/etc/init.d/sshd' }), ['default/sshd']);
  });

  it('finds an empty default runlevel', () => {
    assert.deepEqual(found({}), ['default']);
  });

  it('is silent about links that lead somewhere, and where the scripts are not kept', () => {
    assert.deepEqual(found({ 'default/sshd': '/etc/init.d/sshd' }), []);
    assert.deepEqual(found({ 'default/sshd': '../../init.d/sshd' }), []);
    assert.deepEqual(found({ 'default/ntpd': '/etc/init.d/ntpd' }, {}), []);
  });

  it('finds a unit and a script of SysV that the node does not have', () => {
    const root = 'diskless/node21';
    const wants = `${ETC}/systemd/system/multi-user.target.wants`;
    const said = (
      files: readonly string[],
      symlinks: Readonly<Record<string, string>>,
      init = `${root}/sbin/init`,
    ) => {
      const texts = Object.fromEntries([init, ...files].map((name) => [name, '']));
      return lint(siteOf(miniature(texts), { symlinks }))
        .findings.filter(({ rule }) => rule === 'roottree/runlevel-links')
        .map(({ place }) => place.file.slice(`/site/${root}/`.length));
    };
    const units = ['ssh', 'cron'].map((name) => `${root}/usr/lib/systemd/system/${name}.service`);
    const wanted = ['ssh', 'cron'].map((name) => `${wants}/${name}.service`);
    const ntp = { [`${wants}/ntp.service`]: '/usr/lib/systemd/system/ntp.service' };
    assert.deepEqual(said([...units, ...wanted], ntp), [
      'etc/systemd/system/multi-user.target.wants/ntp.service',
    ]);
    assert.deepEqual(said([...units, ...wanted, `${ETC}/init.d/ntp`], ntp), []);
    assert.deepEqual(said([...units, ...wanted, `${ETC}/systemd/system/ntp.service`], ntp), []);
    assert.deepEqual(said(wanted, ntp), []);
    const scripts = ['S20ssh', 'S20cron'].map((name) => `${ETC}/rc2.d/${name}`);
    const there = [`${ETC}/init.d/ssh`, `${ETC}/init.d/cron`];
    const rc = { [`${ETC}/rc2.d/S20ntp`]: '../init.d/ntp' };
    assert.deepEqual(said([...scripts, ...there], rc), ['etc/rc2.d/S20ntp']);
    assert.deepEqual(said([...scripts, ...there], rc, `${ETC}/hostname`), []);
    assert.deepEqual(said([...scripts, ...there, `${ETC}/init.d/ntp`], rc), []);
  });
});
