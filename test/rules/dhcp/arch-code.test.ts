/** Declarations of options go in, the findings of dhcp/arch-code come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('dhcp/arch-code', () => {
  const found = (lines: string) =>
    texts('dhcp/arch-code', changed(DHCPD, 'authoritative;\n', `authoritative;\n${lines}\n`));
  const asks = (name: string, code: number, constant = '00:07') =>
    `option ${name} code ${code} = unsigned integer 16;\nclass "efi" {\n  match if option ${name} = ${constant};\n}`;

  it('finds another code of what is compared with an architecture', () => {
    for (const name of ['arch', 'client-arch', 'architecture-type', 'pxe-system-arch', 'system-arch'])
      assert.equal(found(asks(name, 39)).length, 1, name);
    assert.equal(found(asks('arch', 93 + 100, '00:09')).length, 1);
    const branch = 'option arch code 94 = unsigned integer 16;\nif option arch = 00:07 { filename "a.efi"; }';
    assert.equal(found(branch).length, 1);
  });

  it('is silent about 93, other names, other constants, and what nobody asks', () => {
    assert.deepEqual(found(asks('arch', 93)), []);
    assert.deepEqual(found(asks('model', 200)), []);
    assert.deepEqual(found(asks('arch', 200, '01:02')), []);
    assert.deepEqual(found(asks('arch', 200, '07')), []);
    assert.deepEqual(found('option arch code 39 = unsigned integer 16;'), []);
    assert.deepEqual(found(`option client-arch code 93 = unsigned integer 16;\n${asks('arch', 39)}`), []);
  });
});
