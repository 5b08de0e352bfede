/** Sites with one change go in, the findings of dhcp/pxelinux-options-not-sent come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('dhcp/pxelinux-options-not-sent', () => {
  const found = (lines: string, more = '') =>
    texts('dhcp/pxelinux-options-not-sent', {
      [DHCPD]: (changed(DHCPD, 'authoritative;', `authoritative;\n${lines}`)[DHCPD] ?? '') + more,
    });
  const DEFINED = 'option conf code 209 = text;\noption prefix code 210 = text;\n';

  it('finds an option of any name with the code of PXELINUX', () => {
    assert.deepEqual(found(`${DEFINED}option conf "x";`), ['warning option conf "x";']);
    assert.deepEqual(found(`${DEFINED}option prefix "/x/";`), ['warning option prefix "/x/";']);
    assert.deepEqual(found('option loader-pathprefix "/x/";'), ['warning option loader-pathprefix "/x/";']);
  });

  it('finds it in a host and under a condition', () => {
    const host = 'host x { hardware ethernet 00:16:3e:00:00:01; option conf "x"; }\n';
    assert.deepEqual(found(DEFINED, host), ['warning option conf "x";']);
    const condition = 'if option dhcp-message-type = 1 { option conf "x"; }\n';
    assert.deepEqual(found(DEFINED, condition), ['warning option conf "x";']);
  });

  it('is silent where the list of the machine is changed, or options are packed otherwise', () => {
    const list = 'option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, d1);\n';
    assert.deepEqual(
      found(`${DEFINED}option conf "x";`, `if exists dhcp-parameter-request-list { ${list} }\n`),
      [],
    );
    assert.deepEqual(found(`option space pl;\n${DEFINED}site-option-space "pl";\noption conf "x";`), []);
  });

  it('is silent about other codes, and options that are only defined', () => {
    assert.deepEqual(found(DEFINED), []);
    assert.deepEqual(found('option other code 208 = string;\noption other f1:00:74:7e;'), []);
  });
});
