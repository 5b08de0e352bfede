/** Sites with one change go in, the findings of dhcp/filename-misspelt come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { type Changes, DHCPD, dnsmasqSilent, dnsmasqTexts, texts } from '../support.js';

describe('dhcp/filename-misspelt', () => {
  const named = (name: string, more: Changes = {}) =>
    texts('dhcp/filename-misspelt', { ...changed(DHCPD, 'pxelinux.0', name), ...more });

  it('finds letters that changed places or are missing', () => {
    assert.deepEqual(named('boot/pxeilnux.0'), ['warning "boot/pxeilnux.0"']);
    assert.deepEqual(named('undonly.kpxe'), ['warning "undonly.kpxe"']);
    assert.deepEqual(named('undionly.kpxee'), ['warning "undionly.kpxee"']);
    assert.deepEqual(named('undionly.ipxe'), ['warning "undionly.ipxe"']);
    assert.deepEqual(named('boot.ipxe'), []);
    assert.deepEqual(named('ipxeefi'), ['warning "ipxeefi"']);
  });

  it('finds a slip of a file or a folder that is there', () => {
    const there = { 'srv/tftp/lab/start.bin': '' };
    assert.deepEqual(named('lab/strat.bin', there), ['warning "lab/strat.bin"']);
    assert.deepEqual(named('lba/start.bin', there), ['warning "lba/start.bin"']);
    assert.deepEqual(named('lab/start2.bin', there), []);
  });

  it('looks at dnsmasq as well', () => {
    const rule = 'dhcp/filename-misspelt';
    assert.deepEqual(dnsmasqTexts(rule, 'dhcp-boot=tag:known,undionly.kpxee\n'), ['undionly.kpxee']);
    assert.deepEqual(dnsmasqTexts(rule, 'pxe-service=x86PC,"Boot",pxeilnux.0\n'), ['pxeilnux.0']);
    // dnsmasq puts .0 behind it.
    assert.deepEqual(dnsmasqTexts(rule, 'pxe-service=x86PC,"Boot",pxelnux\n'), ['pxelnux']);
    dnsmasqSilent(rule, 'dhcp-boot=tag:known,pxelinux.0\n', 'pxe-service=x86PC,"Boot",pxelinux\n');
  });

  it('leaves other loaders, names of one’s own, and files that are there', () => {
    for (const name of ['lpxelinux.0', 'ipxe.efi', 'boot64.efi', 'pxelinux.1', 'loader'])
      assert.deepEqual(named(name), [], name);
    assert.deepEqual(named('pxeilnux.0', { 'srv/tftp/pxeilnux.0': '' }), []);
  });
});
