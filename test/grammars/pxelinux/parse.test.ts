/** Lines of pxelinux.cfg/ files as Syslinux reads them. */
import assert from 'node:assert/strict';
import { pxelinux } from '../../../grammars/pxelinux/index.js';

function kinds(text: string): string[] {
  return pxelinux
    .parse(text)
    .lines.map(({ node }) => (node.kind === 'directive' || node.kind === 'uboot' ? node.name : node.kind));
}

function messages(text: string): string[] {
  return pxelinux.parse(text).problems.map((problem) => problem.message);
}

describe('pxelinux parser', () => {
  it('reads keywords in any case, with the rest of the line as value', () => {
    const [line] = pxelinux.parse('  append  root=/dev/nfs # x \n').lines;
    assert.equal(line?.node.kind, 'directive');
    assert.equal(line?.node.kind === 'directive' && line.node.value?.text, 'root=/dev/nfs # x');
    assert.deepEqual(kinds('Label a\nKERNEL b\nmenu  LABEL ^c\nMENU MASTER PASSWD x\n'), [
      'LABEL',
      'KERNEL',
      'MENU LABEL',
      'MENU MASTER PASSWD',
    ]);
  });

  it('takes a CR for the end of a line', () => {
    const document = pxelinux.parse('TIMEOUT 50\r\nPROMPT 1\r\n');
    assert.deepEqual(document.problems, []);
    assert.deepEqual(
      document.lines.map(({ node }) => node.kind === 'directive' && node.value?.text),
      ['50', '1'],
    );
  });

  it('keeps help text apart until ENDTEXT, or to the end of the file', () => {
    assert.deepEqual(kinds('TEXT HELP\nkernel x\n  EndText\nKERNEL y'), [
      'TEXT',
      'help',
      'ENDTEXT',
      'KERNEL',
    ]);
    assert.deepEqual(kinds('text help\nLABEL a\nendtexts\n'), ['TEXT', 'help', 'help']);
  });

  it('knows comments only at the start of a line', () => {
    assert.deepEqual(kinds('# a\n  # b\n#c d\n\nDEFAULT x # y\n'), [
      'comment',
      'comment',
      'comment',
      'blank',
      'DEFAULT',
    ]);
    assert.deepEqual(messages('# a\n  # b\n; c\n// d\n-----\n'), []);
  });

  it('tells U-Boot words from unknown ones', () => {
    assert.deepEqual(messages('LABEL a\nFDT a.dtb\nfdtdir /x\nDEVICETREE b\n'), []);
  });
});

describe('pxe/unknown-directive', () => {
  it('names the nearest directive', () => {
    const [problem] = pxelinux.parse('LABEL a\n  KERNAL vmlinuz\n').problems;
    assert.equal(problem?.rule, 'pxe/unknown-directive');
    assert.equal(problem?.severity, 'warning');
    assert.equal(problem?.refusedBy, null);
    assert.deepEqual(problem?.span, { start: 10, end: 16 });
    assert.deepEqual(problem?.fix?.edits, [{ span: { start: 10, end: 16 }, newText: 'KERNEL' }]);
  });

  it('suggests within the menu words after MENU, and nothing far-fetched', () => {
    assert.match(messages('MENU TITEL x\n')[0] ?? '', /Did you mean "MENU TITLE"/);
    assert.doesNotMatch(messages('MENU Boot from disk\n')[0] ?? '', /Did you mean/);
    assert.match(messages('LABEL a\nroot (hd0,0)\n')[0] ?? '', /another boot loader/);
  });

  it('explains a sign glued to the keyword, with a safe fix', () => {
    const text = 'TIMEOUT=50\n';
    const [problem] = pxelinux.parse(text).problems;
    assert.equal(problem?.fix?.safe, true);
    assert.equal(problem?.fix?.edits[0]?.newText, 'TIMEOUT 50');
    assert.match(messages('LABEL a\nAPPEND\u00a0rw\n')[0] ?? '', /no-break space/);
    assert.match(messages('\ufeffDEFAULT a\n')[0] ?? '', /byte order mark/);
  });

  it('says once that a file is of another program', () => {
    const grub = 'set timeout=5\nmenuentry "Linux" {\n  search --label x\n  linux /vmlinuz\n}\n';
    assert.equal(messages(grub).length, 1);
    assert.match(messages(grub)[0] ?? '', /GRUB/);
    const ipxe = '#!ipxe\ndhcp\nset base http://x\nkernel base/k\nboot\n';
    assert.equal(messages(ipxe).length, 1);
    assert.match(messages(ipxe)[0] ?? '', /iPXE/);
    assert.equal(messages('one\ntwo\nthree\nfour\n').length, 1);
  });
});
