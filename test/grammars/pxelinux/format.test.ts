/** The canonical style of pxelinux.cfg/ files. */
import assert from 'node:assert/strict';
import { pxelinux } from '../../../grammars/pxelinux/index.js';

function format(text: string): string {
  return pxelinux.format(pxelinux.parse(text));
}

describe('pxelinux format', () => {
  it('writes keywords in capitals and indents what belongs to a label', () => {
    assert.equal(
      format(
        'default linux\ntimeout   50\nlabel linux\nkernel   vmlinuz\n\tappend a   b "c  d"  \nlabel x\nlocalboot 0',
      ),
      'DEFAULT linux\nTIMEOUT 50\n\nLABEL linux\n  KERNEL vmlinuz\n  APPEND a   b "c  d"\n\nLABEL x\n  LOCALBOOT 0\n',
    );
  });

  it('keeps global directives and what follows MENU END at the margin', () => {
    assert.equal(
      format('label a\n kernel b\n timeout 9\nmenu end\nappend x\n'),
      'LABEL a\n  KERNEL b\nTIMEOUT 9\nMENU END\nAPPEND x\n',
    );
  });

  it('leaves comments in place, with the label they stand above', () => {
    const text = '# head\n\nDEFAULT a\n\n# about a\nLABEL a\n  KERNEL b\n  # APPEND c\n\nLABEL d\n';
    assert.equal(format(text), text);
    assert.equal(
      format('LABEL a\nKERNEL b\n# about c\nLABEL c\n'),
      'LABEL a\n  KERNEL b\n\n# about c\nLABEL c\n',
    );
  });

  it('does not touch help text, CR line ends, unknown words and foreign files', () => {
    assert.equal(
      format('label a\ntext help\n  Two  blanks \nendtext\n'),
      'LABEL a\n  TEXT help\n  Two  blanks \n  ENDTEXT\n',
    );
    assert.equal(format('label a\r\nkernel b\r\n'), 'LABEL a\r\n  KERNEL b\r\n');
    assert.equal(format('kernal  b\n'), 'kernal b\n');
    const grub = 'set a=1\nmenuentry x {\n linux y\n}\n';
    assert.equal(format(grub), grub);
    const cut = 'timeout 50\rprompt 1\n';
    assert.equal(format(cut), cut);
  });
});
