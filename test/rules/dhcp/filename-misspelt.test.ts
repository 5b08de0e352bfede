/** Sites with one change go in, the findings of dhcp/filename-misspelt come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { type Changes, DHCPD, texts } from '../support.js';

describe('dhcp/filename-misspelt', () => {
  const named = (name: string, more: Changes = {}) =>
    texts('dhcp/filename-misspelt', { ...changed(DHCPD, 'pxelinux.0', name), ...more });

  it('finds letters that changed places or are missing', () => {
    assert.deepEqual(named('boot/pxeilnux.0'), ['warning "boot/pxeilnux.0"']);
    assert.deepEqual(named('undonly.kpxe'), ['warning "undonly.kpxe"']);
  });

  it('leaves other loaders, names of one’s own, and files that are there', () => {
    for (const name of ['lpxelinux.0', 'ipxe.efi', 'boot64.efi', 'pxelinux.1', 'loader'])
      assert.deepEqual(named(name), [], name);
    assert.deepEqual(named('pxeilnux.0', { 'srv/tftp/pxeilnux.0': '' }), []);
  });
});
