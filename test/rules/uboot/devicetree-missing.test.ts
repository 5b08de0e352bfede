/** Labels with a device tree go in, the findings of uboot/devicetree-missing come out. */
import assert from 'node:assert/strict';
import { CONFIG, texts } from '../support.js';

describe('uboot/devicetree-missing', () => {
  const files = { 'srv/tftp/vmlinuz': '', 'srv/tftp/board.dtb': '', 'srv/tftp/pxelinux.0': '' };
  const label = (line: string) =>
    `LABEL linux\n  KERNEL vmlinuz\n  ${line}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`;
  const found = (line: string, more = '') =>
    texts('uboot/devicetree-missing', { ...files, [CONFIG]: `DEFAULT linux\n${label(line)}${more}` });

  it('finds both words for it', () => {
    assert.deepEqual(found('FDT bord.dtb'), ['error bord.dtb']);
    assert.deepEqual(found('DEVICETREE bord.dtb'), ['error bord.dtb']);
  });

  it('is silent about the file that is there, a folder of them, no file, variables, and where another label may start', () => {
    for (const line of ['FDT board.dtb', 'FDTDIR dtbs', 'FDT -', 'FDT ${fdtfile}'])
      assert.deepEqual(found(line), [], line);
    assert.deepEqual(found('FDT bord.dtb', label('FDT board.dtb').replace('linux', 'other')), []);
  });

  it('leaves one that is empty to the finding of that', () => {
    const site = { ...files, 'srv/tftp/vmlinuz': 'x', [CONFIG]: `DEFAULT linux\n${label('FDT board.dtb')}` };
    assert.deepEqual(texts('tftp/empty-file', site), ['error board.dtb']);
    assert.deepEqual(texts('tftp/empty-file', { ...site, 'srv/tftp/board.dtb': 'x' }), []);
  });
});
