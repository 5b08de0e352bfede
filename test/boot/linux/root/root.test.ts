/** A kernel with its words and a DHCP answer go in; which server the root is mounted from comes out. */
import assert from 'node:assert/strict';
import { dhcpServer } from '../../../../server/boot/dhcp/server.js';
import { traceSite } from '../../../../server/boot/index.js';
import { rootStage } from '../../../../server/boot/linux/root/root.js';
import { kernelClient } from '../../../../server/boot/machine/profile.js';
import { none } from '../../../../server/boot/outcome.js';
import { changed, miniature } from '../../../../server/rules/about/miniature.js';
import { formatIpv4 } from '../../../../server/site/address.js';
import { macOf } from '../../../support/mac.js';
import { siteOf } from '../../../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

/** `named`: DHCP names a server. */
function server(words: string, named: boolean): string {
  const site = siteOf(
    miniature(
      changed(NAME, 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw', `${words} rw`),
    ),
  );
  const [trace] = traceSite(site);
  assert.ok(trace?.kernel);
  const answer = dhcpServer(site).answer(kernelClient(macOf('00:40:63:c2:ca:c9')), undefined);
  const root = rootStage(site, trace.kernel, named ? answer : { ...answer, nextServer: none });
  return root.server.kind === 'value' ? formatIpv4(root.server.value) : root.server.kind;
}

describe('the server of a root', () => {
  const FIELD = 'root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=:192.168.1.9:::::dhcp';

  it('is that of nfsroot=, else the one that DHCP names, else that of ip=', () => {
    assert.equal(server(FIELD.replace('=/diskless', '=192.168.1.8:/diskless'), true), '192.168.1.8');
    assert.equal(server(FIELD, true), '192.168.1.1');
    assert.equal(server(FIELD, false), '192.168.1.9');
  });

  it('is none for a kernel that is told none, and not known for dracut', () => {
    assert.equal(server('root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=dhcp', false), 'none');
    assert.equal(server('initrd=a.img root=nfs:/diskless/node21 ip=dhcp rd.neednet=1', false), 'unknown');
  });
});
