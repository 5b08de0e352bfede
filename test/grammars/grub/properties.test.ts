/** What holds for every text that is read as a grub.cfg. */
import { grub } from '../../../grammars/grub/index.js';
import { checkLineLanguage } from '../line-language.js';

const words = [
  'menuentry "a" {',
  'submenu b {',
  '\nmenuentry c {\n',
  '}',
  '{',
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'for',
  'in',
  'while',
  'do',
  'done',
  'function',
  'linux /vmlinuz a=b',
  'set x=1',
  ' ',
  '\t',
  ';',
  ';;',
  '&&',
  '|',
  '<x>',
  '[[',
  '"',
  "'",
  '$',
  '$x',
  '${x}',
  '${',
  '$"',
  '\\',
  '\\\n',
  '#',
  ' # note',
  '\n',
  '\r\n',
  '\r',
  '\u00a0',
  '\0',
  'é',
  '{{ x }}',
  '{% if a %}',
  '{% endif %}',
  '<%= y %>',
];

describe('grub properties', function () {
  this.timeout(600_000);
  checkLineLanguage(grub, words, { line: 'menuentry alder { boot }', garbage: words, blocks: true });
});
