/** Configurations of PXELINUX with a slip in LABEL, KERNEL or APPEND go in; what pxe/unknown-directive says comes out: once, at the slip, an error where a machine does not boot for it. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, allLines, CONFIG, findings, label, ROOT } from '../support.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const WORDS = `${ROOT} ip=dhcp rw`;

describe('pxe/unknown-directive', () => {
  it('is the one finding where the line was to say what starts', () => {
    for (const word of ['DEFALT', '\uFEFFDEFAULT'])
      assert.deepEqual(all(changed(CONFIG, 'DEFAULT', word)), ['pxe/unknown-directive error'], word);
    // Before a comment the mark does nothing.
    assert.deepEqual(all(changed(CONFIG, 'DEFAULT', '\uFEFF# node21\nDEFAULT')), []);
  });

  const found = (text: string) => allLines({ ...IMAGES, [CONFIG]: text });
  const slip = (right: string, wrong: string) => found(label(WORDS).replace(right, wrong));

  it('are told once, where they stand', () => {
    assert.deepEqual(slip('LABEL', 'LAEL'), ['pxe/unknown-directive error 2']);
    assert.deepEqual(slip('KERNEL', 'KERNL'), ['pxe/unknown-directive error 3']);
    assert.deepEqual(slip('APPEND', 'APEND'), ['pxe/unknown-directive error 4']);
    assert.deepEqual(slip('KERNEL vmlinuz\n', 'KERNEL vmlinuz\n  TIMOUT 5\n'), [
      'pxe/unknown-directive warning 4',
    ]);
  });

  it('are told once in a copy without images as well, where no other label is left', () => {
    const only = label(WORDS).replace('LABEL', 'LABLE');
    assert.deepEqual(allLines({ [CONFIG]: only }), ['pxe/unknown-directive error 2']);
  });

  it('are no errors where the machine boots all the same', () => {
    const other = `LAEL other\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`;
    // What follows belongs to the label above it, whose KERNEL and APPEND are said twice then.
    assert.deepEqual(found(`${label(WORDS)}${other}`), ['pxe/unknown-directive warning 5']);
  });

  it('a label that names no kernel starts the file of its own name', () => {
    const without = label(WORDS).replace('  KERNEL vmlinuz\n', '');
    assert.deepEqual(found(without), ['pxe/kernel-missing error 2']);
    assert.match(
      findings({ ...IMAGES, [CONFIG]: without })[0]?.message ?? '',
      /^This label names no kernel, so for node21 PXELINUX looks for a file of the label's own name, linux/,
    );
    assert.deepEqual(allLines({ ...IMAGES, [CONFIG]: without, 'srv/tftp/linux': '' }), []);
    // Without the images nothing is known about them.
    assert.deepEqual(allLines({ [CONFIG]: without }), []);
  });

  it('a label without a kernel and without words may be a heading', () => {
    assert.deepEqual(found(`${label(WORDS)}LABEL tools\n  MENU LABEL --- Tools ---\n`), []);
    assert.deepEqual(found(`${label(WORDS)}LABEL disk\n  LOCALBOOT 0\n  APPEND hd0\n`), []);
  });
});
