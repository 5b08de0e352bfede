/** Sites with one change go in, the findings of roottree/server-services-copied come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { findings } from '../support.js';

const NODE = 'diskless/node21';

describe('roottree/server-services-copied', () => {
  const said = (...names: readonly string[]) =>
    findings({
      [`${NODE}/sbin/init`]: '',
      ...Object.fromEntries(names.map((name) => [`${NODE}/etc/${name}`, ''])),
    })
      .filter(({ rule }) => rule === 'roottree/server-services-copied')
      .map(({ message }) => message);
  const WANTS = 'systemd/system/multi-user.target.wants';

  it('tells of a second DHCP server only where one is started', () => {
    assert.match(
      said('runlevels/default/dhcpd')[0] ?? '',
      /a service .*dhcpd\. A second DHCP server .* the link from/,
    );
    const [files = ''] = said(`${WANTS}/nfs-server.service`, `${WANTS}/tftpd-hpa.service`);
    assert.match(files, /services .*\. A node that gives out no files needs none of them\. Remove the links/);
    assert.match(
      said(`${WANTS}/nfs-server.service`, `${WANTS}/dhcpd.service`)[0] ?? '',
      /A second DHCP server/,
    );
  });

  it('knows the units of Debian, Red Hat and Arch, and takes no client for one', () => {
    for (const name of [
      'isc-dhcp-server',
      'dhcpd',
      'dhcpd4',
      'kea-dhcp4',
      'tftpd',
      'nfsv4-server',
      'nfs-kernel-server',
    ])
      assert.equal(said(`${WANTS}/${name}.service`).length, 1, name);
    assert.equal(said('systemd/system/sockets.target.wants/tftp.socket').length, 1);
    for (const name of ['dhcpcd.service', 'nfs-client.target', 'nfs-mountd.service', 'tftp.timer'])
      assert.deepEqual(said(`${WANTS}/${name}`), [], name);
  });
});
