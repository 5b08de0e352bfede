/** APPEND lines that were to go on go in; one finding for all that follows from it comes out. */
import assert from 'node:assert/strict';
import { all, CONFIG, findings, label, ROOT, texts } from '../support.js';

const KERNEL = 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n';

describe('pxe/append-continued', () => {
  const rule = 'pxe/append-continued';
  const said = (changes: Record<string, string>) =>
    findings(changes)
      .filter((one) => one.rule === rule)
      .map(({ message }) => message);
  const lines = (...append: readonly string[]) => ({ [CONFIG]: `${KERNEL}${append.join('\n')}\n` });

  it('is one error where words are lost without which the machine does not boot', () => {
    for (const append of [
      [`  APPEND ip=dhcp`, `    ${ROOT} rw`],
      [`  APPEND ${ROOT} \\`, '    ip=dhcp rw'],
      [`  APPEND ${ROOT} \\`, ' ip=dhcp \\', ' rw'],
      [`  APPEND ${ROOT} \\`, ' rw ip=dhcp'],
      ['  APPEND \\', `    ${ROOT} rw \\`, '    ip=dhcp'],
    ])
      assert.deepEqual(all(lines(...append)), [`${rule} error`], append.join('|'));
    assert.match(
      said(lines('  APPEND ip=dhcp', `    ${ROOT} rw`))[0] ?? '',
      /so root=, nfsroot= and rw do not reach the kernel, and the screen shows "VFS: Cannot open root device "\(null\)"/,
    );
  });

  it('is a warning where the machine boots without them, and names the words', () => {
    const without = lines(`  APPEND ${ROOT} ip=dhcp rw`, '    quiet');
    assert.deepEqual(all(without), [`${rule} warning`]);
    assert.match(said(without)[0] ?? '', /so quiet does not reach the kernel\. Write/);
    assert.deepEqual(all(lines(`  APPEND ${ROOT} ip=dhcp\\`, '    rw')), [`${rule} warning`]);
    const many = lines(`  APPEND ${ROOT} ip=dhcp rw \\`, ' console=tty0 console=ttyS0 a b \\', ' c d');
    assert.deepEqual(texts(rule, many).length, 1);
    assert.match(said(many)[0] ?? '', /so console=, a, b and 2 more do not reach/);
    const console = lines(`  APPEND ${ROOT} ip=dhcp rw`, '  console=ttyS0,115200');
    assert.deepEqual(all(console), [`${rule} warning`]);
  });

  it('leaves other lines alone', () => {
    for (const append of [
      [`  APPEND ${ROOT} ip=dhcp rw \\`],
      [`  APPEND ${ROOT} ip=dhcp rw \\`, '  IPAPPEND 2'],
      [`  APPEND ${ROOT} ip=dhcp rw`, '# quiet'],
    ])
      assert.deepEqual(texts(rule, lines(...append)), [], append.join('|'));
    for (const other of ['TIMEOUT=50', 'INITD initrd.img', 'initrd=initrd.img'])
      assert.deepEqual(
        texts('pxe/unknown-directive', lines(`  APPEND ${ROOT} ip=dhcp rw`, other)).length,
        1,
        other,
      );
    assert.deepEqual(
      texts('pxe/unknown-directive', lines(`  APPEND ${ROOT} ip=dhcp rw`, '', '  quiet')).length,
      1,
    );
  });

  it('tells of words of an APPEND that another one replaces with the line that has them', () => {
    const of = (...text: Parameters<typeof label>) => ({ [CONFIG]: label(...text) });
    const three = of('rw', `  APPEND ip=dhcp\n  APPEND ${ROOT}\n`);
    assert.deepEqual(all(three), ['pxe/setting-replaced error']);
    assert.deepEqual(all(of(ROOT, '  APPEND rw ip=dhcp\n')), ['pxe/setting-replaced error']);
  });
});
