/** Sites with one change go in, the findings of dhcp/arch-07-09-incomplete come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { ARCH, found, host, subnet } from './support.js';

describe('dhcp/arch-07-09-incomplete', () => {
  const ladder = (condition: string, otherwise = 'pxelinux.0') =>
    found(
      'dhcp/arch-07-09-incomplete',
      `${ARCH}${subnet(`  if ${condition} {\n    filename "syslinux.efi";\n  } else {\n    filename "${otherwise}";\n  }\n`)}${host()}`,
    );

  it('warns where only 00:09 is asked for, and mentions it where only 00:07 is', () => {
    assert.deepEqual(ladder('option arch = 00:09'), ['warning 4']);
    assert.deepEqual(ladder('option arch = 00:07'), ['info 4']);
    assert.deepEqual(ladder('substring (option vendor-class-identifier, 0, 20) = "PXEClient:Arch:00007"'), [
      'info 4',
    ]);
  });

  it('finds a class that leaves one of them without a file', () => {
    const conf = `${ARCH}class "uefi" {\n  match if option arch = 00:09;\n  filename "syslinux.efi";\n}\n${subnet('')}${host()}`;
    assert.deepEqual(found('dhcp/arch-07-09-incomplete', conf), ['warning 3']);
  });

  it('is silent where the other one gets a file for UEFI, too, and where nobody is served', () => {
    assert.deepEqual(ladder('option arch = 00:07', 'ipxe.efi'), []);
    assert.deepEqual(ladder('option arch != 00:00'), []);
    assert.deepEqual(ladder('option arch = 00:07 or option arch = 00:09'), []);
    assert.deepEqual(ladder('option arch = 00:06'), []);
    const nobody = `${ARCH}if option arch = 00:09 {\n  filename "syslinux.efi";\n}\n${subnet('')}`;
    assert.deepEqual(found('dhcp/arch-07-09-incomplete', nobody), []);
  });
});
