/** A misspelt nfsroot= goes in, one finding that names it comes out, and the fix that mends it. */
import assert from 'node:assert/strict';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../../../server/rules/about/miniature.js';
import { fix, lint } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const version2 = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V2=y\nCONFIG_NFS_V3=y');
const spelt = (word: string) =>
  siteOf(miniature({ ...changed(NAME, 'nfsroot=', `${word}=`), ...WITHOUT_ROOT_LINE, ...version2 }));

describe('cmdline/root-path-unset-default', () => {
  for (const word of ['nfsrot', 'nfs_root', 'NFSROOT', 'nsfroot']) {
    it(`names ${word}= as the one cause, and mends it`, () => {
      const site = spelt(word);
      const { findings } = lint(site);
      const errors = findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        ['cmdline/root-path-unset-default'],
      );
      const [error] = errors;
      assert.match(error?.message ?? '', new RegExp(`^${word}= is no word of the kernel`));
      const text = fix(site, findings).files.find(({ file }) => file.endsWith(NAME))?.after ?? '';
      assert.match(text, / nfsroot=192\.168\.1\.1:\/diskless\/node21,vers=3/);
    });
  }

  it('is told of an empty nfsroot= as well', () => {
    const { findings } = lint(
      siteOf(
        miniature({
          ...changed(NAME, 'nfsroot=192.168.1.1:/diskless/node21,vers=3', 'nfsroot='),
          ...WITHOUT_ROOT_LINE,
        }),
      ),
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['cmdline/root-path-unset-default'],
    );
  });

  it('names a blank that tears nfsroot= in two as the one cause', () => {
    const torn = (from: string, to: string, more: Readonly<Record<string, string>> = {}) =>
      lint(siteOf(miniature({ ...changed(NAME, from, to), ...WITHOUT_ROOT_LINE, ...more }))).findings;
    const found = torn('1:/diskless', '1: /diskless');
    assert.deepEqual(
      found.map(({ rule, severity }) => `${severity} ${rule}`),
      ['error cmdline/root-path-unset-default'],
    );
    assert.match(
      found[0]?.message ?? '',
      /^A blank tears .* Write nfsroot=192\.168\.1\.1:\/diskless\/node21,vers=3\.$/,
    );
    assert.deepEqual(
      torn('nfsroot=', 'nfsroot= ').map(({ rule }) => rule),
      ['cmdline/root-path-unset-default'],
    );
    // DHCP names the path.
    const named = changed(
      'etc/dhcp/dhcpd.conf',
      '  option host-name',
      '  option root-path "/diskless/node21,vers=3";\n  option host-name',
    );
    assert.deepEqual(torn('1:/diskless', '1: /diskless', named), []);
  });

  it('leaves a word in quotes of GRUB to a person', () => {
    const { [NAME]: _, ...others } = miniature({ ...WITHOUT_ROOT_LINE, ...version2 });
    const site = siteOf({
      ...others,
      'etc/dhcp/dhcpd.conf': (others['etc/dhcp/dhcpd.conf'] ?? '').replace('pxelinux.0', 'grub/core.0'),
      'srv/tftp/grub/grub.cfg':
        'menuentry a {\n  linux /vmlinuz root=/dev/nfs "nfsrot=192.168.1.1:/diskless/node21,vers=3" ip=dhcp rw\n}\n',
    });
    const { findings } = lint(site);
    const told = findings.find(({ rule }) => rule === 'cmdline/root-path-unset-default');
    assert.match(told?.message ?? '', /^nfsrot= is no word/);
    assert.deepEqual(told?.fixes?.() ?? [], []);
  });

  it('says nothing of a word where root-path names the root', () => {
    const named = changed(
      'etc/dhcp/dhcpd.conf',
      '  option host-name',
      '  option root-path "192.168.1.1:/diskless/node21,vers=3";\n  option host-name',
    );
    const { findings } = lint(siteOf(miniature({ ...changed(NAME, 'nfsroot=', 'nfsrot='), ...named })));
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });
});
