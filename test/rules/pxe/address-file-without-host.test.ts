/** Names of files in hex and machines go in; whether a name is taken for a slip comes out. */
import assert from 'node:assert/strict';
import { all, CONFIG, DHCPD, findings, label, ROOT } from '../support.js';

const RULE = 'pxe/address-file-without-host';
const BOOT = label(`${ROOT} ip=dhcp rw`);
const host = (name: string, address: string) =>
  `host ${name} { hardware ethernet 00:40:63:c2:ca:${address.slice(-2)}; fixed-address ${address}; }\n`;
const dhcpd = (hosts: string, more = '') =>
  `authoritative;\nsubnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n${more}}\n${hosts}`;
const LOCAL = { 'srv/tftp/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n' };

describe(RULE, () => {
  const at = (files: Readonly<Record<string, string>>, config = dhcpd(host('node21', '192.168.1.21'))) =>
    findings({
      [CONFIG]: undefined,
      [DHCPD]: config,
      ...LOCAL,
      ...Object.fromEntries(
        Object.entries(files).map(([name, text]) => [`srv/tftp/pxelinux.cfg/${name}`, text]),
      ),
    })
      .filter(({ rule }) => rule === RULE)
      .map(({ message }) => /Rename the file to (\w+)/.exec(message)?.[1]);

  it('finds two digits that have changed their places, and a wrong one', () => {
    assert.deepEqual(at({ C0A80151: BOOT }), ['C0A80115']);
    assert.deepEqual(at({ C0A80125: BOOT }), ['C0A80115']);
  });

  it('is silent where a machine has the address, or may get it', () => {
    const two = dhcpd(host('node21', '192.168.1.21') + host('node81', '192.168.1.81'));
    assert.deepEqual(at({ C0A80151: BOOT }, two), []);
    const range = dhcpd(host('node21', '192.168.1.21'), '  range 192.168.1.80 192.168.1.90;\n');
    assert.deepEqual(at({ C0A80151: BOOT }, range), []);
  });

  it('is silent where the machine has a file, by either name, and where two may be meant', () => {
    assert.deepEqual(at({ C0A80151: BOOT, C0A80115: BOOT }), []);
    assert.deepEqual(at({ C0A80151: BOOT, '01-00-40-63-c2-ca-21': BOOT }), []);
    const two = dhcpd(host('node21', '192.168.1.21') + host('node22', '192.168.1.65'));
    assert.deepEqual(at({ C0A80151: BOOT }, two), []);
  });

  it('is one finding where the machine finds no file for it', () => {
    const files = {
      [CONFIG]: undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/pxelinux.cfg/C0A80151': BOOT,
    };
    assert.deepEqual(all(files), ['pxe/no-config-for-client error']);
  });
});
