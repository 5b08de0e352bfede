/** Servers out of a machine's reach go in; which lines are told, and what each firmware shows, comes out. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../server/boot/index.js';
import { siteOf } from '../../support/site.js';

/** Id and effect of each fault with the text of its lines, and what the screen shows. */
function told(statements: string, firmware: Firmware = 'bios', more: Readonly<Record<string, string>> = {}) {
  const site = siteOf({
    ...more,
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n${statements}\n}\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node, firmware)
    .stages.flatMap(({ faults }) => faults)
    .filter(({ id }) => /server-loopback|router-missing/.test(id))
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

  it('is not known to be where nothing says which server it is', () => {
    assert.deepEqual(told(`next-server boot.example.org; ${FILE}`), []);
    assert.deepEqual(told(FILE), []);
  });

  it('is told by the line of a mask that is narrower than the network, and beside a router by that of the router', () => {
    const mask = 'option subnet-mask 255.255.255.128;';
    const near = `next-server 192.168.1.200; ${FILE} ${mask}`;
    const narrow = `dhcp/router-missing-remote-server stops at ${mask} | next-server 192.168.1.200;`;
    assert.deepEqual(told(near), [[narrow, 'PXE-E11: ARP timeout']]);
    // A mask that is wider reaches further.
    assert.deepEqual(told(`next-server 192.168.2.1; ${FILE} option subnet-mask 255.255.0.0;`), []);
    assert.equal(told(`next-server 10.0.0.1; ${FILE} option subnet-mask 255.255.0.0;`).length, 1);
  });

  it('is not known to be where a proxy names it, since the other server may tell a router', () => {
    const proxy = (range: string) => {
      const site = siteOf({
        'etc/dnsmasq.conf': `port=0\ndhcp-range=${range}\ndhcp-host=00:40:63:c2:ca:c9,n,192.168.1.21\ndhcp-option=3\nenable-tftp\ntftp-root=/srv/tftp\npxe-service=x86PC,"A",menu.0,10.0.0.1\ndhcp-boot=menu.0,,10.0.0.1\n`,
      });
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return traceBoot(site, node, 'bios').stages.flatMap(({ faults }) => faults.map(({ id }) => id));
    };
    assert.deepEqual(proxy('192.168.1.0,proxy,255.255.255.0'), []);
    assert.deepEqual(proxy('192.168.1.50,192.168.1.99,255.255.255.0'), ['dhcp/router-missing-remote-server']);
  });

  it('is reached by a URL in its own way', () => {
    assert.deepEqual(told('next-server 10.0.0.1; filename "http://10.0.0.1/x";', 'ipxe'), []);
  });
});

describe('an NFS server that is out of the reach of the kernel', () => {
  const CONSOLE = 'VFS: Unable to mount root fs via NFS.';
  const rooted = (nfsroot: string, ip: string, option = '') => {
    const line = `root=/dev/nfs nfsroot=${nfsroot}:/r ip=${ip}`;
    return told(`next-server 192.168.1.1; filename "pxelinux.0"; ${option}`, 'bios', {
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
      'srv/tftp/pxelinux.cfg/default': `DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  APPEND ${line}\n`,
    }).map(([text, console]) => {
      assert.equal(console, CONSOLE);
      return text?.replace(/^\S+ \S+ at /, '');
    });
  };
  const FAR = '10.0.0.1';
  const ROOT = `nfsroot=${FAR}:/r`;
  const SUBNET = 'subnet 192.168.1.0 netmask 255.255.255.0';

  it('is where DHCP tells no router, or one outside of the network', () => {
    assert.deepEqual(rooted(FAR, 'dhcp'), [`${ROOT} | ${SUBNET}`]);
    assert.deepEqual(rooted(FAR, 'dhcp', 'option routers 192.168.1.254;'), []);
    const outside = 'option routers 192.168.2.1;';
    assert.deepEqual(rooted(FAR, 'dhcp', outside), [`${outside} | ${ROOT} | 255.255.255.0`]);
    // What the words say of a router comes before what DHCP does.
    assert.deepEqual(rooted(FAR, '::192.168.2.9:::eth0:dhcp', 'option routers 192.168.1.254;'), []);
  });

  it('is where its own words name a network that it is not in, and no router inside', () => {
    const words = (rest: string) =>
      rooted(FAR, `192.168.1.21::${rest}::eth0:off`, 'option routers 192.168.1.254;');
    assert.deepEqual(words(':255.255.255.0'), [ROOT]);
    assert.deepEqual(words('192.168.1.1:255.255.255.0'), []);
    assert.deepEqual(words('192.168.2.1:255.255.255.0'), [ROOT]);
    // The mask that the kernel guesses is not known here.
    assert.deepEqual(words(':'), []);
    // A machine with one other in its network may be told another kind of route.
    assert.deepEqual(words('192.168.2.1:255.255.255.254'), []);
    assert.deepEqual(words('192.168.2.1:255.255.255.252'), [ROOT]);
  });

  it('is on the same wire where two networks share one', () => {
    const shared = (ip: string, wire: boolean) => {
      const two =
        'subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "pxelinux.0"; }\nsubnet 192.168.2.0 netmask 255.255.255.0 { }\n';
      const site = siteOf({
        'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
        'srv/tftp/pxelinux.cfg/default': `DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.2.1:/r ip=${ip}\n`,
        'etc/dhcp/dhcpd.conf': `${wire ? `shared-network w {\n${two}}\n` : two}host n { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
      });
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return traceBoot(site, node, 'bios').stages.flatMap(({ faults }) =>
        faults.filter(({ id }) => id === 'dhcp/router-missing-remote-server'),
      ).length;
    };
    for (const ip of ['dhcp', '192.168.1.21:::255.255.255.0::eth0:off'])
      assert.deepEqual([shared(ip, true), shared(ip, false)], [0, 1], ip);
  });

  it('is told at the boot file where that comes from there as well, but for a router that only the kernel minds', () => {
    assert.deepEqual(rooted('192.168.1.1', '192.168.2.9:::255.255.255.0::eth0:off'), []);
    assert.deepEqual(rooted('192.168.1.1', '192.168.2.9::10.0.0.1:255.255.255.0::eth0:off'), [
      'nfsroot=192.168.1.1:/r',
    ]);
  });

  it('is the machine itself where the words name a loopback address', () => {
    assert.deepEqual(rooted('127.0.0.1', 'dhcp'), ['nfsroot=127.0.0.1:/r']);
    assert.deepEqual(rooted('127.0.0.1', '192.168.1.21:::::eth0:off'), ['nfsroot=127.0.0.1:/r']);
  });
});

describe('what asks for the boot file', () => {
  it('is called as people call it', () => {
    const asks = (firmware: Firmware) => {
      const site = siteOf({
        'etc/dhcp/dhcpd.conf':
          'subnet 192.168.1.0 netmask 255.255.255.0 { next-server 10.0.0.1; filename "x"; }\nhost n { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n',
      });
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return traceBoot(site, node, firmware).stages.find(({ stage }) => stage === 'files')?.program;
    };
    const kinds = ['bios', 'ipxe', 'etherboot', 'efi-x64', 'efi-arm64'] as const;
    assert.deepEqual(kinds.map(asks), ['PXE ROM', 'iPXE', 'PXE ROM', 'UEFI', 'UEFI']);
  });
});
