/** Sites with one change go in, the findings of cmdline/ip-static-conflict come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, ROOT } from '../support.js';
import { STATIC } from './support.js';

describe('cmdline/ip-static-conflict', () => {
  it('with the address of another is a conflict', () => {
    const all = { 'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n' };
    const at = (address: string, dhcp: string) =>
      findings({
        ...all,
        'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  ${dhcp}
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
        [CONFIG]: label(`${ROOT} ip=${STATIC.replace('192.168.1.21', address)} rw`),
      })
        .filter(({ rule }) => rule === 'cmdline/ip-static-conflict')
        .map(({ message }) => message.split(', ')[1]?.split('. ')[0]);
    assert.deepEqual(at('192.168.1.21', ''), []);
    assert.deepEqual(at('192.168.1.1', ''), ['which is that of the server']);
    assert.match(
      at('192.168.1.120', 'range 192.168.1.100 192.168.1.150;')[0] ?? '',
      /^which lies in the range/,
    );
    assert.match(at('192.168.1.90', '')[0] ?? '', /^but DHCP gives it 192\.168\.1\.21/);
  });
});
