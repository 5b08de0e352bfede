/** The names PXELINUX asks for and what it starts: configuration files go in, the stage is compared. */
import assert from 'node:assert/strict';
import { answerDhcp } from '../../../../server/boot/dhcp/dhcpd/server.js';
import {
  type Found,
  findConfiguration,
  prefixOf,
  searchNames,
} from '../../../../server/boot/loaders/configurations.js';
import { start } from '../../../../server/boot/loaders/pxelinux/start.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import { macOf } from '../../../support/mac.js';
import { address, pxeConfig, type SmallSite, smallSite } from '../../support.js';

const mac = macOf('00:40:63:c2:ca:c9');

const fixed = `subnet 192.168.1.0 netmask 255.255.255.0 { range 192.168.1.100 192.168.1.110; }
  host n { hardware ethernet ${mac}; fixed-address 192.168.1.21; }`;

function stage(parts: SmallSite, bootFile = 'pxelinux.0', client = mac): Found {
  const site = smallSite({ dhcp: fixed, ...parts });
  return findConfiguration(site, bootFile, answerDhcp(site, firmwareClient('bios', client)));
}

function used({ config }: Found): string {
  return config.kind === 'value' ? config.value.name : config.kind;
}

const linux = 'DEFAULT a\nLABEL a\n KERNEL k\n';

describe('the names PXELINUX asks for', () => {
  it('have the directory of the boot file before them', () => {
    assert.equal(prefixOf('/pxelinux.0'), '/');
    assert.equal(prefixOf('pxelinux.0'), '');
    assert.equal(prefixOf('/boot/x-64/pxelinux.0'), '/boot/x-64/');
    assert.equal(prefixOf('10.0.0.1::pxelinux.0'), '10.0.0.1::');
  });

  it('are the MAC, eight lengths of the address, and default', () => {
    assert.deepEqual(searchNames(mac, address('192.168.1.21')), [
      '01-00-40-63-c2-ca-c9',
      'C0A80115',
      'C0A8011',
      'C0A801',
      'C0A80',
      'C0A8',
      'C0A',
      'C0',
      'C',
      'default',
    ]);
  });

  it('are tried in order, letter for letter', () => {
    assert.equal(
      used(stage({ pxe: { default: linux, C0A80115: linux, '01-00-40-63-c2-ca-c9': linux } })),
      '01-00-40-63-c2-ca-c9',
    );
    assert.equal(used(stage({ pxe: { default: linux, C0A80115: linux } })), 'C0A80115');
    assert.equal(used(stage({ pxe: { default: linux, c0a80115: linux, C0A8: linux } })), 'C0A8');
    assert.equal(used(stage({ pxe: { '01-00-40-63-C2-CA-C9': linux } })), 'none');
  });

  it('are not known for some addresses of a range only', () => {
    const other = macOf('02:00:00:00:00:09');
    assert.equal(used(stage({ pxe: { default: linux, C0A80164: linux } }, 'pxelinux.0', other)), 'unknown');
    assert.equal(used(stage({ pxe: { default: linux, C0A801: linux } }, 'pxelinux.0', other)), 'C0A801');
    assert.equal(used(stage({ pxe: { default: linux, C0A80115: linux } }, 'pxelinux.0', other)), 'default');
  });

  it('take the file of option 209 first, and the prefix of option 210', () => {
    const named = `${fixed} option loader-configfile "pxelinux.cfg/special";`;
    assert.equal(used(stage({ dhcp: named, pxe: { default: linux, special: linux } })), 'special');
    const prefixed = stage({ dhcp: `${fixed} option loader-pathprefix "/sub/";`, pxe: { default: linux } });
    assert.equal(prefixed.prefix, '/sub/');
    assert.equal(used(prefixed), 'unknown');
    const own = `option space px; option px.prefix code 210 = text; site-option-space "px"; ${fixed} option px.prefix "/";`;
    assert.equal(stage({ dhcp: own, pxe: { default: linux } }).prefix, '/');
  });
});

describe('what PXELINUX starts by itself', () => {
  const label = (text: string): string => {
    const started = start(pxeConfig('default', text));
    if (started.bareCommand !== undefined) return `file ${started.bareCommand}`;
    return started.label.kind === 'value'
      ? started.label.value.name.value
      : (started.waits ?? started.label.kind);
  };

  it('is the label of DEFAULT, letter for letter, else a file', () => {
    assert.equal(label('DEFAULT linux\nLABEL x\n KERNEL k\nLABEL linux\n KERNEL k\n'), 'linux');
    assert.equal(label('DEFAULT Linux\nLABEL linux\n KERNEL k\n'), 'file Linux');
    assert.equal(label('LABEL linux\n KERNEL k\n'), 'nothing said');
  });

  it('is ONTIMEOUT where a prompt times out', () => {
    const text = 'DEFAULT a\nONTIMEOUT b\nPROMPT 1\nTIMEOUT 50\nLABEL a\n KERNEL k\nLABEL b\n KERNEL k\n';
    assert.equal(label(text), 'b');
    assert.equal(label(text.replace('PROMPT 1', 'PROMPT 0')), 'a');
  });

  it('is the preselected entry of a menu', () => {
    const labels = 'LABEL a\n KERNEL k\nLABEL b\n KERNEL k\n';
    assert.equal(label(`UI menu.c32\nTIMEOUT 50\n${labels}`), 'a');
    assert.equal(label(`UI vesamenu.c32\nTIMEOUT 50\n${labels} MENU DEFAULT\n`), 'b');
    assert.equal(label(`DEFAULT menu.c32\nONTIMEOUT b\nTIMEOUT 50\n${labels}`), 'b');
    assert.equal(label(`UI other.c32\n${labels}`), 'unknown');
    assert.equal(start(pxeConfig('default', `UI menu.c32\n${labels}`)).assumptions.length, 1);
  });
});
