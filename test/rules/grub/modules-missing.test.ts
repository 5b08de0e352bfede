/** Images of GRUB with and without modules beside them go in, what grub/modules-missing finds comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lines } from '../support.js';

const MOD = 'boot/grub/x86_64-efi/normal.mod';
const menu = { 'srv/tftp/boot/grub/grub.cfg': grubMenu() };
const found = (program: string, more: Readonly<Record<string, string | undefined>> = {}) =>
  lines('grub/modules-missing', bootedByGrub({ ...menu, ...more }, program));

describe('grub/modules-missing', () => {
  it('finds the image of grub-mknetdir alone in its folder, asked of 2.06 in OVMF', () => {
    const without = { [`srv/tftp/${MOD}`]: undefined };
    assert.equal(found('boot/grub/x86_64-efi/core.efi', without).length, 1);
    // It may be one that somebody made of other parts.
    assert.match(found('boot/grub/x86_64-efi/core.efi', without)[0] ?? '', /^warning /);
  });

  it('is silent where they are there, about images of other names, and in a copy without images', () => {
    assert.deepEqual(found('boot/grub/x86_64-efi/core.efi'), []);
    assert.deepEqual(found('core.efi'), []);
    assert.deepEqual(found('grubnetx64.efi'), []);
    const copy = Object.fromEntries(
      ['vmlinuz', 'pxelinux.0', 'boot/grub/x86_64-efi/core.efi', MOD].map((name) => [
        `srv/tftp/${name}`,
        undefined,
      ]),
    );
    assert.deepEqual(found('boot/grub/x86_64-efi/core.efi', copy), []);
  });
});
