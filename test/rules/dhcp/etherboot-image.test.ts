/** Files that DHCP sends to Etherboot go in; the warning about a plain kernel comes out, and its silence about images and what may be meant for iPXE. */
import assert from 'node:assert/strict';
import { ETHERBOOT_IMAGE } from '../../../server/rules/about/examples/etherboot.js';
import { dhcpEtherbootImage } from '../../../server/rules/dhcp/etherboot-image.js';
import { DHCPD, texts } from '../support.js';

const { avoid } = dhcpEtherbootImage.docs;
const kernel = avoid[ETHERBOOT_IMAGE] ?? '';

function found(image: string, dhcpd = avoid[DHCPD] ?? ''): string[] {
  return texts('dhcp/etherboot-image', { ...avoid, [ETHERBOOT_IMAGE]: image, [DHCPD]: dhcpd });
}

describe('dhcp/etherboot-image', () => {
  it('is silent about images of either format, and about what is neither', () => {
    assert.deepEqual(found(`\x7fELF${kernel.slice(4)}`), []);
    assert.deepEqual(found(`\x36\x13\x03\x1b${kernel.slice(4)}`), []);
    assert.deepEqual(found(`${'\0'.repeat(0x203)}HdrS`), []);
    assert.deepEqual(found('\0'), []);
  });

  it('finds a kernel, also one that is an EFI program as well', () => {
    assert.deepEqual(found(kernel), ['warning filename "vmlinuz.nb";']);
    assert.deepEqual(found(`MZ${kernel.slice(2)}`), ['warning filename "vmlinuz.nb";']);
  });

  it('is silent where everybody is sent the kernel, as machines with iPXE may be', () => {
    const all = (avoid[DHCPD] ?? '').replace('"pxelinux.0"', '"vmlinuz.nb"');
    assert.deepEqual(found(kernel, all), []);
  });

  it('finds one whose name an expression makes', () => {
    const made = (avoid[DHCPD] ?? '').replace(
      'filename "vmlinuz.nb"',
      'option server.filename = concat("vmlinuz", ".nb")',
    );
    assert.deepEqual(found(kernel, made), ['warning option server.filename = concat("vmlinuz", ".nb");']);
  });
});
