/** Scripts go in; what ipxe/command-in-words finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings, texts } from '../support.js';

/** `line`s of a second script beside that of the machine. */
const found = (lines: string): string[] =>
  texts('ipxe/command-in-words', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/command-in-words', () => {
  it('finds goto with a label of the script, and a second set', () => {
    assert.deepEqual(found(':start\nboot goto start'), ['warning goto']);
    assert.deepEqual(found(':start\nkernel a b goto start'), ['warning goto']);
    assert.deepEqual(found('set a 1 set b 2\nkernel ${b}'), ['warning set']);
    assert.deepEqual(found('set a 1 set menu-timeout 2'), ['warning set']);
  });

  it('finds half of a sign that joins commands, and is the only one to do so', () => {
    assert.deepEqual(found(':start\nboot | goto start'), ['warning |']);
    assert.deepEqual(found('kernel a b & boot'), ['warning &']);
    assert.deepEqual(found('kernel a b | c'), []);
    const site = ipxeSite({
      'srv/tftp/boot.ipxe': `#!ipxe\n:start\nkernel vmlinuz a\nboot | goto start\n`,
      'srv/tftp/vmlinuz': '',
      'srv/tftp/undionly.kpxe': '',
    });
    const rules = findings({ 'etc/dhcp/dhcpd.conf': undefined, 'etc/default/tftpd-hpa': undefined, ...site });
    assert.deepEqual(
      rules.map(({ rule, severity }) => `${rule} ${severity}`),
      ['ipxe/command-in-words error'],
    );
  });

  it('is silent where the words are words', () => {
    assert.deepEqual(found(':start\necho Press a key to goto start'), []);
    assert.deepEqual(found(':start\nboot || goto start'), []);
    assert.deepEqual(found('boot goto start'), []);
    assert.deepEqual(found('set title A set of tools'), []);
    assert.deepEqual(found('set a set'), []);
  });
});
