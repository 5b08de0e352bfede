/** Repositories that keep the folder of a TFTP server go in, what tftp/root-misspelt finds comes out. */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function found(root: string, kept = 'files/tftpboot'): string[] {
  const site = siteOf({
    'files/dnsmasq.conf': `dhcp-range=10.0.0.10,10.0.0.20,255.255.255.0\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=${root}\n`,
    [`${kept}/pxelinux.cfg/default`]: 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    [`${kept}/pxelinux.0`]: '',
    [`${kept}/ldlinux.c32`]: '',
  });
  return lint(site)
    .findings.filter(({ rule }) => rule === 'tftp/root-misspelt')
    .map(({ message }) => /Write \w+/.exec(message)?.[0] ?? '');
}

describe('tftp/root-misspelt', () => {
  it('finds a name a letter away from that of the folder that is kept', () => {
    assert.deepEqual(found('/var/lib/tftpbot'), ['Write tftpboot']);
    assert.deepEqual(found('/var/lib/tfptboot/'), ['Write tftpboot']);
  });

  it('is silent where it is the same, another name, or short', () => {
    for (const root of ['/var/lib/tftpboot', '/srv/tftp', '/srv/Tftpboot'])
      assert.deepEqual(found(root), [], root);
    assert.deepEqual(found('/srv/ftp', 'files/tftp'), []);
  });
});
