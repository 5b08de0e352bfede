/** A dhcpd.conf goes in; names of option spaces that are declared nowhere come out, and what is left alone. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings, texts } from '../support.js';

const SPACE = 'option space PXE;\noption PXE.mtftp-ip code 1 = ip-address;\noption PXE.mtftp-ip 0.0.0.0;\n';

describe('dhcp/space-undeclared', () => {
  const changes = (text: string) => changed(DHCPD, 'authoritative;\n', `authoritative;\n${text}\n`);
  const found = (text: string) => texts('dhcp/space-undeclared', changes(text));

  it('finds a space that is misspelt, or not declared', () => {
    assert.deepEqual(found(`${SPACE}vendor-option-space PXEE;`), ['warning PXEE']);
    assert.deepEqual(found('site-option-space "mine";'), ['warning "mine"']);
    const [{ message } = { message: '' }] = findings(changes(`${SPACE}vendor-option-space PXEE;`));
    assert.match(message, /Perhaps pxe is meant/);
  });

  it('leaves a space whose declaration is misspelt to the definitions that need it', () => {
    const rules = findings(changes(`${SPACE.replace('space PXE', 'space PE')}vendor-option-space PXE;`)).map(
      ({ rule }) => rule,
    );
    assert.deepEqual(rules, ['dhcp/option-undeclared']);
  });

  it('leaves alone what is declared, in whatever letters, built in, or perhaps in a file that is not here', () => {
    assert.deepEqual(found(`${SPACE}vendor-option-space pxe;`), []);
    assert.deepEqual(found('vendor-option-space fqdn;'), []);
    assert.deepEqual(found('include "/etc/dhcp/spaces.conf";\nvendor-option-space PXEE;'), []);
  });
});
