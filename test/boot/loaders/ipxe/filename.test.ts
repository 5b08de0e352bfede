/** File names of DHCP with settings of iPXE in them go in; what becomes of the machines that are told them is compared. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { siteOf } from '../../../support/site.js';

const BOOTS = '#!ipxe\nkernel /vmlinuz root=/dev/nfs nfsroot=10.0.0.1:/srv/n,vers=3 ip=dhcp ro\nboot\n';

/** What a and b, and those of the range, come to where iPXE is told this name. */
function told(name: string, tftp = 'undionly.kpxe'): Record<string, string> {
  const site = siteOf({
    'etc/dnsmasq.conf': `port=0\ndhcp-range=10.0.0.100,10.0.0.199,255.255.255.0\nenable-tftp\ntftp-root=/srv/tftp\ndhcp-host=02:00:00:00:00:0a,10.0.0.10,a\ndhcp-host=02:00:00:00:00:0b,10.0.0.11,b\ndhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:!ipxe,${tftp}\ndhcp-boot=tag:ipxe,${name}\n`,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n',
    'etc/nginx/sites-enabled/boot': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
    'etc/exports': '/srv/n 10.0.0.0/24(ro,no_root_squash,no_subtree_check)\n',
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/02-00-00-00-00-0a.ipxe': BOOTS,
    'srv/tftp/10.0.0.10.ipxe': BOOTS,
    'srv/tftp/all.ipxe': BOOTS,
    'srv/http/02-00-00-00-00-0a.ipxe': BOOTS,
    'srv/http/all.ipxe': BOOTS,
    'srv/tftp/vmlinuz': '',
    'srv/http/vmlinuz': '',
  });
  const traces = traceSite(site).filter(
    ({ node, firmware }) => firmware === 'bios' && node.kind !== 'readers',
  );
  return Object.fromEntries(
    traces.map(({ node, stages, verdict }) => {
      const fault = stages.flatMap(({ faults }) => faults)[0];
      const doubt = stages.filter(({ reached }) => reached).flatMap(({ doubts }) => doubts)[0];
      return [node.name.replace(/^machines of.*/, 'others'), fault?.id ?? doubt?.reason ?? verdict];
    }),
  );
}

describe('the file name that DHCP tells iPXE', () => {
  for (const name of [
    '${net0/mac:hexhyp}.ipxe',
    '${mac:hexhyp}.ipxe',
    'http://10.0.0.1/${netX/mac:hexhyp}.ipxe',
    'tftp://${next-server}/${ip:ipv4}.ipxe',
  ]) {
    it(`is expanded: ${name}`, () => {
      const { a, b, others } = told(name);
      assert.equal(a, 'boots');
      assert.match(b ?? '', /^(?:tftp|http)\/\S+$/);
      assert.match(others ?? '', /depends on \$\{\w+\}, which no file tells/);
    });
  }

  it('is known where its settings are, whoever asks', () => {
    const boots = { a: 'boots', b: 'boots', others: 'boots' };
    assert.deepEqual(told('http://${next-server}/all.ipxe'), boots);
  });

  it('is not known where another program may fill it in before', () => {
    for (const name of ['http://10.0.0.1/${ip}.ipxe', '${MAC}.ipxe', '${name}.ipxe'])
      assert.match(told(name)['a'] ?? '', /stands for is not known/);
  });

  it('is taken as it is by the firmware', () => {
    const { a } = told('all.ipxe', '${net0/mac:hexhyp}.ipxe');
    assert.equal(a, 'tftp/boot-file-missing');
  });
});
