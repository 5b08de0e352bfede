/** Sites with one change go in, the findings of kernel/elf-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { node } from './support.js';

const OFF = '# CONFIG_BINFMT_ELF is not set\n';

describe('kernel/elf-missing', () => {
  it('is a finding where the file says that it is off', () => {
    assert.deepEqual(node(OFF), [`kernel/elf-missing error ${OFF.trim()}`]);
    assert.deepEqual(node('CONFIG_BINFMT_ELF=y\n'), []);
  });

  it('is silent where programs may have another format', () => {
    for (const other of ['FLAT', 'ELF_FDPIC', 'AOUT'])
      assert.deepEqual(node(`${OFF}CONFIG_BINFMT_${other}=y\n`), [], other);
    assert.equal(node(`${OFF}# CONFIG_BINFMT_FLAT is not set\n`).length, 1);
  });

  it('concerns a kernel with an initial ramdisk, too', () => {
    const append = changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'rw\n', 'rw initrd=initrd.img\n');
    assert.deepEqual(node(OFF, append), [`kernel/elf-missing error ${OFF.trim()}`]);
  });
});
