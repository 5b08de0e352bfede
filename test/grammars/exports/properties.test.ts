/** Properties of the exports language over generated texts. */
import { exportsLanguage } from '../../../grammars/exports/index.js';
import { checkLineLanguage } from '../line-language.js';

describe('exports, for any text', () => {
  checkLineLanguage(
    exportsLanguage,
    [
      ' ',
      '\n',
      '\t',
      '\\\n',
      '\r\n',
      '"',
      '(',
      ')',
      ',',
      '=',
      '#',
      '-',
      '/a',
      'h',
      '10.0.0.1',
      'rw',
      '(rw)',
      '\\040',
      '\\050',
      'sec=sys',
      'frob',
      '\\',
      '""',
      '/b h(ro)\n',
    ],
    {
      line: '/kept 10.0.0.1(ro)',
      garbage: [' ', '(', ')', ',', '=', '#', '-', 'h', '/x', 'rw', '\\040', '\u0000', 'é', '(('],
    },
  );
});
