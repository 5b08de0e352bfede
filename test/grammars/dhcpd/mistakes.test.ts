/** dhcpd.conf with one mistake goes in, one error comes out, at the mistake, and what stands behind it is read as it was meant. */
import assert from 'node:assert/strict';
import { blocksOf, dhcpd, type Statement } from '../../../grammars/dhcpd/index.js';
import { applyEdits } from '../../../grammars/text/index.js';

const RIGHT = `option space PXE;
option PXE.mtftp-ip code 1 = ip-address;
option PXE.discovery-control code 6 = unsigned integer 8;

class "pxe" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  vendor-option-space PXE;
  option PXE.mtftp-ip 0.0.0.0;
  if known {
    filename "pxelinux.0";
  }
}

subnet 10.0.0.0 netmask 255.0.0.0 {
  next-server 10.0.0.1;
  pool {
    range 10.0.0.10 10.0.0.20;
  }
}

group {
  host a {
    hardware ethernet 0:1:2:3:4:5;
    fixed-address 10.0.0.5;
  }
  host b {
    hardware ethernet 0:1:2:3:4:6;
    fixed-address 10.0.0.6;
  }
}
host c {
  hardware ethernet 0:1:2:3:4:7;
}
`;

/** In a line, by its number, the text is replaced. */
function damaged(line: number, old: string, now: string): string {
  const lines = RIGHT.split('\n');
  const text = lines[line - 1] ?? '';
  assert.ok(text.includes(old), `line ${line} has no ${old}`);
  lines[line - 1] = text.replace(old, now);
  return lines.join('\n');
}

/** The line and the words of each error. */
function errors(text: string): string[] {
  return dhcpd
    .parse(text)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ span, message }) => `${text.slice(0, span.start).split('\n').length} ${message.split('. ')[0]}`);
}

function names(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => [
    ...('name' in statement && statement.kind === 'host' ? [statement.name?.text ?? ''] : []),
    ...blocksOf(statement).flatMap((block) => names(block.statements)),
  ]);
}

const UNCLOSED = 'This `{` is never closed.';
const COMMENT =
  'This line is a comment, but not the block that it begins: dhcpd takes the lines below for a part of what is around them, and the `}` behind them closes nothing.'.replace(
    /\.$/,
    '',
  );
const MISSING = 'A `{` is missing behind this: the next line begins its block.';
const QUOTE = 'This quoted string is never closed.';

