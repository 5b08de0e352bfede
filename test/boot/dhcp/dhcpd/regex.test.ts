/** Regular expressions as glibc reads them: what regcomp and regexec answered is in the table. */
import assert from 'node:assert/strict';
import { matchesRegex } from '../../../../server/boot/dhcp/dhcpd/regex.js';

const matches = (pattern: string, text: string, ignoreCase = false): boolean | undefined =>
  matchesRegex([...Buffer.from(pattern)], [...Buffer.from(text)], ignoreCase);

describe('a regular expression', () => {
  const measured: readonly [string, string, boolean, boolean?][] = [
    ['^PXEClient:Arch:0000[0-9]', 'PXEClient:Arch:00007:UNDI', true],
    ['^(PXE|HTTP)Client', 'HTTPClient:Arch:00016', true],
    ['a{2,3}b', 'xaab', true],
    ['a{2,3}b', 'xab', false],
    ['[^0-9]$', 'ab7', false],
    ['[[:digit:]]+$', 'ab77', true],
    ['pxe.*undi', 'PXEClient:UNDI', true, true],
    ['pxe.*undi', 'PXEClient:UNDI', false],
    ['\\.0$', 'pxelinux.0', true],
    ['\\.0$', 'pxelinuxx0', false],
    ['a|', 'zzz', true],
    ['[]a-]', '-', true],
    ['[A-C]', 'b', true, true],
    ['x*y?$', '', true],
    ['^a+$', 'aaa', true],
    ['^a+$', '', false],
    ['^a{2}$', 'aaa', false],
    ['^a{2,}$', 'aaaa', true],
    ['^a{2,}$', 'a', false],
    ['^a{,2}$', 'aaa', false],
    ['^a{0}b$', 'b', true],
    ['^[^a]$', 'a', false],
    ['^[^]a]$', 'b', true],
    ['^[^]a]$', ']', false],
    ['^[a-]$', '-', true],
    ['^[a-c]$', 'd', false],
    ['^.$', '', false],
    ['^a\\.b$', 'a.b', true],
    ['^(a|bc)+$', 'abca', true],
    ['^(a|bc)+$', 'abcab', false],
    ['^()$', '', true],
  ];
  it('is not judged where a backslash has a meaning of its own', () => {
    for (const sign of ['<', '>', "'", 'w', 'b', '1', '`'])
      assert.equal(
        matches(`a\\${sign}b`, `a${sign}b`),
        sign === '`' ? matches('a\\`b', 'a`b') : undefined,
        sign,
      );
    for (const sign of ['.', '*', '/', ':', '-', '{'])
      assert.equal(matches(`a\\${sign}b`, `a${sign}b`), true, sign);
  });
  for (const [pattern, text, expected, ignoreCase] of measured) {
    const found = expected ? 'is found' : 'is not found';
    it(`${pattern} ${found} in "${text}"`, () => assert.equal(matches(pattern, text, ignoreCase), expected));
  }

  it('that says what is not simulated, or what glibc refuses, stays open', () => {
    for (const pattern of [
      '(a)\\1',
      '\\w',
      '*a',
      '(a',
      'a)',
      '[a',
      'a{3,2}',
      '[z-a]',
      '[a-b-c]',
      '[a-[]',
      '\\',
      '\\1',
      'a{',
      'a{1',
      'a{}',
      'a{256}',
      '^*',
      '(^)+',
      '[[=a=]]',
      'a'.repeat(300),
    ])
      assert.equal(matches(pattern, 'a'), undefined, pattern);
    assert.equal(matches('a', 'b'.repeat(600)), undefined);
  });

  it('ends with the octet 0', () => {
    assert.equal(matches('a\0z', 'ba'), true);
    assert.equal(matches('z', 'a\0z'), false);
  });

  it('takes time that grows with its length and that of the text only', () => {
    // Each of these takes a matcher that goes back and forth longer than any test may run.
    assert.equal(matches('(a*)*b', 'a'.repeat(500)), false);
    assert.equal(matches(`(${'a?'.repeat(60)})${'a'.repeat(60)}`, 'a'.repeat(60)), true);
    assert.equal(matches('((a{1,12}){1,12})+b', 'a'.repeat(500)), false);
    assert.equal(matches('((((a{1,99}){1,99}){1,99}){1,99})+b', 'a'.repeat(500)), undefined);
    assert.equal(matches(`${'('.repeat(100)}a${')'.repeat(100)}`, 'a'), undefined);
  });
});
