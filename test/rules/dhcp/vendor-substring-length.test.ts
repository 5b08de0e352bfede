/** Conditions go in, the findings of dhcp/vendor-substring-length come out, and its silence where the text may be met. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('dhcp/vendor-substring-length', () => {
  const found = (condition: string) =>
    texts(
      'dhcp/vendor-substring-length',
      changed(DHCPD, 'subnet', `class "c" { match if ${condition}; }\nsubnet`),
    ).length;
  const compared = (length: number, text: string) =>
    found(`substring(option vendor-class-identifier, 0, ${length}) = "${text}"`);

  it('finds a text longer than the substring, which nothing can meet', () => {
    assert.deepEqual(
      [3, 4, 5].map((length) => compared(length, 'abcd')),
      [1, 0, 0],
    );
    assert.equal(found('"abcd" = substring(option vendor-class-identifier, 0, 3)'), 1);
    assert.equal(found('known and substring(option vendor-class-identifier, 0, 3) = "abcd"'), 1);
    assert.equal(found('not (substring(option vendor-class-identifier, 0, 3) = "abcd")'), 1);
  });

  it('finds a shorter one only where firmware always sends more behind it', () => {
    for (const text of ['PXEClient', 'Etherboot', 'HTTPClient']) {
      assert.equal(compared(text.length, text), 0, text);
      assert.equal(compared(text.length + 1, text), 1, text);
    }
    // The whole of it: iPXE sends its user class so.
    assert.equal(compared(9, 'iPXE'), 0);
  });

  it('is silent about the empty text, which an empty option meets', () => {
    assert.equal(compared(9, ''), 0);
    assert.equal(compared(0, ''), 0);
  });

  it('looks at no other function, and at no length that is worked out', () => {
    assert.equal(found('suffix(option vendor-class-identifier, 3) = "abcd"'), 0);
    assert.equal(
      found(
        'substring(option vendor-class-identifier, 0, extract-int(option dhcp-message-type, 8)) = "abcd"',
      ),
      0,
    );
  });

  it('finds the beginning of a vendor class further on', () => {
    const from = (offset: number, text: string) =>
      found(`substring(option vendor-class-identifier, ${offset}, ${text.length}) = "${text}"`);
    assert.deepEqual(
      [0, 1, 20].map((offset) => from(offset, 'PXEClient')),
      [0, 1, 1],
    );
    // The architecture stands there.
    assert.equal(from(15, '00007'), 0);
  });
});
