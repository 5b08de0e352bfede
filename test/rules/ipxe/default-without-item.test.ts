/** Scripts go in; what ipxe/default-without-item finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

/** `line`s of a second script beside that of the machine. */
const found = (lines: string): string[] =>
  texts('ipxe/default-without-item', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/default-without-item', () => {
  const menu = (items: string, options: string): string =>
    `menu\n${items}\nchoose ${options} x && goto \${x}\n:a\nexit`;

  it('finds a default that is no item', () => {
    assert.deepEqual(found(menu('item a A', '--default b')), ['info b']);
    assert.deepEqual(found(menu('item a A', '-d b -t 5')), ['info b']);
    // The words of this item are not exchanged, which are exchanged in the other.
    assert.deepEqual(found(menu('item a A with more', '--default A')), ['info A']);
    assert.deepEqual(found(menu('item a A', '--default A')), []);
  });

  it('leaves it to the item where the label has that name, and that of the item is none', () => {
    const lines = (item: string): string =>
      `menu\nitem ${item} A\nchoose --default live x && goto \${x}\n:live\nexit`;
    assert.deepEqual(found(lines('lvie')), []);
    assert.deepEqual(found(lines('disk')), ['info live']);
  });

  it('is silent where it is one, or may be', () => {
    assert.deepEqual(found(menu('item a A', '--default a')), []);
    assert.deepEqual(found(menu('item a A', '--default ${b}')), []);
    assert.deepEqual(found(menu('item ${a} A\nitem a A', '--default b')), []);
    assert.deepEqual(found(menu('item a A', '--timeout 5')), []);
    // A program may fill in the item.
    assert.deepEqual(found(menu('item a A\n{% for one in more %}', '--default b')), []);
    // That of another menu is none of this one.
    assert.deepEqual(found(`menu\nitem b B\nchoose y\n${menu('item a A', '--default b')}`), ['info b']);
  });
});