describe('one mistake in dhcpd.conf', () => {
  it('is none in the file that the others are made of', () => {
    assert.deepEqual(errors(RIGHT), []);
    assert.deepEqual(names(dhcpd.parse(RIGHT).statements), ['a', 'b', 'c']);
  });

  it('a `}` that is missing: the `{` and the end of the block are named', () => {
    for (const [line, opened, ends, hosts] of [
      [12, 5, 11, 'a b c'],
      [11, 9, 10, 'a b c'],
      [19, 14, 18, 'a b c'],
      [18, 16, 17, 'a b c'],
      [25, 22, 24, 'a b c'],
      [29, 26, 28, 'a b c'],
      [30, 21, 29, 'a b c'],
    ] as const) {
      const text = damaged(line, '}', '');
      assert.deepEqual(errors(text), [`${opened} ${UNCLOSED}`], `line ${line}`);
      const { problems, statements } = dhcpd.parse(text);
      const [related] = problems[0]?.related ?? [];
      assert.equal(text.slice(0, related?.span.end).split('\n').length, ends, `line ${line}`);
      assert.equal(names(statements).join(' '), hosts);
    }
  });

  it('a head that is a comment: that, and not each line that stands alone because of it', () => {
    for (const [line, word] of [
      [5, 'class'],
      [9, 'if'],
      [14, 'subnet'],
      [16, 'pool'],
      [21, 'group'],
      [22, 'host'],
      [26, 'host'],
      [31, 'host'],
    ] as const) {
      const text = damaged(line, word, `# ${word}`);
      assert.deepEqual(errors(text), [`${line} ${COMMENT}`], `line ${line}`);
      const [fix] = dhcpd.parse(text).problems.flatMap((problem) => problem.fix ?? []);
      assert.equal(applyEdits(text, fix?.edits ?? []), damaged(line, word, ` ${word}`));
    }
  });

  it('a `}` too many beside comments that are whole blocks', () => {
    const whole = `# host old {
#   fixed-address 10.0.0.9;
# }
# host older { fixed-address 10.0.0.8; }
`;
    const text = damaged(33, '}', '}}').replace('host c {', `${whole}host c {`);
    assert.deepEqual(errors(text), ['37 This `}` closes nothing: no block is open here.']);
  });

  it('a `}` at the end of the file', () => {
    const text = damaged(33, '}', '');
    assert.deepEqual(errors(text), ['31 This `{` is never closed: the file ends before its `}`.']);
  });

  it('in a text without indentation goes by what may stand where', () => {
    const flat = damaged(12, '}', '').replace(/^ +/gm, '');
    assert.deepEqual(errors(flat), [`5 ${UNCLOSED}`]);
    // A host may stand in a subnet.
    const open = damaged(19, '}', '').replace(/^ +/gm, '');
    assert.deepEqual(errors(open), ['14 This `{` is never closed: the file ends before its `}`.']);
  });

  it('beside a record, whose braces are those of no block', () => {
    const record = 'option PXE.both code 9 = { ip-address,\n  boolean };\n\nclass';
    const text = damaged(12, '}', '').replace('\nclass', record);
    assert.deepEqual(errors(text), [`7 ${UNCLOSED}`]);
  });

  it('two of them', () => {
    const text = damaged(12, '}', '').replace(
      '    fixed-address 10.0.0.6;\n  }\n}',
      '    fixed-address 10.0.0.6;\n}',
    );
    assert.deepEqual(errors(text), [`5 ${UNCLOSED}`, `26 ${UNCLOSED}`]);
  });

  it('a `{` that is missing, with the brace as the fix', () => {
    for (const [line, old] of [
      [5, ' {'],
      [9, ' {'],
      [14, ' {'],
      [16, ' {'],
      [21, ' {'],
      [22, ' {'],
      [31, ' {'],
    ] as const) {
      const text = damaged(line, old, '');
      assert.deepEqual(errors(text), [`${line} ${MISSING}`], `line ${line}`);
      const [problem] = dhcpd.parse(text).problems;
      assert.equal(problem?.fix?.safe, true);
      assert.equal(applyEdits(text, problem?.fix?.edits ?? []), RIGHT);
    }
  });

  it('a `}` that is one too many is no missing `{`', () => {
    assert.deepEqual(errors(RIGHT.replace('\n}\nhost', '\n}\n}\nhost')), [
      '31 This `}` closes nothing: no block is open here.',
    ]);
    // The words of a condition may go on in the next line.
    const joined = damaged(9, 'known {', 'known and\n    option root-path = "a" {');
    assert.deepEqual(errors(joined), []);
    assert.deepEqual(errors(`${joined}}\n`).length, 1);
  });

  it('a quote that is missing, or one too many', () => {
    for (const [line, old, now] of [
      [5, '"pxe"', '"pxe'],
      [6, '"PXEClient"', 'PXEClient"'],
      [6, 'match', 'match"'],
      [10, '"pxelinux.0"', '"pxelinux.0'],
      [15, '10.0.0.1', '10.0.0.1"'],
      [33, '}', '}\noption domain-name "x;'],
    ] as const) {
      const text = damaged(line, old, now);
      const found = errors(text);
      assert.deepEqual(
        found.map((one) => one.replace(/^\d+ /, '')),
        [QUOTE],
        text,
      );
      assert.equal(Number.parseInt(found[0] ?? '', 10), line + (now.split('\n').length - 1));
    }
  });

  it('an option space that is not declared is missed once', () => {
    assert.deepEqual(errors(damaged(1, 'space', 'spaec')), ['1 dhcpd knows no option `spaec`']);
    assert.deepEqual(errors(damaged(1, 'option space PXE;', '')), ['2 There is no option space named `PXE`']);
    for (const [old, now] of [
      ['option', 'optino'],
      ['option', ''],
      ['option', 'option"'],
    ] as const)
      assert.equal(errors(damaged(1, old, now)).length, 1, now);
    assert.equal(errors('if exists foo.a { }\nif exists foo.b { }\noption foo.c 1;\n').length, 1);
  });

  it('an option that is not defined is missed once, and a slip wherever it is made', () => {
    assert.equal(errors('option xyzzy-17 1;\nhost a { option xyzzy-17 2; }\n').length, 1);
    assert.equal(errors('option rooters 10.0.0.1;\nhost a { option rooters 10.0.0.1; }\n').length, 2);
    for (const [old, now] of [
      ['code', 'coed'],
      ['code', ''],
      ['ip-address', 'ip-addres'],
      ['option', 'optoin'],
    ] as const)
      assert.equal(errors(damaged(2, old, now)).length, 1, now);
  });

  it('in a host that was right before is told when what was said before is gone', () => {
    const text = 'option xyzzy-17 1;\nhost a { option xyzzy-17 2; }\n';
    const before = dhcpd.parse(text);
    const span = { start: 0, end: text.indexOf('\n') };
    const after = dhcpd.edit(before, { span, newText: '' });
    assert.equal(after.problems.length, 1);
    assert.deepEqual(after, dhcpd.parse(after.text));
  });

  it('is the same error however it was typed', () => {
    for (let at = 0; at < RIGHT.length; at++) {
      if (!'{}"'.includes(RIGHT[at] ?? '')) continue;
      const span = { start: at, end: at + 1 };
      const gone = dhcpd.edit(dhcpd.parse(RIGHT), { span, newText: '' });
      assert.deepEqual(gone, dhcpd.parse(gone.text));
      // What stands elsewhere may show where the missing one was meant.
      const first = gone.text.indexOf('host b');
      const moved = dhcpd.edit(gone, { span: { start: first - 2, end: first }, newText: '' });
      assert.deepEqual(moved, dhcpd.parse(moved.text), `without the one at ${at}`);
    }
  });
});
