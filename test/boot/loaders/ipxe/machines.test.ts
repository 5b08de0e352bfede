/** Scripts that go by what machine runs them go in; what machines come to that no file names is compared. */
import assert from 'node:assert/strict';
import { type BootTrace, traceSite } from '../../../../server/boot/index.js';
import { assumed } from '../../../../server/service/verdict/tell.js';
import { siteOf } from '../../../support/site.js';

const KERNEL = 'kernel vmlinuz root=/dev/nfs nfsroot=${srv}:/srv/n,vers=3 ip=dhcp ro BOOTIF=01-${mac:hexhyp}';
const SERVER = 'isset ${proxydhcp/dhcp-server} && set srv ${proxydhcp/dhcp-server} || set srv ${next-server}';

const OFFERED = 'dhcp-range=10.0.0.100,10.0.0.199,255.255.255.0\n';
const PROXY = 'dhcp-range=10.0.0.0,proxy,255.255.255.0\npxe-service=tag:!ipxe,X86PC,"iPXE",undionly.kpxe\n';

/** What the machines of the network come to. */
function boot(lines: readonly string[], range = OFFERED): BootTrace {
  const site = siteOf({
    'etc/dnsmasq.conf': `port=0\n${range}enable-tftp\ntftp-root=/srv/tftp\ndhcp-match=set:http,175,19\ndhcp-match=set:menu,175,39\ntag-if=set:ipxe,tag:http,tag:menu\ndhcp-boot=tag:!ipxe,undionly.kpxe\ndhcp-boot=tag:ipxe,boot.ipxe\n`,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n',
    'etc/exports': '/srv/n 10.0.0.0/24(ro,no_root_squash,no_subtree_check)\n',
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/boot.ipxe': `#!ipxe\n${lines.join('\n')}\n`,
  });
  const trace = traceSite(site).find(({ node }) => node.kind === 'network');
  assert.ok(trace !== undefined);
  return trace;
}

function comes({ stages, verdict }: BootTrace): string {
  const fault = stages.flatMap(({ faults }) => faults)[0];
  const doubt = stages.filter(({ reached }) => reached).flatMap(({ doubts }) => doubts)[0];
  return fault?.id ?? doubt?.reason ?? verdict;
}

describe('a script of iPXE for machines that no file names', () => {
  it('is asked for by what a usual build of iPXE says that it can do', () => {
    const trace = boot([SERVER, KERNEL, 'boot']);
    assert.equal(comes(trace), 'boots');
    assert.ok(assumed(trace).some((text) => text.includes('the features that it is built with')));
  });

  it('knows the server that answers as a proxy, and that none does where the server gives the addresses', () => {
    const direct = boot([SERVER, KERNEL, 'boot']);
    assert.equal(comes(direct), 'boots');
    assert.ok(assumed(direct).some((text) => text.includes('no other server tells iPXE')));
    const proxied = `${PROXY}pxe-service=tag:ipxe,X86PC,"script",boot.ipxe\n`;
    const trace = boot(['set srv ${proxydhcp/dhcp-server}', KERNEL, 'boot'], proxied);
    assert.equal(comes(trace), 'boots');
    assert.match(comes(boot(['set srv ${proxydhcp/dhcp-server}', KERNEL, 'boot'])), /depends on a setting/);
    const gateway = boot(['set srv ${proxydhcp/gateway}', KERNEL, 'boot'], proxied);
    assert.match(comes(gateway), /depends on a setting that no file tells/);
  });

  it('keeps what is known of words beside a setting that no file tells', () => {
    const { kernel } = boot([
      SERVER,
      `set line root=/dev/nfs BOOTIF=01-\${mac}`,
      'kernel vmlinuz ${line}',
      'boot',
    ]);
    assert.deepEqual(
      kernel?.given.map(({ name, value }) => `${name}=${value}`),
      ['root=/dev/nfs', 'BOOTIF=01-${mac}'],
    );
  });

  it('passes over labels that no card has for its address', () => {
    const rest = ['goto ${mac} || goto start', ':start', SERVER, KERNEL, 'boot'];
    assert.equal(comes(boot([...rest.slice(0, 1), ':other', 'exit', ...rest.slice(1)])), 'boots');
    assert.equal(comes(boot([...rest.slice(0, 1), ':61:6c:6b:69:73:67', 'exit', ...rest.slice(1)])), 'boots');
    for (const label of ['52:54:00:00:00:01', '52-54-00-00-00-01', '525400000001']) {
      const trace = boot([...rest.slice(0, 1), `:${label}`, 'exit', ...rest.slice(1)]);
      assert.equal(comes(trace), 'boots');
      assert.ok(assumed(trace).includes('the script has no label for the mac of the machine'));
      assert.match(comes(boot(['goto ${mac}', `:${label}`, ...rest.slice(1)])), /depends on mac/);
    }
    assert.equal(comes(boot(['goto ${mac}', ':other', KERNEL, 'boot'])), 'ipxe/label-missing');
  });

  it('goes by the number of the machine in the same way', () => {
    const rest = [':start', SERVER, KERNEL, 'boot'];
    assert.equal(comes(boot(['goto ${uuid} || goto start', ...rest])), 'boots');
    const own = ':4c4c4544-0038-3510-8052-b4c04f4a3232';
    // A label of one machine is not that of all the others, whom what is behind it is for.
    const others = boot(['goto ${uuid} || goto start', own, 'exit', ...rest]);
    assert.equal(comes(others), 'boots');
    assert.ok(assumed(others).includes('the script has no label for the uuid of the machine'));
    assert.match(comes(boot(['goto ${uuid}', own, 'exit', ...rest])), /depends on uuid/);
    assert.match(comes(boot(['goto ${product} || goto start', own, 'exit', ...rest])), /depends on product/);
    assert.equal(comes(boot(['goto ${net1/mac} || goto start', ...rest])), 'boots');
    assert.equal(comes(boot(['goto x${mac} || goto start', ...rest])), 'boots');
    assert.match(comes(boot(['goto x${mac}', ...rest])), /depends on mac/);
  });
});
