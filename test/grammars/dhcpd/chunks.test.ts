/** A text read a piece at a time gives the statements of the text read at once, wherever pieces end. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWhole } from '../../../grammars/dhcpd/chunks.js';

const parts = fc.array(
  fc.constantFrom(
    'host a { hardware ethernet 0:1:2:3:4:5; fixed-address 10.0.0.1; }\n',
    'subnet 10.0.0.0 netmask 255.255.255.0 {\n  range 10.0.0.5 10.0.0.9;\n}\n',
    'group { next-server 10.0.0.1; host b { } }',
    'option root-path "10.0.0.1:/srv # } {";\n',
    'option x code 200 = { integer 8, text };\n',
    'if known { filename "a"; } ',
    'elsif static { filename "b"; }\n',
    'else { filename "c"; }\n',
    'ELSE if known { }\n',
    '# a comment with } and "\n',
    'next-server 10.0.0.1\n',
    'on commit { set x = "\\"}"; }',
    'class "c" { match if known; }',
    ';',
    '{',
    '}',
    '"',
    '(',
    'word ',
  ),
  { maxLength: 12 },
);

describe('dhcpd.conf in pieces', () => {
  it('reads as it does at once', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const text = some.join('');
        assert.deepEqual(readWhole(text, 1), readWhole(text, text.length + 1));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a long file in pieces', () => {
    const text = 'host a { fixed-address 10.0.0.1; }\n'.repeat(5000);
    const statements = readWhole(text);
    assert.equal(statements.length, 5000);
    assert.deepEqual(statements, readWhole(text, text.length + 1));
  });
});
