/** Entries that load another program go in, what grub/program-missing finds in them comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const found = (commands: string): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: grubMenu(commands), 'srv/tftp/ipxe.efi': '' })).map(
    ({ severity, rule, line }) => `${severity} ${rule} ${line}`,
  );

describe('grub/program-missing', () => {
  it('finds a program that is not there', () => {
    assert.deepEqual(found('  chainloader /efi/ipxe.efi\n'), ['error grub/program-missing 4']);
    assert.deepEqual(found('  chainloader (tftp)/ipxe.EFI\n'), ['error grub/program-missing 4']);
  });

  it('is silent where it is there, or lies on a disk, or its name is not known', () => {
    assert.deepEqual(found('  chainloader /ipxe.efi\n'), []);
    assert.deepEqual(found('  chainloader (hd0,gpt1)/EFI/BOOT/BOOTX64.EFI\n'), []);
    assert.deepEqual(found('  search --set=root --file /EFI/a.efi\n  chainloader /EFI/a.efi\n'), []);
    assert.deepEqual(found('  chainloader $net_x\n'), []);
  });
});
