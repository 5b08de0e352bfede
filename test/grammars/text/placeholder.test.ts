/** Texts go in; whether something in them is yet to be filled in comes out. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bearsPlaceholder,
  SIGN_OF_PLACEHOLDER,
  TEMPLATE_MARKER,
  WORD_OF_MENU_TO_FILL,
  WORD_TO_FILL,
} from '../../../grammars/text/index.js';
import { grows } from '../../support/growth.js';

describe('placeholders', () => {
  it('are addresses with letters in them, and the words of templates and handouts', () => {
    for (const text of [
      'x.x.x.x',
      'nfsroot=192.168.1.x:/srv/root',
      'xxx.xxx.xxx.xxx',
      '10.0.X.1',
      'xx:xx:xx:xx:xx:xx',
      '00:16:3e:xx:xx:xx',
      '{{ server }}',
      '<%= server %>',
      '${SERVER}',
      '@@server@@',
      '@@boot-server@@',
      '%SERVER_IP%',
      '%server%',
      '%%boot-server%%',
      '%(server)s',
      '__SERVER__',
      '__server__',
      'REPLACE_ME',
      'REPLACE_WITH_SERVER',
      '<server address>',
      'YOUR_SERVER',
      'CHANGE_ME',
    ])
      assert.equal(bearsPlaceholder(text), true, text);
  });

  it('are no addresses, versions and names', () => {
    for (const text of [
      '192.168.1.1',
      'vmlinuz-5.x.y',
      'linux-6.1.x.y.z',
      'x86_64.x.x.x.efi',
      'box.xx.example.org',
      '00:16:3e:aa:bb:cc',
      'ip=::::n1:eth0:dhcp',
      '/srv/%s',
      // Escapes of a URL.
      '/srv/%ef%bb%bf',
      'replace_me',
    ])
      assert.equal(bearsPlaceholder(text), false, text);
  });

  it('have a sign in them, each, by which they are looked for', () => {
    const pieces = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '{%',
        '%}',
        '<%',
        '%>',
        '#end if',
        '${',
        '}',
        '<',
        '>',
        '@',
        '@@',
        '%',
        '%%',
        '%(',
        ')s',
      ],
      ...[
        '__',
        'A',
        'a',
        'ab_C',
        'x',
        'X',
        'xx',
        'xxx',
        'XX',
        '.',
        ':',
        '-',
        '1',
        '192',
        '00',
        ' ',
        '\n',
        '/',
      ],
    );
    let found = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (words) => {
        const text = words.join('');
        if (![TEMPLATE_MARKER, WORD_TO_FILL, WORD_OF_MENU_TO_FILL].some((one) => one.test(text))) return;
        found++;
        assert.match(text, SIGN_OF_PLACEHOLDER);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(found > 500, `${found} texts have one`);
    for (const text of ['x.x.x.x', 'x.0.0.1', '10.0.0.x', '00:16:3e:xx:xx:xx', '@@a@@', '%(a)s', '__a__'])
      assert.match(text, SIGN_OF_PLACEHOLDER);
  });

  it('are looked for in long texts at a cost that grows with them', () => {
    for (const piece of ['x.x.', 'xx:', '192.', '{{ ', '<a ', '%A', '%a', '%%a', '@@a', '__a', '%(a'])
      assert.equal(
        grows((size) => bearsPlaceholder(piece.repeat(size)), 50_000),
        undefined,
        piece,
      );
  });
});
