/** Scripts go in; what ipxe/image-freed finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { IPXE_WORDS, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings } from '../support.js';

const found = (...lines: readonly string[]): string[] =>
  findings({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${lines.join('\n')}\n` }),
  }).map(({ severity, rule, line }) => `${severity} ${rule} ${line}`);

const KERNEL = `kernel vmlinuz ${IPXE_WORDS}`;

describe('ipxe/image-freed', () => {
  it('finds a kernel that is thrown away before boot, by name or with all', () => {
    assert.deepEqual(found(KERNEL, 'imgfree', 'boot'), ['error ipxe/image-freed 3']);
    assert.deepEqual(found(KERNEL, 'imgfree vmlinuz', 'echo', 'boot'), ['error ipxe/image-freed 3']);
  });

  it('is silent before the kernel, where another one follows, and where nothing is booted', () => {
    assert.deepEqual(found('imgfree', KERNEL, 'boot'), []);
    assert.deepEqual(found(KERNEL, 'imgfree', KERNEL, 'boot'), []);
    assert.deepEqual(found(KERNEL, 'imgfree other', 'boot'), []);
    assert.deepEqual(found(KERNEL, 'imgfree', 'exit'), []);
    assert.deepEqual(found('goto start', ':retry', 'imgfree', ':start', KERNEL, 'boot || goto retry'), []);
  });
});
