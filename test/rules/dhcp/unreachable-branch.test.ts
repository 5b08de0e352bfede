/** Sites with one change go in, the findings of dhcp/unreachable-branch come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('dhcp/unreachable-branch', () => {
  const ladder = (...tests: readonly string[]) => {
    const branches = tests.map(
      (test, i) => `${i === 0 ? '' : 'els'}if ${test} {\n    filename "${i}.nb";\n  }`,
    );
    return texts(
      'dhcp/unreachable-branch',
      changed(DHCPD, '  filename', `  ${branches.join(' ')}\n  filename`),
    ).length;
  };
  const begins = (text: string, length = text.length) =>
    `substring (option vendor-class-identifier, 0, ${length}) = "${text}"`;
  const is = (text: string) => `option vendor-class-identifier = "${text}"`;

  it('finds the longer behind the shorter, and the same twice', () => {
    assert.equal(ladder(begins('Ether'), begins('Etherboot')), 1);
    assert.equal(ladder(begins('Ether'), is('Etherboot-5.4')), 1);
    assert.equal(ladder(is('a'), is('b'), is('a')), 1);
  });

  it('is silent about the shorter behind the longer, other options, and what is no plain comparison', () => {
    assert.equal(ladder(begins('Etherboot'), begins('Ether')), 0);
    assert.equal(ladder(is('Ether'), begins('Ether')), 0);
    assert.equal(ladder(begins('Ether'), 'option host-name = "Etherboot"'), 0);
    assert.equal(ladder(`not ${begins('Ether')}`, begins('Etherboot')), 0);
    assert.equal(ladder(begins('Ether', 6), begins('Etherboot')), 0);
  });

  it('finds an option that is to be two things at once', () => {
    const arch = (octet: string) => `option host-name = ${octet}`;
    assert.equal(ladder(`${arch('"a"')} and ${arch('"b"')}`), 1);
    assert.equal(ladder(`${arch('00:07')} and ${arch('00:09')}`), 1);
    assert.equal(ladder(`${arch('"a"')} or ${arch('"b"')}`), 0);
    assert.equal(ladder(`${arch('"a"')} and ${arch('"a"')}`), 0);
    // The same octets, most likely.
    assert.equal(ladder(`${arch('"a"')} and ${arch('61')}`), 0);
    assert.equal(ladder(`${arch('"a"')} and option domain-name = "b"`), 0);
  });
});
