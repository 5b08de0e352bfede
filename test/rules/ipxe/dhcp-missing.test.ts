/** Scripts that are built into iPXE go in; what ipxe/dhcp-missing finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings } from '../support.js';

const found = (script: string, name = 'embed.ipxe'): string[] =>
  findings({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ [`srv/tftp/${name}`]: `#!ipxe\n${script}\n` }),
  })
    .filter(({ rule }) => rule === 'ipxe/dhcp-missing')
    .map(({ severity, line }) => `${severity} ${line}`);

const CHAIN = 'chain http://${next-server}/boot.ipxe';

describe('ipxe/dhcp-missing', () => {
  it('finds a file that is loaded before DHCP is asked', () => {
    assert.deepEqual(found(CHAIN), ['warning 2']);
    assert.deepEqual(found(`echo Hello\nsleep 3\n${CHAIN} || shell`, 'ipxe-embedded.ipxe'), ['warning 4']);
    assert.deepEqual(found('kernel tftp://10.0.0.1/vmlinuz\nboot'), ['warning 2']);
    assert.deepEqual(found(`${CHAIN}\ndhcp`), ['warning 2']);
  });

  it('finds one whose server a setting names', () => {
    assert.deepEqual(found('set base http://${next-server}\nchain ${base}/boot.ipxe || shell'), [
      'warning 3',
    ]);
    assert.deepEqual(found('dhcp\nset base http://${next-server}\nchain ${base}/boot.ipxe'), []);
    assert.deepEqual(found('set base menus\nchain ${base}/boot.ipxe'), []);
  });

  it('is silent where something sets up the network card', () => {
    for (const before of [
      'dhcp',
      'dhcp net0 || goto retry',
      'ifconf',
      'set net0/ip 10.0.0.5',
      ':retry\ndhcp',
    ])
      assert.deepEqual(found(`${before}\n${CHAIN}`), [], before);
    assert.deepEqual(found('autoboot'), []);
  });

  it('is silent about what is built in besides, and about scripts that are loaded', () => {
    assert.deepEqual(found('kernel vmlinuz\ninitrd initrd.gz\nboot'), []);
    assert.deepEqual(found(CHAIN, 'menu.ipxe'), []);
    assert.deepEqual(found(CHAIN, 'embed/menu.ipxe'), []);
  });
});
