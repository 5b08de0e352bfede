/** Conditions about options go in, the findings of dhcp/option-word-missing come out, and its silence where a variable is meant. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dhcp/option-word-missing', () => {
  const declared = (before: string, statement: string) =>
    changed('etc/dhcp/dhcpd.conf', 'authoritative;\n', `authoritative;\n${before}${statement}\n`);
  const found = (condition: string, before = '') =>
    texts('dhcp/option-word-missing', declared(before, `if ${condition} { min-lease-time 60; }`));

  it('finds names of options that dhcpd has, and of those that the file declares', () => {
    for (const condition of [
      'substring (vendor-class-identifier, 0, 9) = "PXEClient"',
      'known and host-name = "a"',
      'HOST-NAME = "a"',
    ])
      assert.deepEqual(found(condition), [`warning ${condition}`]);
    const arch = 'arch = 00:07';
    assert.deepEqual(found(arch), []);
    assert.deepEqual(found(arch, 'option arch code 93 = unsigned integer 16;\n'), [`warning ${arch}`]);
  });

  it('finds them in the test of a class, once', () => {
    const test = 'host-name = "a" or host-name = "b"';
    const site = declared('', `class "a" { match if ${test}; }`);
    assert.deepEqual(texts('dhcp/option-word-missing', site), [`warning ${test}`]);
  });

  it('is silent about options with their word, variables that are set, and other words', () => {
    for (const condition of [
      'option host-name = "a"',
      'exists host-name',
      'mine = "iPXE"',
      'substring (option host-name, root-path, 9) = "a"',
      'host-name and known',
      'hardware = 01:00:40:63:c2:ca:c9',
    ])
      assert.deepEqual(found(condition), []);
    assert.deepEqual(found('host-name = "a"', 'set host-name = "a";\n'), []);
    assert.deepEqual(found('host-name = "a"', 'if known { set host-name = "a"; }\n'), []);
  });

  it('is silent where a part of the file is not there', () => {
    assert.deepEqual(found('host-name = "a"', 'include "/etc/dhcp/other.conf";\n'), []);
  });
});
