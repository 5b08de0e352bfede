/** One line of a configuration file goes in, its tokens come out. The keyword is a word, all after it is opaque to the lexer. */
import { createToken, Lexer } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

// Syslinux counts every byte up to the space as white space (com32/elflink/ldlinux/readconfig.c, skipspace).
export const Blank = createToken({
  name: 'Blank',
  pattern: /[\x00-\x09\x0b-\x20]+/,
  group: Lexer.SKIPPED,
  line_breaks: false,
});
/** Only where a keyword could stand: further on in a line `#` is data. */
export const Comment = createToken({ name: 'Comment', pattern: /#[^\n]*/ });
export const Menu = createToken({ name: 'Menu', pattern: /menu(?![!-\uFFFF])/i, push_mode: 'menu' });
/** MENU MASTER PASSWD is the one directive of three words. */
export const Master = createToken({ name: 'Master', pattern: /master(?![!-\uFFFF])/i });
export const Word = createToken({ name: 'Word', pattern: /[!-\uFFFF]+/, push_mode: 'rest' });
export const Rest = createToken({ name: 'Rest', pattern: /[!-\uFFFF][^\n]*/ });

export const vocabulary = [Blank, Comment, Menu, Master, Word, Rest];

export const lexPxelinux = lazyLexer({
  modes: {
    line: [Blank, Comment, Menu, Word],
    menu: [Blank, Master, Word],
    rest: [Blank, Rest],
  },
  defaultMode: 'line',
});
