/** Sites with one change go in, the findings of pxe/kernel-trailing-initrd come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, texts } from '../support.js';

describe('pxe/kernel-trailing-initrd', () => {
  const found = (lines: string) =>
    texts('pxe/kernel-trailing-initrd', {
      [CONFIG]: `DEFAULT linux\n${lines}`,
      'srv/tftp/a': '',
      'srv/tftp/b': '',
    });
  const LABEL = 'LABEL linux\n  KERNEL vmlinuz\n';

  it('finds another file in initrd= than in INITRD, also where the APPEND is that of the file', () => {
    assert.deepEqual(found(`${LABEL}  INITRD a\n  APPEND initrd=b quiet\n`), ['warning initrd=b']);
    assert.deepEqual(found(`APPEND initrd=b\n${LABEL}  INITRD a\n`), ['warning initrd=b']);
    assert.deepEqual(found(`${LABEL}  INITRD a\n  APPEND initrd=a,b\n`), ['warning initrd=a,b']);
  });

  it('is silent about the same file, and about one of them alone', () => {
    for (const lines of [
      '  INITRD a\n  APPEND initrd=a\n',
      '  INITRD a,b\n  APPEND initrd=b\n',
      '  INITRD a\n',
      '  APPEND initrd=b\n',
    ])
      assert.deepEqual(found(LABEL + lines), [], lines);
  });
});
