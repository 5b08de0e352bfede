/** Scripts go in; what ipxe/item-without-label finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings, texts } from '../support.js';

/** `line`s of a second script beside that of the machine. */
const found = (lines: string): string[] =>
  texts('ipxe/item-without-label', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/item-without-label', () => {
  const menu = (items: string, then = 'choose x && goto ${x}'): string => `menu\n${items}\n${then}\n:a\nexit`;

  it('finds an item that the script cannot go to', () => {
    assert.deepEqual(found(menu('item a A\nitem b B')), ['warning b']);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x && goto ${x} || reboot')), ['warning b']);
    const said = (then: string): string | undefined =>
      findings({
        'etc/dhcp/dhcpd.conf': undefined,
        'etc/default/tftpd-hpa': undefined,
        ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${menu('item a A\nitem b B', then)}\n` }),
      }).find(({ rule }) => rule === 'ipxe/item-without-label')?.message;
    assert.match(said('choose x && goto ${x} || exit 1') ?? '', /gets what stands behind \|\|: exit 1\.$/);
    assert.match(said('choose x && goto ${x}') ?? '', /gets "No such file or directory"\.$/);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose --timeout 5 x || exit\ngoto ${x}')), [
      'warning b',
    ]);
  });

  it('names the label that is meant: one that nothing leads to', () => {
    const said = (lines: string): string | undefined =>
      findings({
        'etc/dhcp/dhcpd.conf': undefined,
        'etc/default/tftpd-hpa': undefined,
        ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
      }).find(({ rule }) => rule === 'ipxe/item-without-label')?.message;
    const lines = 'menu\nitem live A\nitem disk B\nchoose x && goto ${x}\n:lvie\nexit\n:disk\nexit';
    assert.match(said(lines) ?? '', / There is a label :lvie\.$/);
    assert.doesNotMatch(said(`${lines}\ngoto lvie`) ?? 'There is a label', /There is a label/);
  });

  it('finds one behind whose goto || stands, and nothing that takes the name', () => {
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x\ngoto ${x} ||\nexit')), ['warning b']);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x\ngoto ${x} ||\nchain {{ more }}')), []);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x\ngoto ${x} ||\necho ${x:hexhyp}\nexit')), []);
  });

  it('is a note where the item shows a value', () => {
    assert.deepEqual(found(menu('item a A\nitem b Address: ${ip}')), ['info b']);
  });

  it('is silent where items are lines, have settings for names, or another way is taken', () => {
    assert.deepEqual(found(menu('item a A\nitem --kye b B')), []);
    assert.deepEqual(found(menu('item a A\nitem --gap b B\nitem')), []);
    assert.deepEqual(found(menu('item a A\nitem ${b} B')), []);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x && goto ${x} ||\nchain ${x}.ipxe')), []);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x\nchain ${x}.ipxe')), []);
    assert.deepEqual(found(menu('item a A\nitem b B', 'choose x\niseq ${x} b && exit ||\ngoto ${x}')), []);
    assert.deepEqual(found(`${menu('item a A\nitem b B')}\n:{{ label }}`), []);
  });

  it('tells of an item whose two words are exchanged, once', () => {
    const rules = (items: string, then?: string) =>
      findings({
        'etc/dhcp/dhcpd.conf': undefined,
        'etc/default/tftpd-hpa': undefined,
        ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${menu(items, then)}\n` }),
      })
        .filter(({ rule }) => rule.startsWith('ipxe/'))
        .map(({ rule, message }) => `${rule} ${/Write (.*)\.$/.exec(message)?.[1] ?? ''}`);
    const then = 'choose --default a x || goto b\ngoto ${x}\n:b\nexit';
    assert.deepEqual(rules('item Local a\nitem b B', then), ['ipxe/item-without-label item a Local']);
    assert.deepEqual(rules('item a Local\nitem b B', then), []);
    // The label is named: then the text is only like it.
    assert.deepEqual(rules('item a Local\nitem c a\nitem b B', then), ['ipxe/label-missing ']);
  });
});
