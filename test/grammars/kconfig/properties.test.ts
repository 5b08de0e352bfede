/** Properties of the .config language over generated texts. */
import { kconfig } from '../../../grammars/kconfig/index.js';
import { checkLineLanguage } from '../line-language.js';

describe('kernel .config, for any text', () => {
  checkLineLanguage(
    kconfig,
    [
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '#',
      '# CONFIG_',
      'CONFIG_A',
      'CONFIG_ROOT_NFS',
      '=',
      'y',
      'm',
      '"',
      '\\',
      ' is not set',
      '0x',
      '18',
      '# CONFIG_B is not set\n',
      'CONFIG_C="x"\n',
    ],
    { line: 'CONFIG_KEPT=y', garbage: ['', ' ', '#', '=', '"', 'x', '\\', '\r', '\u0000', 'é'] },
  );
});
