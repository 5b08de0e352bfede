/** Leases files go in, the hosts that dhcpd knows from them come out, and what it answers them. */
import assert from 'node:assert/strict';
import { dhcpServer, firmwareClient } from '../../../server/boot/index.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';

const MAC = macOf('52:54:00:00:00:57');
const CONF =
  'omapi-port 7911;\nsubnet 192.168.1.0 netmask 255.255.255.0 { range 192.168.1.200; deny unknown-clients; }\n';
const HOST = `host r7 {
  dynamic;
  hardware ethernet ${MAC};
  fixed-address 192.168.1.57;
        supersede server.next-server = c0:a8:01:05;
        supersede server.filename = "pxelinux.0";
}
`;
const LEASE =
  'lease 192.168.1.200 {\n  starts 4 2030/01/01 10:00:00;\n  hardware ethernet 52:54:00:00:00:99;\n}\n';
const DEBIAN = 'var/lib/dhcp/dhcpd.leases';

/** The address that the machine is given, and its boot file. */
function told(leases: string, path = DEBIAN, conf = CONF): string {
  const site = siteOf({ 'etc/dhcp/dhcpd.conf': conf, [path]: leases });
  const { address, filename, answered } = dhcpServer(site).answer(firmwareClient('bios', MAC), undefined);
  if (address.kind !== 'value') return answered;
  return `${formatIpv4(address.value)} ${filename.kind === 'value' ? filename.value : ''}`;
}

describe('hosts of the leases file', () => {
  it('are answered as hosts of dhcpd.conf, wherever distributions keep the file', () => {
    for (const path of [DEBIAN, 'var/lib/dhcpd/dhcpd.leases', 'var/db/dhcpd.leases'])
      assert.equal(told(LEASE + HOST, path), '192.168.1.57 pxelinux.0', path);
    const named = `lease-file-name "/srv/leases";\n${CONF}`;
    assert.equal(told(HOST, 'srv/leases', named), '192.168.1.57 pxelinux.0');
    assert.equal(told(HOST, DEBIAN, named), 'unknown');
  });

  it('are those that were declared last, and not deleted since', () => {
    assert.equal(told(LEASE), 'unknown');
    assert.equal(told(HOST + HOST.replace('.57;', '.58;')), '192.168.1.58 pxelinux.0');
    assert.equal(told(`${HOST}host r7 {\n  dynamic;\n  deleted;\n}\n`), 'unknown');
  });

  it('are no nodes of the site, and no file of it', () => {
    const site = siteOf({ 'etc/dhcp/dhcpd.conf': CONF, [DEBIAN]: HOST });
    assert.deepEqual(site.nodes, []);
    assert.ok([...site.files.keys()].every((file) => !file.endsWith('.leases')));
  });
});
