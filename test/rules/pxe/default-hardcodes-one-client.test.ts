/** Sites whose default names the root of one node go in, the findings of pxe/default-hardcodes-one-client come out. */
import assert from 'node:assert/strict';
import { CONFIG, DHCPD, label, lines, ROOT } from '../support.js';

const HOST = `host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`;

const dhcpd = (more: string, hosts = HOST) =>
  `authoritative;\nsubnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n${more}}\n${hosts}`;

const found = (text: string | undefined) =>
  lines('pxe/default-hardcodes-one-client', {
    [CONFIG]: undefined,
    'srv/tftp/pxelinux.cfg/default': label(`${ROOT} ip=dhcp rw`),
    [DHCPD]: text,
  });

describe('pxe/default-hardcodes-one-client', () => {
  it('is silent where dhcpd answers nobody but the owner of the root', () => {
    assert.deepEqual(found(dhcpd('')), []);
  });

  it('finds it where others are answered, or may be', () => {
    const other = 'host node22 {\n  hardware ethernet 00:40:63:11:22:33;\n  fixed-address 192.168.1.22;\n}\n';
    assert.deepEqual(found(dhcpd('', HOST + other)), ['warning 4']);
    assert.deepEqual(found(dhcpd('  range 192.168.1.100 192.168.1.120;\n')), ['warning 4']);
    assert.deepEqual(found(`include "/etc/dhcp/hosts.conf";\n${dhcpd('')}`), ['warning 4']);
    assert.deepEqual(found(`omapi-port 7911;\n${dhcpd('')}`), ['warning 4']);
  });

  it('is silent where the range is closed to machines that no host names', () => {
    const closed = '  pool {\n    deny unknown-clients;\n    range 192.168.1.100 192.168.1.120;\n  }\n';
    assert.deepEqual(found(dhcpd(closed)), []);
  });
});
