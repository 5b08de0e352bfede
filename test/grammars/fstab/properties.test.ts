/** Properties of the fstab language over generated texts. */
import { fstab } from '../../../grammars/fstab/index.js';
import { checkLineLanguage } from '../line-language.js';

describe('fstab, for any text', () => {
  checkLineLanguage(
    fstab,
    [
      ' ',
      '\n',
      '\t',
      '\r\n',
      '\r',
      '"',
      ',',
      '=',
      '#',
      's:/x',
      '/a',
      'nfs',
      'rw',
      ' 0',
      ' 0 0',
      '\\040',
      '\\054',
      '\\',
      'UUID=a',
      'a="b',
      'x /y nfs rw\n',
    ],
    {
      line: 's:/x /kept nfs ro 0 0',
      garbage: [' ', '"', ',', '=', '#', '\\', 'x', '0', '\r', '\\040', '\u0000', 'é'],
    },
  );
});
