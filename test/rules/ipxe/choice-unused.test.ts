/** Menus go in, what ipxe/choice-unused finds in them comes out. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

const found = (lines: string): string[] =>
  texts('ipxe/choice-unused', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/choice-unused', () => {
  const menu = (choose: string): string => `menu\nitem a A\nitem b B\n${choose}:a\nexit\n:b\nreboot`;

  it('finds a choice that nothing asks for', () => {
    assert.deepEqual(found(menu('choose x\n')), ['warning choose x']);
    assert.deepEqual(found(menu('choose --timeout 9000 x || goto a\n')), ['warning choose --timeout 9000 x']);
    assert.deepEqual(found(menu('choose x && goto x ||\n')), ['warning choose x']);
  });

  it('finds a menu that is never shown', () => {
    assert.deepEqual(found(menu('echo Now\n')), ['warning menu']);
    assert.deepEqual(found(menu('')), []);
  });

  it('is silent where the choice is asked for, or a value is shown', () => {
    assert.deepEqual(found(menu('choose x && goto ${x}\n')), []);
    assert.deepEqual(found(menu('choose x\niseq ${x} b && goto b ||\n')), []);
    // The slip is told where it stands.
    assert.deepEqual(found(menu('choose target\ngoto ${taget}\n')), []);
    assert.deepEqual(found(menu('choose target\ngoto ${target\n')), []);
    assert.deepEqual(found(menu('choose x\ngoto part-${x:string} ||\n')), []);
    assert.deepEqual(found('menu\nitem ip Address ${ip}\nitem gw ${gateway}\nchoose empty ||\nexit'), []);
    assert.deepEqual(found(menu('choose x\n').replace(':b', ':{{ b }}')), []);
    assert.deepEqual(found(menu('chain shows.ipxe\n')), []);
  });

  it('is silent where an option of choose is wrong, which is told there', () => {
    assert.deepEqual(found(menu('choose --timout 9000 x\n')), []);
    assert.deepEqual(found(menu('choose --timeout 9000 x\n')), ['warning choose --timeout 9000 x']);
  });
});
