/** What the core of PXELINUX makes of a configuration file. */
import assert from 'node:assert/strict';
import { pxelinux } from '../../../grammars/pxelinux/index.js';
import type { PxeConfigFile } from '../../../server/site/pxelinux/facts.js';
import { lowerPxelinux } from '../../../server/site/pxelinux/lower.js';

function lower(text: string, others: Record<string, string> = {}): PxeConfigFile {
  const source = (file: string, content: string) => ({ file, document: pxelinux.parse(content) });
  return lowerPxelinux(source('/tftp/pxelinux.cfg/default', text), (path) => {
    const content = others[path];
    return content === undefined ? undefined : source(`/tftp/${path}`, content);
  });
}

describe('lowerPxelinux', () => {
  it('reads a label with its parts and places', () => {
    const text =
      'LABEL one two\nKERNEL vmlinuz ro\nAPPEND root=/dev/nfs ip=dhcp\nINITRD a,b\nIPAPPEND 0x2\nMENU DEFAULT\n';
    const [label] = lower(text).labels;
    assert.equal(label?.name.value, 'one');
    assert.equal(label?.kernel?.file.value, 'vmlinuz');
    assert.deepEqual(
      label?.kernel?.parameters.map((parameter) => parameter.name),
      ['ro'],
    );
    assert.deepEqual(
      label?.append?.parameters.map(({ name, value }) => [name, value]),
      [
        ['root', '/dev/nfs'],
        ['ip', 'dhcp'],
      ],
    );
    const place = label?.append?.parameters[1]?.valuePlace.span;
    assert.equal(text.slice(place?.start, place?.end), 'dhcp');
    assert.deepEqual(
      label?.initrds.map(({ value }) => value),
      ['a', 'b'],
    );
    assert.equal(label?.sysappend?.value, 2);
    assert.notEqual(label?.menuDefault, undefined);
  });

  it('drops what stands in no label, and takes the last of repeated words', () => {
    const config = lower('KERNEL lost\nINITRD lost\nLABEL a\nKERNEL x\nLINUX y\nAPPEND one\nAPPEND two\n');
    assert.equal(config.labels.length, 1);
    assert.equal(config.labels[0]?.kernel?.file.value, 'y');
    assert.equal(config.labels[0]?.append?.text.value, 'two');
  });

  it('lets LOCALBOOT and KERNEL replace each other', () => {
    assert.equal(lower('LABEL a\nKERNEL x\nLOCALBOOT 0\n').labels[0]?.kernel, undefined);
    assert.equal(lower('LABEL a\nLOCALBOOT 0\nKERNEL x\n').labels[0]?.localBoot, undefined);
  });

  it('knows APPEND - and the global APPEND', () => {
    const config = lower('APPEND root=/dev/nfs\nLABEL a\nKERNEL x\nLABEL b\nKERNEL x\nAPPEND -\n');
    assert.equal(config.append?.text.value, 'root=/dev/nfs');
    assert.equal(config.labels[0]?.append, undefined);
    assert.equal(config.labels[1]?.append?.cleared, true);
  });

  it('gives each label the global values of its time', () => {
    const config = lower(
      'APPEND early\nIPAPPEND 1\nLABEL a\nKERNEL x\nMENU SEPARATOR\nAPPEND late\nIPAPPEND 2\nLABEL b\nKERNEL x\n',
    );
    assert.equal(config.append?.text.value, 'late');
    assert.equal(config.labels[0]?.append?.text.value, 'early');
    assert.equal(config.labels[0]?.sysappend?.value, 1);
    assert.equal(config.labels[1]?.append, undefined);
    const none = lower('LABEL a\nKERNEL x\nMENU END\nAPPEND late\nSYSAPPEND 3\n').labels[0];
    assert.deepEqual(
      [none?.append?.text.value, none?.append?.cleared, none?.sysappend?.value],
      ['', true, 0],
    );
  });

  it('reads global words wherever they stand and numbers as C does', () => {
    const config = lower(
      'LABEL a\nTIMEOUT 50 # five seconds\nPROMPT yes\nTOTALTIMEOUT\nSYSAPPEND 010\nIMPLICIT 0\n',
    );
    assert.deepEqual(
      [config.timeout?.value, config.prompt?.value, config.totalTimeout?.value, config.implicit],
      [50, 0, 0, false],
    );
    assert.equal(config.labels[0]?.sysappend?.value, 8);
    const command = lower('DEFAULT old\nDEFAULT /bzImage root=/dev/nfs\nUI menu.c32 x\nONTIMEOUT l\n');
    assert.equal(command.default?.word.value, '/bzImage');
    assert.equal(command.default?.parameters[0]?.value, '/dev/nfs');
    assert.deepEqual([command.ui?.word.value, command.onTimeout?.word.value], ['menu.c32', 'l']);
  });

  it('splices included files in, with their own places, the label left open', () => {
    const config = lower('LABEL a\nINCLUDE more.cfg tag\nAPPEND last\nMENU INCLUDE none.cfg\n', {
      'more.cfg': 'KERNEL k\nLABEL b\nKERNEL c\n',
    });
    assert.deepEqual(
      config.labels.map(({ name }) => name.value),
      ['a', 'b'],
    );
    assert.equal(config.labels[0]?.kernel?.file.value, 'k');
    assert.equal(config.labels[1]?.place.file, '/tftp/more.cfg');
    assert.equal(config.labels[1]?.append?.place.file, '/tftp/pxelinux.cfg/default');
    assert.deepEqual(
      config.includes.map(({ path, menu }) => [path.value, menu]),
      [
        ['more.cfg', false],
        ['none.cfg', true],
      ],
    );
  });

  it('cuts cycles and floods of includes', () => {
    assert.equal(
      lower('INCLUDE a\n', { a: 'LABEL x\nINCLUDE b\n', b: 'INCLUDE a\nLABEL y\n' }).labels.length,
      2,
    );
    const many: Record<string, string> = {};
    for (let i = 0; i < 16; i++) many[`f${i}`] = `INCLUDE f${i + 1}\n`.repeat(8);
    assert.ok(lower('INCLUDE f0\n', many).includes.length < 10_000);
  });

  it('notes U-Boot words and makes no fact of a LABEL without a name', () => {
    assert.equal(lower('LABEL a\nFDT x\n').uboot, true);
    const config = lower('LABEL\nKERNEL x\nAPPEND y\n');
    assert.deepEqual(config.labels, []);
    assert.equal(config.append, undefined);
  });
});
