/** Scripts of iPXE go in, the findings of ipxe/name-misspelt come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { IPXE_WORDS, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('ipxe/name-misspelt', () => {
  /** What is underlined, and what it is to be. */
  function found(commands: string, more: Readonly<Record<string, string>> = {}): string[] {
    const script = `#!ipxe\n${commands}\nboot\n`;
    const site = siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script, ...more }));
    return lint(site)
      .findings.filter(({ rule }) => rule === 'ipxe/name-misspelt')
      .map(({ place, fixes }) => {
        const text = site.files.get(place.file)?.document.text ?? '';
        const [edit] = fixes()[0]?.edits[0]?.edits ?? [];
        return `${text.slice(place.span.start, place.span.end)} → ${edit?.newText ?? 'nothing'}`;
      });
  }

  it('finds slips of names that all the world knows', () => {
    assert.deepEqual(found(`kernel /vmlnuz ${IPXE_WORDS}`), ['/vmlnuz → /vmlinuz']);
    assert.deepEqual(found(`kernel http://192.168.1.1/a/bzImgae ${IPXE_WORDS}`), [
      'http://192.168.1.1/a/bzImgae → http://192.168.1.1/a/bzImage',
    ]);
    assert.deepEqual(found('chain undionlly.kpxe'), ['undionlly.kpxe → undionly.kpxe']);
    assert.deepEqual(found('chain ipxeefi'), ['ipxeefi → ipxe.efi']);
  });

  it('finds words for an image that no command before loads', () => {
    const loaded = `kernel vmlinuz\ninitrd --name ramdisk initrd.img`;
    assert.deepEqual(found(`${loaded}\nimgargs vmlinux ${IPXE_WORDS}`), ['vmlinux → vmlinuz']);
    assert.deepEqual(found(`${loaded}\nimgselect vmlinux`), ['vmlinux → vmlinuz']);
    for (const name of ['vmlinuz', 'ramdisk', 'other'])
      assert.deepEqual(found(`${loaded}\nimgargs ${name} ${IPXE_WORDS}`), [], name);
    // Which of two is meant is not known.
    assert.deepEqual(found(`kernel vmlinuz1\ninitrd vmlinuz2\nimgargs vmlinuz ${IPXE_WORDS}`), []);
  });

  it('finds slips of files and folders that are there', () => {
    const there = {
      'srv/tftp/ipxe/node-a.ipxe': '#!ipxe\nexit\n',
      'srv/tftp/ipxe/node-b.ipxe': '#!ipxe\nexit\n',
    };
    assert.deepEqual(found('chain ipxe/node-aa.ipxe', there), ['ipxe/node-aa.ipxe → ipxe/node-a.ipxe']);
    assert.deepEqual(found('chain ipe/node-a.ipxe', there), ['ipe/node-a.ipxe → ipxe/node-a.ipxe']);
    assert.deepEqual(found('chain ixpe/${mac:hexhyp}.ipxe', there), [
      'ixpe/${mac:hexhyp}.ipxe → ipxe/${mac:hexhyp}.ipxe',
    ]);
    assert.deepEqual(found('chain ipxe/${mac:hexhyp}.pixe', there), [
      'ipxe/${mac:hexhyp}.pixe → ipxe/${mac:hexhyp}.ipxe',
    ]);
  });

  it('finds a slip of a name that other commands load', () => {
    const one = '/lab/linux-lab';
    assert.deepEqual(found(`kernel ${one}\nkernel /lab/linx-lab\nkernel ${one}`), [`/lab/linx-lab → ${one}`]);
    // Of two that are asked for once each nobody knows which is right.
    assert.deepEqual(found(`kernel ${one}\nkernel /lab/linx-lab`), []);
    assert.deepEqual(found(`kernel ${one}\nkernel /bal/linx-lab\nkernel ${one}`), []);
  });

  it('finds a word of the kernel in the place of its name', () => {
    assert.deepEqual(found(`kernel ${IPXE_WORDS}`), ['root=/dev/nfs → nothing']);
  });

  it('is silent about versions, numbers, other capitals and names of one’s own', () => {
    const there = {
      'srv/tftp/vmlinuz-6.1.1': '',
      'srv/tftp/menu.ipxe~': '',
      'srv/tftp/lpxelinux.0': '',
      'srv/tftp/ipxe/node-1.ipxe': '#!ipxe\nexit\n',
    };
    for (const command of [
      `kernel vmlinuz ${IPXE_WORDS}`,
      `kernel vmlinux ${IPXE_WORDS}`,
      'chain menu.ipxe',
      'chain ipxe/node-2.ipxe',
      'chain BOOTX64.EFI',
      'chain boot64.efi',
      'chain ipxe/${mac:hexhyp}.ipxe',
      'chain ${name}.ipxe',
      'chain http://192.168.1.9/ipxe.efi',
    ])
      assert.deepEqual(found(command), [], command);
    for (const command of ['kernel vmlinuz-6.1.2', 'chain pxelinux.0', 'chain ipxe/node-2.ipxe'])
      assert.deepEqual(
        found(command, there).filter((one) => !one.endsWith('→ nothing')),
        [],
        command,
      );
  });
});
