/** Conditions on the architecture go in; whether its digits are taken for decimal comes out, and what else is told of them. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings } from '../support.js';

const DECLARED = 'option arch code 93 = unsigned integer 16;\n';
const ladder = (...rungs: readonly (readonly [string, string])[]) => {
  const text = changed(
    DHCPD,
    '  filename "pxelinux.0";\n',
    `${rungs.map(([condition, file], i) => `${i === 0 ? '  if' : ' elsif'} ${condition} {\n    filename "${file}";\n  }`).join('')} else {\n    filename "pxelinux.0";\n  }\n`,
  )[DHCPD];
  return findings({ [DHCPD]: DECLARED + (text ?? '') })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule} ${/Write (\S+)\.$/.exec(message)?.[1] ?? ''}`.trim());
};

describe('dhcp/arch-in-decimal', () => {
  const decimal = (...rungs: readonly (readonly [string, string])[]) =>
    ladder(...rungs).filter((one) => one.startsWith('dhcp/arch-in-decimal'));

  it('finds ARM told by its decimal digits, over PXE and HTTP', () => {
    assert.deepEqual(decimal(['option arch = 00:11', 'uefi/shimaa64.efi']), ['dhcp/arch-in-decimal 00:0b']);
    assert.deepEqual(decimal(['option arch = 00:19', 'http://192.168.1.1/grubaa64.efi']), [
      'dhcp/arch-in-decimal 00:13',
    ]);
  });

  it('is silent where the number is asked for as well, where it is one, and where the program is for another', () => {
    assert.deepEqual(decimal(['option arch = 00:11 or option arch = 00:0b', 'grubaa64.efi']), []);
    assert.deepEqual(decimal(['option arch = 00:10', 'grubx64.efi']), []);
    assert.deepEqual(decimal(['option arch = 00:11', 'pxelinux.0']), []);
    assert.deepEqual(decimal(['option arch = 00:12', 'grubaa64.efi']), []);
  });
});

describe('dhcp/arch-07-09-incomplete', () => {
  it('is silent where the other number is asked for without the word option, which is told', () => {
    assert.deepEqual(ladder(['arch = 00:07', 'syslinux.efi'], ['option arch = 00:09', 'syslinux.efi']), [
      'dhcp/option-word-missing',
    ]);
  });
});
