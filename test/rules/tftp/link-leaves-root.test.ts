/** Symbolic links below the TFTP root go in, what tftp/link-leaves-root says of them comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const SETTINGS = 'etc/default/tftpd-hpa';
const TFTPD = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n';

describe('tftp/link-leaves-root', () => {
  const files = {
    [SETTINGS]: TFTPD,
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'boot/vmlinuz-6.1': '',
    'kernels/vmlinuz-6.1': '',
    'usr/lib/PXELINUX/pxelinux.0': '',
    'srv/tftp/boot/vmlinuz-5.10': '',
  };
  const site = (symlinks: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => {
    const kept = Object.entries({ ...files, ...more }).filter(([path]) => symlinks[path] === undefined);
    return siteOf(miniature(Object.fromEntries(kept)), { symlinks });
  };
  const said = (symlinks: Readonly<Record<string, string>>, more?: Readonly<Record<string, string>>) =>
    lint(site(symlinks, more)).findings.flatMap(({ rule, severity, message }) =>
      rule === 'tftp/link-leaves-root' ? [`${severity} ${message}`] : [],
    );

  it('finds the boot program behind an absolute link', () => {
    const links = { 'srv/tftp/pxelinux.0': '/usr/lib/PXELINUX/pxelinux.0' };
    const [found, ...more] = said(links);
    assert.match(
      found ?? '',
      /^error \/srv\/tftp\/pxelinux\.0, .* is a symbolic link to \/usr\/lib\/PXELINUX\/pxelinux\.0\. .*: PXE-T01: File not found\./,
    );
    assert.deepEqual(more, []);
    assert.deepEqual(
      traceAll(site(links)).map(({ verdict }) => verdict),
      ['fails'],
    );
  });

  it('finds a kernel behind a link that climbs out, and one in a folder that is a link', () => {
    assert.match(
      said({ 'srv/tftp/vmlinuz': '../../boot/vmlinuz-6.1' })[0] ?? '',
      /vmlinuz.*\.\.\/\.\.\/boot/,
    );
    const config = changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'vmlinuz', 'now/vmlinuz-6.1');
    assert.match(said({ 'srv/tftp/now': '/kernels' }, config)[0] ?? '', /^error \/srv\/tftp\/now, /);
  });

  it('finds the other half of the program, a menu and its library', () => {
    const modules = 'usr/lib/syslinux/modules/bios';
    const there = {
      [`${modules}/ldlinux.c32`]: '',
      [`${modules}/menu.c32`]: '',
      [`${modules}/libutil.c32`]: '',
    };
    const core = { 'srv/tftp/ldlinux.c32': `/${modules}/ldlinux.c32` };
    assert.match(said(core, there)[0] ?? '', /^error .*ldlinux\.c32, .*: Failed to load ldlinux\.c32\./);
    // It is looked for in other folders, too.
    assert.deepEqual(said(core, { ...there, 'srv/tftp/boot/syslinux/ldlinux.c32': '' }), []);
    const menu = {
      ...there,
      ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'DEFAULT linux', 'UI menu.c32'),
    };
    const own = { ...menu, 'srv/tftp/menu.c32': '', 'srv/tftp/libutil.c32': '' };
    assert.deepEqual(said({}, own), []);
    for (const name of ['menu.c32', 'libutil.c32']) {
      const [found, ...more] = said({ [`srv/tftp/${name}`]: `/${modules}/${name}` }, own);
      assert.match(
        found ?? '',
        new RegExp(`^error /srv/tftp/${name}, .*Failed to load COM32 file menu\\.c32`),
      );
      assert.deepEqual(more, []);
    }
  });

  it('finds a configuration that PXELINUX passes over, and one without which it has none', () => {
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const text = miniature()[config] ?? '';
    const found = (more: Readonly<Record<string, string | undefined>>) =>
      lint(
        siteOf(miniature({ ...files, [config]: undefined, ...more }), {
          symlinks: { [config]: '/pxe/node21' },
        }),
      ).findings.flatMap(({ rule, severity, message }) =>
        rule === 'tftp/link-leaves-root' ? [`${severity} ${message}`] : [],
      );
    assert.match(
      found({ 'pxe/node21': text })[0] ?? '',
      /^warning .*, is a symbolic link to \/pxe\/node21\./,
    );
    const none = { 'srv/tftp/pxelinux.cfg/default': undefined };
    assert.match(
      found({ 'pxe/node21': text, ...none })[0] ?? '',
      /^error .*Unable to locate configuration file/,
    );
    assert.deepEqual(found({ 'pxe/node21': text, 'srv/tftp/pxe/node21': text }), []);
  });

  it('is silent about links that stay inside, also where they are meant for the daemon alone', () => {
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': 'boot/vmlinuz-5.10' }), []);
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': '/boot/vmlinuz-5.10' }), []);
    const both = { 'boot/vmlinuz-5.10': '' };
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': '/boot/vmlinuz-5.10' }, both), []);
  });

  it('is silent where the daemon sees the whole disk, is another one, or the file is nowhere', () => {
    const links = { 'srv/tftp/vmlinuz': '/boot/vmlinuz-6.1' };
    assert.equal(said(links).length, 1);
    assert.deepEqual(said(links, { [SETTINGS]: TFTPD.replace('--secure', '') }), []);
    assert.deepEqual(said(links, { [SETTINGS]: '' }), []);
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': '/boot/vmlinuz-4.19' }), []);
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': 'vmlinuz' }), []);
  });

  it('is silent where another server follows links as everybody does', () => {
    const links = { 'srv/tftp/pxelinux.0': '/usr/lib/PXELINUX/pxelinux.0' };
    const dnsmasq = { 'etc/dnsmasq.conf': 'port=0\nenable-tftp\ntftp-root=/srv/tftp\n' };
    const atftpd = { 'etc/default/atftpd': 'USE_INETD=false\nOPTIONS="--daemon /srv/tftp"\n' };
    const whole = {
      [SETTINGS]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"/srv/tftp/pxelinux.0"'),
    };
    for (const served of [dnsmasq, { [SETTINGS]: '', ...dnsmasq }, { [SETTINGS]: '', ...atftpd }, whole]) {
      const there = site(links, served);
      assert.deepEqual(said(links, served), []);
      const [trace] = traceAll(there);
      assert.match(trace?.stages.map(({ stage }) => stage).join(' ') ?? '', /kernel/);
    }
  });
});
