/** Conditions about option 93 go in, the findings of dhcp/arch-not-two-octets come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, findings } from '../support.js';

describe('dhcp/arch-not-two-octets', () => {
  const found = (condition: string, type = 'unsigned integer 16') =>
    findings(
      changed(
        'etc/dhcp/dhcpd.conf',
        'authoritative;\n',
        `authoritative;\noption arch code 93 = ${type};\nclass "efi" {\n  match if ${condition};\n}\n`,
      ),
    )
      .filter(({ rule }) => rule === 'dhcp/arch-not-two-octets')
      .map(({ message }) => / Write ([^ ]+)\.$/.exec(message)?.[1] ?? 'two octets');

  it('finds a single number and a text, on either side and within a longer condition', () => {
    assert.deepEqual(found('option arch = 7'), ['00:07']);
    assert.deepEqual(found('option arch = 0b'), ['00:0b']);
    assert.deepEqual(found('"7" = option arch'), ['00:07']);
    assert.deepEqual(found('option arch = "00:09" or option arch = "00:07"'), ['00:09']);
    assert.deepEqual(found('exists user-class and option arch = "EFI BC"'), ['two octets']);
    assert.deepEqual(found('option arch = 00:00:07'), ['two octets']);
    // Another number beside it is another machine.
    assert.deepEqual(found('option arch = 7 or option arch = 00:09'), ['00:07']);
  });

  it('is the one finding of a condition that asks for the other number as well', () => {
    const arch = changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      'authoritative;\noption arch code 93 = unsigned integer 16;\n',
    );
    const text = arch['etc/dhcp/dhcpd.conf']?.replace(
      '  filename "pxelinux.0";\n',
      '  if option arch = 7 or option arch = 00:09 {\n    filename "grubx64.efi";\n  } else {\n    filename "pxelinux.0";\n  }\n',
    );
    assert.deepEqual(
      all({ 'etc/dhcp/dhcpd.conf': text }).filter((one) => /arch-(?:not|07)/.test(one)),
      ['dhcp/arch-not-two-octets warning'],
    );
  });

  it('is silent about two octets, several architectures, and numbers that are numbers', () => {
    for (const condition of [
      'option arch = 00:07',
      'option arch = 00:07:00:06',
      'option arch = encode-int (7, 16)',
      'extract-int (option arch, 16) = 7',
      'substring (option arch, 1, 1) = 07',
      'binary-to-ascii (16, 8, ":", option arch) = "0:7"',
      'option host-name = "7"',
      'option arch != 7',
      'option arch = 7 or option arch = 00:07',
    ])
      assert.deepEqual(found(condition), [], condition);
  });

  it('underlines a condition with its parentheses', () => {
    const underlined = (condition: string) =>
      findings(
        changed(
          'etc/dhcp/dhcpd.conf',
          'authoritative;\n',
          `authoritative;\noption arch code 93 = unsigned integer 16;\nclass "efi" {\n  match if ${condition};\n}\n`,
        ),
      ).find(({ rule }) => rule === 'dhcp/arch-not-two-octets')?.text;
    for (const condition of ['not (option arch = 7)', 'not not (option arch = 7)'])
      assert.equal(underlined(condition), condition);
  });
});
