/** Configurations that set root go in, what grub/root-unset finds comes out, and its silence where root names a device. GRUB 2.06 was asked. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const found = (before: string, commands?: string): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: grubMenu(commands, before) })).map(
    ({ severity, rule, text }) => `${severity} ${rule} ${text}`,
  );

describe('grub/root-unset', () => {
  it('finds each way to empty it', () => {
    for (const [line, at] of [
      ['unset root', 'root'],
      ['set root=', 'root='],
      ['set root=$boot_server', 'root=$boot_server'],
      ['root=""', 'root=""'],
    ] as const)
      assert.deepEqual(found(`${line}\nset timeout=1\n`), [`error grub/root-unset ${at}`], line);
  });

  it('is silent where it names a device, is not known, or the kernel has one', () => {
    for (const line of ['set root=(tftp)', 'set root=tftp', 'search --set=root --file /x', 'unset rot'])
      assert.deepEqual(found(`${line}\nset timeout=1\n`), [], line);
    const kernel = '/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
    assert.deepEqual(found('unset root\nset timeout=1\n', `  linux (tftp)${kernel}\n`), []);
    assert.deepEqual(found('unset root\nset timeout=1\n', `  set root=(tftp)\n  linux ${kernel}\n`), []);
  });
});
