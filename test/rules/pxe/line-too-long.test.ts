/** Command lines of some length go in, the findings of pxe/line-too-long come out, and its silence where all is kept. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { CONFIG, findings, label } from '../support.js';

const PATH = 'nfsroot=192.168.1.1:/diskless/node21,vers=3';
const KERNEL = 'srv/tftp/vmlinuz.config';
const kernel = miniature()[KERNEL] ?? '';

describe('pxe/line-too-long', () => {
  const found = (words: string, config = kernel) => {
    const changes = { [CONFIG]: label(words), [KERNEL]: config };
    const [verdict] = traceSite(siteOf(miniature(changes)));
    return [...findings(changes).map(({ rule, severity }) => `${rule} ${severity}`), verdict?.verdict];
  };
  /** Words of that many characters altogether, some of them before the others and some behind. */
  const line = (before: string, behind: string, length: number): string => {
    const rest = length - [before, behind].filter((one) => one !== '').join(' ').length - 'x='.length - 1;
    return [before, `x=${'x'.repeat(rest)}`, behind].filter((one) => one !== '').join(' ');
  };
  const WARNING = 'pxe/line-too-long warning';
  const ERROR = 'pxe/line-too-long error';
  const ALL = `root=/dev/nfs ${PATH} rw ip=dhcp`;

  it('is a warning where nothing is lost that the root needs', () => {
    assert.deepEqual(found(line(ALL, '', 2047)), ['boots']);
    assert.deepEqual(found(line(ALL, '', 2048)), [WARNING, 'boots']);
    assert.deepEqual(found(line(`${PATH} ip=dhcp rw`, 'root=/dev/nfs', 2100)), [WARNING, 'boots']);
  });

  it('is an error where ip=, nfsroot= or all that names the root is cut', () => {
    assert.deepEqual(found(line(`root=/dev/nfs ${PATH}`, 'rw ip=dhcp', 2048)), [ERROR, 'fails']);
    assert.deepEqual(found(line('root=/dev/nfs ip=dhcp rw', PATH, 2048)), [ERROR, 'fails']);
    assert.deepEqual(found(line('', ALL, 2200)), [ERROR, 'fails']);
  });

  it('knows what other kernels keep', () => {
    const of = (head: string) => kernel.replace('Linux/x86 6.1.0', head);
    assert.deepEqual(found(line('', ALL, 1023), of('Linux/arm 6.1.0')), ['boots']);
    assert.deepEqual(found(line('', ALL, 1024), of('Linux/arm 6.1.0')), [ERROR, 'fails']);
    assert.deepEqual(found(line('', ALL, 1024), of('Linux/arm64 6.1.0')), ['boots']);
    assert.deepEqual(found(line('', ALL, 3000), of('Linux/sparc 6.1.0')), ['boots']);
    const old = (version: string) =>
      found(line('', ALL, 300), of(`Linux/x86 ${version}`)).some((one) => one === ERROR);
    assert.deepEqual(['2.6.10', '2.6.21', '2.6.22', '2.6.32', '3.2.0'].map(old), [
      true,
      true,
      false,
      false,
      false,
    ]);
    assert.deepEqual(found(line('', ALL, 300), of('Linux/arm 2.6.10')), ['boots']);
  });

  it('leaves to a ramdisk what it knows without words', () => {
    const config = `${kernel}CONFIG_BLK_DEV_INITRD=y\n`;
    assert.deepEqual(found(line('initrd=initrd.img', ALL, 2100), config)[0], WARNING);
  });
});
