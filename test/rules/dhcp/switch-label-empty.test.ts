/** Sites with one change go in, the findings of dhcp/switch-label-empty come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { foundBefore, host, subnet } from './support.js';

describe('dhcp/switch-label-empty', () => {
  const labels = (body: string) =>
    foundBefore('dhcp/switch-label-empty', subnet(`switch (option host-name) {\n${body}}\n`));

  it('finds the last label alone', () => {
    assert.deepEqual(labels('case "a":\nfilename "a";\nbreak;\ncase "b":\n'), ['error 7']);
    assert.deepEqual(labels('case "a":\ndefault:\n'), ['error 5']);
  });

  it('says which machine dhcpd dies of', () => {
    const said = (label: string) =>
      findings({ [DHCPD]: subnet(`switch (option host-name) {\n${label}:\n}\n`) + host() })
        .filter(({ rule }) => rule === 'dhcp/switch-label-empty')
        .map(({ message }) => message);
    assert.match(said('default').join(), /the first one that no other label is for/);
    assert.match(said('case "a"').join(), /the first one it is for/);
  });

  it('is silent where labels share statements, and where any statement stands behind the last', () => {
    assert.deepEqual(labels('case "a":\ncase "b":\nfilename "a";\n'), []);
    assert.deepEqual(labels('case "a":\nfilename "a";\nbreak;\ndefault:\nlog (info, "other");\n'), []);
  });
});
