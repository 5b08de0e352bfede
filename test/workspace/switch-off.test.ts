/** A rule is switched off in diskless-lint.json: what else stands there stays as it is. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../grammars/text/index.js';
import { readConfiguration } from '../../server/workspace/configuration.js';
import { switchOff } from '../../server/workspace/switch-off.js';

const off = (text: string): string => applyEdits(text, switchOff(text, 'exports/async'));

describe('switching a rule off', () => {
  it('makes a configuration that is read as one', () => {
    for (const text of [
      '',
      '\n',
      '{}',
      '{ "rules": { "exports": "info" } }',
      '{ "rules": { "exports/async": "error" } }',
    ]) {
      const read = readConfiguration(off(text));
      assert.ok(read.kind === 'configuration', text);
      assert.equal(read.configuration.rules?.['exports/async'], 'off', text);
    }
  });

  it('keeps comments, other rules, tabs and line ends', () => {
    const text = '{\r\n\t// why\r\n\t"rules": {\r\n\t\t"dhcp": "off"\r\n\t}\r\n}\r\n';
    assert.equal(off(text), text.replace('"dhcp": "off"', '"dhcp": "off",\r\n\t\t"exports/async": "off"'));
  });
});
