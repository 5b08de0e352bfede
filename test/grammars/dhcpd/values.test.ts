/** Values and expressions of dhcpd.conf as the document holds them, and how the lexer cuts the text. */
import assert from 'node:assert/strict';
import { dhcpd, type Expression, type Item, type Statement } from '../../../grammars/dhcpd/index.js';
import { tokenize, unquote } from '../../../grammars/dhcpd/tokens.js';

function first<K extends Statement['kind']>(text: string, kind: K): Extract<Statement, { kind: K }> {
  const found = dhcpd.parse(text).statements.find((statement) => statement.kind === kind);
  assert.ok(found !== undefined);
  return found as Extract<Statement, { kind: K }>;
}

/** Items without their spans. */
function items(text: string): unknown[] {
  const { value } = first(`option x ${text};`, 'option');
  return (value?.records ?? []).map((record) =>
    record.map((item: Item) => {
      const { span: _span, ...rest } = item;
      return Object.values(rest).slice(0, 2).join(' ');
    }),
  );
}

/** An expression with every binding in parentheses. */
function bound(expression: Expression): string {
  switch (expression.kind) {
    case 'binary':
      return `(${bound(expression.left)} ${expression.operator} ${bound(expression.right)})`;
    case 'not':
      return `not ${bound(expression.operand)}`;
    case 'call':
      return `${expression.name}(${expression.args.map(bound).join(' ')})`;
    case 'option':
    case 'exists':
      return `${expression.kind} ${expression.space}.${expression.name}`;
    case 'string':
      return `"${expression.value}"`;
    case 'hex':
      return expression.octets.join(':');
    case 'number':
      return String(expression.value);
    case 'variable':
    case 'word':
      return expression.name;
    default:
      return expression.kind;
  }
}

const expression = (text: string): string => bound(first(`set x = ${text};`, 'set').value);

describe('dhcpd tokens', () => {
  const cut = (text: string): string[] =>
    tokenize(text).map(({ image, tokenType }) => `${tokenType.name} ${image}`);

  it('are cut as the real lexer cuts them', () => {
    assert.deepEqual(cut('5-6 00-11 0x1f -5 - 5a a_b'), [
      'Name 5-6',
      'Name 00-11',
      'Name 0x1f',
      'Count -5',
      'Count -',
      'Name 5a',
      'Name a_b',
    ]);
    assert.deepEqual(cut('10.0.0.1 10.0.0.5-10'), [
      'Address 10.0.0.1',
      'Count 10',
      'Dot .',
      'Count 0',
      'Dot .',
      'Count 0',
      'Dot .',
      'Name 5-10',
    ]);
    assert.deepEqual(cut('0:1a:ff 0:1a:zz'), [
      'Octets 0:1a:ff',
      'Count 0',
      'Colon :',
      'Name 1a',
      'Colon :',
      'Name zz',
    ]);
  });

  it('have no comments but those of #', () => {
    assert.deepEqual(cut('a#b"c\n"d#e"'), ['Name a', 'Text "d#e"']);
  });

  it('hold the value of a string', () => {
    assert.equal(unquote('"a\\tb\\101\\x42\\q\\\\\\""'), 'a\tbABq\\"');
    assert.equal(unquote('"open'), 'open');
  });
});

describe('dhcpd values', () => {
  it('are told apart by their spelling', () => {
    assert.deepEqual(items('10.0.0.1, a.b "t" 5 0x10 010 -1'), [
      [`address ${10 * 2 ** 24 + 1}`],
      ['name a.b', 'string t', 'number 5', 'number 16', 'number 8', 'number -1'],
    ]);
    assert.deepEqual(items('00:1a:ff 2001:db8::1 ::1 10.0.0 300.1.1.1 0:1:zz'), [
      [
        'octets 0,26,255',
        'address6 2001:db8::1',
        'address6 ::1',
        'malformed 10.0.0',
        'malformed 300.1.1.1',
        'malformed 0:1:zz',
      ],
    ]);
  });

  it('may have blanks between numbers and separators, but not in an IPv6 address after `::`', () => {
    assert.deepEqual(items('10 . 0 . 0 . 1 00 : 11 : 22'), [
      [`address ${10 * 2 ** 24 + 1}`, 'octets 0,17,34'],
    ]);
    assert.deepEqual(items('2001:: 2001::5'), [['address6 2001::', 'address6 2001::5']]);
  });

  it('have their places', () => {
    const text = 'option routers 10.0.0.1,  gw.example.org;';
    const { name, value } = first(text, 'option');
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.equal(at(name.span), 'routers');
    assert.deepEqual(
      value?.records.flat().map(({ span }) => at(span)),
      ['10.0.0.1', 'gw.example.org'],
    );
  });

  it('read more octets than the lexer joins', () => {
    const many = Array.from({ length: 40 }, (_, i) => i.toString(16)).join(':');
    assert.deepEqual(items(many), [[`octets ${Array.from({ length: 40 }, (_, i) => i).join(',')}`]]);
  });
});

describe('dhcpd expressions', () => {
  it('bind as the real parser binds them', () => {
    assert.equal(expression('uu or vv and ww'), '((uu or vv) and ww)');
    assert.equal(expression('1 + 2 * 3'), '((1 + 2) * 3)');
    assert.equal(expression('uu = vv & 1'), '(uu = (vv & 1))');
    assert.equal(expression('not known and static'), '(not known and static)');
    assert.equal(
      expression('uu != "b" or vv ~= "d" or ww ~~ "f"'),
      '((uu != "b") or ((vv ~= "d") or (ww ~~ "f")))',
    );
    assert.equal(expression('uu or vv = "b" and ww = "c"'), '(uu or ((vv = "b") and (ww = "c")))');
    assert.equal(expression('uu = "a" or vv and ww'), '(((uu = "a") or vv) and ww)');
  });

  it('read octets and numbers', () => {
    assert.equal(expression('option user-class = 00:07'), '(option dhcp.user-class = 0:7)');
    assert.equal(expression('option user-class = 7'), '(option dhcp.user-class = 7)');
    assert.equal(first('set x = option user-class = 10;', 'set').value.kind, 'binary');
    assert.equal(expression('option user-class = 10'), '(option dhcp.user-class = 16)');
    assert.equal(
      expression('extract-int (option user-class, 8) = 10'),
      '(extract-int(option dhcp.user-class 8) = 10)',
    );
    assert.equal(expression('concat (option user-class, d0, "x")'), 'concat(option dhcp.user-class 208 "x")');
  });

  it('read options of spaces, words and calls', () => {
    assert.equal(expression('exists agent.circuit-id'), 'exists agent.circuit-id');
    assert.equal(expression('substring (hardware, 1, 6)'), 'substring(hardware 1 6)');
    assert.equal(expression('Config-Option Host-Name'), 'option dhcp.host-name');
  });
});
