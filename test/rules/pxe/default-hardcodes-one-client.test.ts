/** Sites whose default names the root of one node go in, the findings of pxe/default-hardcodes-one-client come out. */
import assert from 'node:assert/strict';
import { byDnsmasq, CONFIG, DHCPD, findings, label, lines, ROOT, SERVES } from '../support.js';

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

  it('looks into what default includes', () => {
    const included = (files: Record<string, string>) =>
      lines('pxe/default-hardcodes-one-client', {
        [CONFIG]: undefined,
        'srv/tftp/pxelinux.cfg/default': 'INCLUDE pxelinux.cfg/common\n',
        ...files,
        [DHCPD]: dhcpd('  range 192.168.1.100 192.168.1.120;\n'),
      });
    assert.deepEqual(included({ 'srv/tftp/pxelinux.cfg/common': label(`${ROOT} ip=dhcp rw`) }), [
      'warning 4',
    ]);
  });

  it('is silent where the range is closed to machines that no host names', () => {
    const closed = '  pool {\n    deny unknown-clients;\n    range 192.168.1.100 192.168.1.120;\n  }\n';
    assert.deepEqual(found(dhcpd(closed)), []);
  });

  it('knows the machines of dnsmasq', () => {
    const at = (path: string, hosts: string) =>
      findings(
        byDnsmasq(`${SERVES}${hosts}`, {
          [CONFIG]: undefined,
          'srv/tftp/pxelinux.cfg/default': label(
            `root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 ip=dhcp rw`,
          ),
        }),
      ).filter(({ rule }) => rule === 'pxe/default-hardcodes-one-client').length;
    for (const name of ['node21', '192.168.1.21', '00-40-63-c2-ca-c9'])
      assert.equal(at(`/diskless/${name}`, ''), 1, name);
    assert.equal(at('/diskless/common', ''), 0);
  });

  it('is silent where the file names no root, and the kernel asks for one by its address', () => {
    const rule = 'pxe/default-hardcodes-one-client';
    const other = 'host node22 {\n  hardware ethernet 00:40:63:11:22:33;\n  fixed-address 192.168.1.22;\n}\n';
    const files = { [CONFIG]: undefined, [DHCPD]: dhcpd('', HOST + other) };
    const words = label('root=/dev/nfs ip=dhcp rw');
    assert.deepEqual(lines(rule, { ...files, 'srv/tftp/pxelinux.cfg/default': words }), []);
  });
});
