/** How a grub.cfg is read: what its words are put together from, where units end, and what is said of what GRUB refuses. */
import assert from 'node:assert/strict';
import {
  type CommandNode,
  constantText,
  type GrubDocument,
  grub,
  shownText,
  type WordNode,
} from '../../../grammars/grub/index.js';

function commandsOf(text: string): CommandNode[] {
  return grub
    .parse(text)
    .lines.flatMap(({ statements }) => statements)
    .filter((one): one is CommandNode => one.kind === 'command');
}

function wordsOf(text: string): readonly WordNode[] {
  return commandsOf(text)[0]?.words ?? [];
}

const texts = (text: string): (string | undefined)[] => wordsOf(text).map(constantText);

/** The text that each problem stands at. */
function refused(text: string): string[] {
  const document: GrubDocument = grub.parse(text);
  return document.problems.map(({ span }) => text.slice(span.start, span.end));
}

function said(text: string): string {
  return grub
    .parse(text)
    .problems.map(({ message }) => message)
    .join('\n');
}

describe('grub.cfg', () => {
  it('resolves quotes and escapes', () => {
    assert.deepEqual(texts(`linux 'a b' "c \\"d\\" \\x" e\\ f g\\;h ""`), [
      'linux',
      'a b',
      'c "d" \\x',
      'e f',
      'g;h',
      '',
    ]);
  });

  it('joins lines that end in a carriage return as it joins others', () => {
    for (const text of ['linux a \\\n  b=c "d\\\ne"\n', 'linux a\\\nb\n']) {
      const crlf = text.replaceAll('\n', '\r\n');
      assert.deepEqual(texts(crlf), texts(text));
      assert.equal(grub.format(grub.parse(crlf)), grub.format(grub.parse(text)).replaceAll('\n', '\r\n'));
    }
    // Of mixed line ends the print makes one kind.
    const printed = grub.format(grub.parse('\r\n\\\n\t\0'));
    assert.equal(grub.format(grub.parse(printed)), printed);
    assert.deepEqual(refused('echo "a\\\r\nb"\r\n'), []);
  });

  it('tells of a block whose brace stands alone once, where it begins', () => {
    const block = (n: number) => `menuentry a\n# b\n{\n  echo ${n}\n  if true; then echo; fi\n}\n`;
    assert.deepEqual(refused(block(1)), ['{']);
    assert.deepEqual(refused(`${block(1)}${block(2)}}\n`), ['{', '{', '}']);
    // So it is behind something, and where the line that it ends is refused before it.
    assert.deepEqual(refused('true; {\n}\n'), ['{']);
    assert.deepEqual(refused('function f() {\n  echo 1\n}\n'), ['f()']);
    assert.match(said('function f() {\n  echo 1\n}\n'), /^No "\(\)" stands behind the name/);
    assert.deepEqual(refused('function f() {\n  echo 1\n}\n}\n'), ['f()', '}']);
    assert.deepEqual(refused('}\n'), ['}']);
  });

  it('ends a part that GRUB refuses behind the words that begin on its line', () => {
    // Whether the quote is closed, only the second line tells, and with it what the first one is.
    const text = '| "a\\\nb" c "d\n';
    const open = grub.parse(text);
    assert.equal(open.lines.length, 1);
    const closed = grub.edit(open, { span: { start: text.length - 1, end: text.length - 1 }, newText: '"' });
    assert.deepEqual(closed, grub.parse('| "a\\\nb" c "d"\n'));
    assert.deepEqual(
      grub.edit(closed, { span: { start: text.length - 1, end: text.length }, newText: '' }),
      open,
    );
  });

  it('joins lines at a backslash, within words too', () => {
    assert.deepEqual(texts('linux ab\\\ncd \\\n ef\n'), ['linux', 'abcd', '', 'ef']);
  });

  it('tells variables that are split from those that are not', () => {
    const [, plain, quoted] = wordsOf('echo a$b${c} "$d"');
    assert.deepEqual(
      [...(plain?.parts ?? []), ...(quoted?.parts ?? [])].map((part) =>
        part.kind === 'variable' ? [part.name, part.quoted] : part.kind,
      ),
      ['text', ['b', false], ['c', false], ['d', true]],
    );
    assert.equal(quoted === undefined ? undefined : shownText(quoted), '$d');
  });

  it('takes keywords for words behind a command', () => {
    assert.deepEqual(texts('echo if then done'), ['echo', 'if', 'then', 'done']);
    assert.deepEqual(refused('done\n'), ['done']);
  });

  it('ends a word at a brace', () => {
    const [entry] = commandsOf('menuentry "a" --id=b{\n  boot\n}\n');
    assert.deepEqual(entry?.words.map(constantText), ['menuentry', 'a', '--id=b']);
    assert.equal(entry?.body?.statements.length, 1);
  });

  it('begins a comment with a word only', () => {
    assert.deepEqual(texts('echo a#b # c "d'), ['echo', 'a#b']);
    assert.equal(grub.comments(grub.parse("#it's\necho a;# b\n")).length, 2);
  });

  it('reads as GRUB does: a broken command takes nothing with it but its own block', () => {
    const text = 'menuentry a {\n  b && c\n  d\n}\nmenuentry e {\n  boot\n}\n';
    assert.deepEqual(refused(text), ['&&']);
    assert.deepEqual(
      grub.outline(grub.parse(text)).map(({ name }) => name),
      ['e'],
    );
  });

  it('points to a keyword that a missing semicolon makes an argument', () => {
    assert.deepEqual(refused('if [ -z "$a" ] then\n  set a=1\nelse\n  set b=1\nfi\n'), ['then']);
    assert.deepEqual(refused('for i in 1 2 do\n  echo $i\ndone\n'), ['do']);
    assert.match(said('while true do\n  echo\ndone\n'), /";" is missing before "do"/);
    assert.deepEqual(refused('echo then\nfi\n'), ['fi']);
    assert.deepEqual(refused('fi\n'), ['fi']);
    assert.deepEqual(refused('if true; then\n  echo then\nfi\n'), []);
  });

  it('says once that a block has no end, at its beginning, and reads the next entry', () => {
    const text = 'menuentry a {\n  boot\n\nmenuentry b {\n  boot\n}\nmenuentry c {\n  boot\n}\n';
    assert.deepEqual(refused(text), ['{']);
    assert.match(said(text), /no "\}"/);
    assert.deepEqual(
      grub.outline(grub.parse(text)).map(({ name }) => name),
      ['b', 'c'],
    );
  });

  it('points to the quote that is not closed on its line, wherever GRUB stumbles', () => {
    const text = 'menuentry a {\n  linux k x="y\n  initrd i\n}\nmenuentry b {\n  linux k x="y" z\n}\n';
    assert.deepEqual(refused(text), ['"y']);
  });

  it('takes quoted text over several lines where GRUB does', () => {
    assert.deepEqual(refused('echo "a\nb"\n'), []);
  });

  it('says what a shell knows and GRUB does not', () => {
    assert.match(said('a || b\n'), /knows no "\|\|"/);
    assert.match(said('linux k url=a&b\n'), /has to stand in quotes/);
    assert.match(said('echo ${a:-b}\n'), /\$\{name\}/);
    assert.match(said('echo "$(a)"\n'), /\$\{name\}/);
    assert.match(said('[[ a ]]\n'), /single brackets/);
    assert.match(said('menuentry a\n{\n  boot\n}\n'), /on the same line/);
    assert.match(said('menuentry a {\n}\n'), /has to hold a command/);
    assert.match(said('if a; then\n  b\n'), /"fi" is missing/);
    assert.match(said('while a; do\n  b\n'), /"done" is missing/);
  });

  it('takes what a template fills in for a part of a word', () => {
    assert.deepEqual(refused('linux {{ kernel }} a=<%= b %> c=<SERVER_IP>/d "{{ x["y"] }}"\n'), []);
    const [, kernel] = wordsOf('linux {{ kernel }}\n');
    assert.deepEqual(
      kernel?.parts.map(({ kind }) => kind),
      ['hole'],
    );
    const kinds = (word: string) =>
      wordsOf(`linux ${word}\n`)[1]
        ?.parts.map(({ kind }) => kind)
        .join(' ');
    for (const word of ['a__IP__b', 'a@@ip@@b', '"a%%ip%%b"', "'a@IP@b'", 'a%SERVER%b'])
      assert.equal(kinds(word), 'text hole text', word);
    for (const word of ['a__b', '_', 'a@b', '"%AB%CD"', "'@'", 'a%20_b'])
      assert.equal(kinds(word), 'text', word);
  });

  it('keeps the statements of a template apart', () => {
    const text = '{% if a %}\nset b=1\n{% endif %}\nlinux k {% if c %} d {% endif %} e\n';
    const document = grub.parse(text);
    assert.deepEqual(document.problems, []);
    assert.equal(document.lines.flatMap(({ templates }) => templates).length, 4);
    assert.equal(grub.format(document), text);
  });

  it('writes two blanks for each block, and leaves quoted and joined lines alone', () => {
    const text =
      'if a\nthen\nb\nelif c; then\n   d\nelse\n      e\nfi  \n\n\n\nmenuentry f {\n\tlinux k \\\n\t    x\n  echo "g\n h"\n}';
    assert.equal(
      grub.format(grub.parse(text)),
      'if a\nthen\n  b\nelif c; then\n  d\nelse\n  e\nfi\n\nmenuentry f {\n  linux k \\\n\t    x\n  echo "g\n h"\n}\n',
    );
  });

  it('leaves a file as it is that GRUB refuses', () => {
    const text = 'menuentry a {\n      b && c\n}\n';
    assert.equal(grub.format(grub.parse(text)), text);
  });

  it('describes commands and variables, and offers them', () => {
    const text = 'set timeout=5\nlinux /k BOOTIF=01-$net_default_mac\n';
    const document = grub.parse(text);
    const at = (word: string) => grub.describe(document, text.indexOf(word) + 1)?.markdown ?? '';
    assert.match(at('timeout'), /Seconds/);
    assert.match(at('linux'), /kernel/);
    assert.match(at('net_default_mac'), /hardware address/);
    assert.equal(at('/k'), '');
    const offered = (source: string) =>
      grub.complete(grub.parse(source), source.length).map(({ label }) => label);
    assert.ok(offered('lin').includes('linux'));
    assert.ok(offered('x=1\necho $').includes('$x'));
    assert.ok(offered('set tim').includes('timeout'));
    assert.deepEqual(offered('# lin'), []);
  });
});

describe('words for the kernel in grub.cfg', () => {
  const text = 'root=tftp\nlinux /vmlinuz root=/dev/nfs ip=10.0.0.2:10.0.0.1: console=$tty "quiet"\n';
  const document = grub.parse(text);
  const at = (word: string, by = 1): number => text.indexOf(word) + by;

  it('are told of as the kernel takes them, not as variables of GRUB', () => {
    assert.match(grub.describe(document, at('root=/dev'))?.markdown ?? '', /CONFIG_ROOT_NFS/);
    assert.match(grub.describe(document, at('root=tftp'))?.markdown ?? '', /GRUB manual/);
    assert.equal(grub.describe(document, at('"quiet')), undefined, 'quoted');
  });

  it('have the form of their fields', () => {
    const signature = grub.signature?.(document, at(':10.0.0.1', 3));
    assert.equal(signature?.parameters[signature.active], 'SERVER');
    assert.equal(grub.signature?.(document, at('linux', 2)), undefined);
  });
});
