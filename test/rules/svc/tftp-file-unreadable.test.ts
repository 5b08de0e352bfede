/** Modes of files and folders below the TFTP root go in, what svc/tftp-file-unreadable says of them comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('svc/tftp-file-unreadable', () => {
  const files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
  const said = (modes: Readonly<Record<string, number>>) =>
    lint(siteOf(miniature(files), { modes })).findings.flatMap(({ rule, severity, message }) =>
      rule === 'svc/tftp-file-unreadable' ? [`${severity} ${message}`] : [],
    );

  it('has a file opened to all readers', () => {
    const [kernel, ...more] = said({ 'srv/tftp/vmlinuz': 0o600 });
    assert.match(
      kernel ?? '',
      /^error .*serve \/srv\/tftp\/vmlinuz, which has mode 0?600.*: chmod o\+r \/srv\/tftp\/vmlinuz\.$/,
    );
    assert.deepEqual(more, []);
  });

  it('has a folder opened to those who pass through it', () => {
    const [config] = said({ 'srv/tftp/pxelinux.cfg': 0o700 });
    assert.match(
      config ?? '',
      /, since \/srv\/tftp\/pxelinux\.cfg has mode 0?700.*: chmod o\+x \/srv\/tftp\/pxelinux\.cfg\.$/,
    );
  });

  it('is silent about what everyone may read', () => {
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': 0o604, 'srv/tftp/pxelinux.cfg': 0o701 }), []);
  });
});
