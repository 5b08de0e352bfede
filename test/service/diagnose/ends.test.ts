/** Lines that a boot ends with go in; which line of the site is blamed comes out: the kernel's own, or what ends the boot, and nothing that it survives. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { Diagnoser, findNode } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const PANIC = 'VFS: Unable to mount root fs via NFS.';

function diagnose(
  lines: readonly string[],
  changes: Readonly<Record<string, string | undefined>> = {},
  node?: string,
) {
  const site = siteOf(miniature(changes));
  const diagnoser = new Diagnoser(site, node === undefined ? undefined : findNode(site, node));
  for (const line of lines) diagnoser.read(line);
  const blamed = diagnoser.diagnosis().told.flatMap((one) =>
    one.blamed.map(({ rule, at }) => {
      const text = site.files.get(at.file)?.document.text ?? '';
      return { rule, file: at.file, line: text.slice(0, at.span.start).split('\n').length };
    }),
  );
  return { blamed };
}

describe('the line that a boot ends with', () => {
  it('is the line of the kernel, or what is known to be wrong there, where its file is refused', () => {
    const NO_KERNEL = 'Invalid or corrupt kernel image.';
    const own = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const kernel = { rule: null as string | null, file: `/site/${own}`, line: 3 };
    assert.deepEqual(diagnose([NO_KERNEL], {}, 'node21').blamed, [kernel]);
    const off = miniature()['srv/tftp/vmlinuz.config']?.replace('ROOT_NFS=y', 'ROOT_NFS=n');
    assert.deepEqual(diagnose([NO_KERNEL], { 'srv/tftp/vmlinuz.config': off }, 'node21').blamed, [kernel]);
    const ramdisk = miniature()[own]?.replace('vmlinuz', 'initrd.img');
    const named = { ...kernel, rule: 'kernel/ramdisk-as-kernel' };
    for (const node of ['node21', undefined])
      assert.deepEqual(diagnose([NO_KERNEL], { [own]: ramdisk }, node).blamed, [named]);
    assert.deepEqual(diagnose([NO_KERNEL]).blamed, []);
  });

  it('is nothing that the boot survives, where the screen shows its end', () => {
    const exports = miniature()['etc/exports']?.replace('(rw,', '(ro,');
    assert.deepEqual(diagnose([PANIC], { 'etc/exports': exports }, 'node21').blamed, []);
  });
});
