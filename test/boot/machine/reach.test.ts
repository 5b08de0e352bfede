/** Servers out of a machine's reach go in; which lines are told, and what each firmware shows, comes out. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../server/boot/index.js';
import { siteOf } from '../../support/site.js';

/** Id and effect of each fault with the text of its lines, and what the screen shows. */
function told(statements: string, firmware: Firmware = 'bios') {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n${statements}\n}\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node, firmware)
    .stages.flatMap(({ faults }) => faults)
    .filter(({ id }) => /next-server-loopback|router-missing/.test(id))
    .map(({ id, effect, at, others, console }) => {
      const text = [at, ...others].map(({ file, span }) =>
        site.files.get(file)?.document.text.slice(span.start, span.end),
      );
      return [`${id} ${effect} at ${text.join(' | ')}`, console];
    });
}

describe('a server that is out of reach', () => {
  const FILE = 'filename "pxelinux.0";';
  const FAR = `next-server 10.0.0.1; ${FILE}`;
  const missing =
    'dhcp/router-missing-remote-server stops at next-server 10.0.0.1; | subnet 192.168.1.0 netmask 255.255.255.0';

  it('is told with what each firmware shows, as far as that has been seen', () => {
    const shown = (firmware: Firmware) => told(FAR, firmware);
    assert.deepEqual(shown('bios'), [[missing, 'PXE-E11: ARP timeout']]);
    assert.deepEqual(shown('ipxe'), [[missing, 'tftp://10.0.0.1/pxelinux.0... Connection timed out']]);
    assert.deepEqual(shown('efi-x64'), [[missing, undefined]]);
  });

  it('is the machine itself where it is told a loopback address', () => {
    const shown = (firmware: Firmware) => told(`next-server 127.0.0.1; ${FILE}`, firmware);
    const itself = 'dhcp/next-server-loopback stops at next-server 127.0.0.1;';
    assert.deepEqual(shown('bios'), [[itself, 'PXE-E32: TFTP open timeout']]);
    assert.deepEqual(shown('ipxe'), [[itself, 'tftp://127.0.0.1/pxelinux.0... Connection timed out']]);
    assert.deepEqual(shown('efi-arm64'), [[itself, undefined]]);
  });

  it('is not known to be where what the machine is told of its network is not', () => {
    const open = 'substring (option dhcp-client-identifier, 0, 4)';
    for (const option of [
      `option subnet-mask = ${open};`,
      'option subnet-mask some-name;',
      `option routers = ${open};`,
      'option routers 192.168.2.1;',
    ])
      assert.deepEqual(told(`${FAR} ${option}`), [], option);
    // A computed value that comes to nothing leaves the mask of the subnet.
    assert.deepEqual(told(`${FAR} option subnet-mask = option user-class;`).length, 1);
  });

  it('is reached by a URL in its own way', () => {
    assert.deepEqual(told('next-server 10.0.0.1; filename "http://10.0.0.1/x";', 'ipxe'), []);
  });
});
