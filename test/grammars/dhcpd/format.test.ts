/** dhcpd.conf in canonical style: texts go in, the text they become is compared. */
import assert from 'node:assert/strict';
import { dhcpd } from '../../../grammars/dhcpd/index.js';

const format = (text: string): string => dhcpd.format(dhcpd.parse(text));

describe('dhcpd format', () => {
  it('puts one statement on a line, two blanks an indent', () => {
    assert.equal(
      format('group{option domain-name "x" ;host a{hardware   ethernet 0:1:2:3:4:5;}host b { } }'),
      'group {\n  option domain-name "x";\n  host a {\n    hardware ethernet 0:1:2:3:4:5;\n  }\n  host b { }\n}\n',
    );
  });

  it('keeps comments and single blank lines where they are', () => {
    const text =
      '# top\n\n\n\nsubnet 10.0.0.0 netmask 255.0.0.0 { # lab\n\n      # ends\n    range 10.0.0.1; # one\n\n\n  }\n# end';
    assert.equal(
      format(text),
      '# top\n\nsubnet 10.0.0.0 netmask 255.0.0.0 { # lab\n  # ends\n  range 10.0.0.1; # one\n}\n# end\n',
    );
  });

  it('writes conditions on the line of the brace before', () => {
    assert.equal(
      format(
        'if not(known)and option host-name!="a"{min-secs 1;}\nelsif exists   user-class\n{\n}\nelse{min-secs 2;}',
      ),
      'if not (known) and option host-name != "a" {\n  min-secs 1;\n} elsif exists user-class {\n} else {\n  min-secs 2;\n}\n',
    );
    assert.equal(format('if known { } # why\nelse { }'), 'if known { } # why\nelse { }\n');
  });

  it('writes switches with their labels less deep', () => {
    assert.equal(
      format('switch(option host-name){case "a":min-secs 1;break;\ndefault :break;}'),
      'switch (option host-name) {\n  case "a":\n    min-secs 1;\n    break;\n  default:\n    break;\n}\n',
    );
  });

  it('leaves addresses, secrets and records whole', () => {
    const text =
      'option x code 200={integer 8,text};\noption routers 10 . 0 . 0 . 1,a . b;\nkey k {algorithm hmac-md5;secret ab+/cd==;};\nsubnet6 2001:db8::/32 { range6 2001:: 2001::5; }\n';
    assert.equal(
      format(text),
      'option x code 200 = { integer 8, text };\noption routers 10.0.0.1, a.b;\nkey k {\n  algorithm hmac-md5;\n  secret ab+/cd==;\n};\nsubnet6 2001:db8::/32 {\n  range6 2001:: 2001::5;\n}\n',
    );
  });

  it('joins a broken line that fits, and keeps the breaks of one that does not', () => {
    assert.equal(format('option routers\n  10.0.0.1,\n  10.0.0.2;'), 'option routers 10.0.0.1, 10.0.0.2;\n');
    const long = `option domain-search "${'a'.repeat(60)}",\n "${'b'.repeat(60)}";`;
    assert.equal(format(long), `option domain-search "${'a'.repeat(60)}",\n    "${'b'.repeat(60)}";\n`);
    assert.equal(format('option routers # first\n 10.0.0.1;'), 'option routers # first\n    10.0.0.1;\n');
  });

  it('keeps the line ends of the file', () => {
    assert.equal(
      format('min-secs 1;\r\n\r\n# c\r\nmin-secs 2;\r\n'),
      'min-secs 1;\r\n\r\n# c\r\nmin-secs 2;\r\n',
    );
  });

  it('leaves a text alone that could not be parsed', () => {
    for (const text of ['host   a {', 'min-secs   1', 'host  a { ; }', '}  ', 'filename   "x']) {
      assert.equal(format(text), text);
    }
    assert.equal(format(''), '');
    assert.equal(format('  \n\n'), '');
  });

  it('writes what is only unknown or wrong in its value', () => {
    assert.equal(format('frobnicate   1;option   routers "x";'), 'frobnicate 1;\noption routers "x";\n');
  });
});
