/** Menus go in, the findings of pxe/words-without-kernel come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allTexts, CONFIG, ROOT } from '../support.js';

const WORDS = `  APPEND ${ROOT} ip=dhcp rw\n`;

describe('pxe/words-without-kernel', () => {
  const found = (first: string, second: string, head = 'DEFAULT linux\n') =>
    allTexts({
      [CONFIG]: `${head}LABEL linux\n  KERNEL vmlinuz\n${first}LABEL disk\n  LOCALBOOT 0\n${second}`,
    });

  it('finds the words of the label before', () => {
    assert.deepEqual(found('  INITRD initrd.img\n', WORDS), [
      `pxe/words-without-kernel warning ${WORDS.trim()}`,
    ]);
  });

  it('is silent where the kernel without them ends, which is told', () => {
    assert.deepEqual(
      found('', WORDS).map((one) => one.split(' ')[0]),
      ['cmdline/root-missing'],
    );
  });

  it('is silent where the label before has words, or those of all, and about words that are none for a root', () => {
    assert.deepEqual(found(`  INITRD initrd.img\n${WORDS}`, WORDS), []);
    assert.deepEqual(found('  INITRD initrd.img\n', WORDS, `DEFAULT linux\n${WORDS}`), []);
    assert.deepEqual(found('  INITRD initrd.img\n', '  APPEND quiet\n'), []);
    assert.deepEqual(found('  INITRD initrd.img\n', '  APPEND -\n'), []);
  });
});
