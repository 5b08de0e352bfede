/** Entries of GRUB go in, what grub/unquoted-semicolon finds in them comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

const found = (commands: string) =>
  findings(bootedByGrub({ [GRUB_CFG]: `set timeout=5\nmenuentry "Node" {\n${commands}\n}\n` })).filter(
    ({ rule }) => rule === 'grub/unquoted-semicolon',
  );
const lines = (commands: string): number[] => found(commands).map(({ line }) => line);

describe('grub/unquoted-semicolon', () => {
  it('finds a word that a semicolon cuts off', () => {
    assert.deepEqual(lines(`linux /vmlinuz ${WORDS} ds=nocloud;s=http://10.0.0.1/`), [3]);
    assert.deepEqual(lines(`linuxefi /vmlinuz ${WORDS} ds=nocloud;s=http://10.0.0.1/ quiet`), [3]);
    assert.deepEqual(lines(`if true; then\nlinux /vmlinuz ${WORDS} a=b;c=d\nfi`), [4]);
  });

  it('offers a backslash', () => {
    const [first] = found(`linux /vmlinuz ${WORDS} ds=nocloud;s=x`);
    assert.deepEqual(first?.fixes, [{ title: 'Put a backslash before the semicolon', newTexts: ['\\'] }]);
  });

  it('is silent where it is meant, or does no harm', () => {
    for (const quiet of [
      `linux /vmlinuz ${WORDS} "ds=nocloud;s=x"`,
      `linux /vmlinuz ${WORDS} ds=nocloud\\;s=x`,
      `linux /vmlinuz ${WORDS}; set a=b`,
      `linux /vmlinuz ${WORDS};initrd /vmlinuz`,
      `set a=b;c=d\nlinux /vmlinuz ${WORDS}`,
    ])
      assert.deepEqual(lines(quiet), [], quiet);
  });
});
