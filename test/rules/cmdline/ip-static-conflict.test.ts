/** Sites with one change go in, the findings of cmdline/ip-static-conflict come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import {
  all,
  byDnsmasq,
  type Changes,
  CONFIG,
  DHCPD,
  findings,
  label,
  lines,
  ROOT,
  SERVES,
} from '../support.js';
import { STATIC } from './support.js';

/** Two machines that DHCP gives any address. */
const DHCP_TWO = `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  range 192.168.1.100 192.168.1.150;
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
}
host node22 {
  hardware ethernet 00:40:63:c2:ca:d0;
}
`;

describe('cmdline/ip-static-conflict', () => {
  it('with the address of another is a conflict', () => {
    const all = { 'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n' };
    const at = (address: string, dhcp: string, root = ROOT) =>
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
        [CONFIG]: label(`${root} ip=${STATIC.replace('192.168.1.21', address)} rw`),
      })
        .filter(({ rule }) => rule === 'cmdline/ip-static-conflict')
        .map(({ message }) => message.split(', ')[1]?.split('. ')[0]);
    assert.deepEqual(at('192.168.1.21', ''), []);
    const elsewhere = ROOT.replace('192.168.1.1', '192.168.1.9');
    assert.deepEqual(at('192.168.1.1', '', elsewhere), ['which is that of the server']);
    // Where its root comes from that server, it does not boot, and nfsroot/address-of-server says so.
    assert.deepEqual(at('192.168.1.1', ''), []);
    assert.match(
      at('192.168.1.120', 'range 192.168.1.100 192.168.1.150;')[0] ?? '',
      /^which lies in the range/,
    );
    assert.match(at('192.168.1.90', '')[0] ?? '', /^but DHCP gives it 192\.168\.1\.21/);
  });

  it('is the one finding where exports do not admit that address, or it is the server’s', () => {
    const at = (address: string) =>
      all({ [CONFIG]: label(`${ROOT} ip=${STATIC.replace('192.168.1.21', address)} rw`) });
    assert.deepEqual(at('192.168.1.90'), ['cmdline/ip-static-conflict error']);
    assert.deepEqual(at('192.168.1.1'), ['nfsroot/address-of-server error']);
    // What DHCP gives as well is right, and the exports are not.
    assert.deepEqual(
      all({
        [CONFIG]: label(`${ROOT} ip=${STATIC} rw`),
        'etc/exports': '/diskless/node21 192.168.1.12(rw,no_root_squash,no_subtree_check)\n',
      }),
      ['nfsroot/client-not-allowed error'],
    );
  });

  it('of two files with one address is a conflict, whoever serves DHCP', () => {
    const other = '00:40:63:c2:ca:d0';
    const at = (address: string, dhcp: Changes) =>
      lines('cmdline/ip-static-conflict', {
        'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
        ...dhcp,
        [CONFIG]: label(`${ROOT} ip=${STATIC} rw`),
        [`srv/tftp/pxelinux.cfg/01-${other.replaceAll(':', '-')}`]: label(
          `${ROOT} ip=${STATIC.replace('192.168.1.21', address)} rw`,
        ),
      });
    const { 'etc/dnsmasq.conf': conf = '' } = servedByDnsmasq(`dhcp-host=${other},192.168.1.22\n`);
    const dnsmasq = { [DHCPD]: undefined, 'etc/default/tftpd-hpa': undefined, 'etc/dnsmasq.conf': conf };
    for (const dhcp of [dnsmasq, { [DHCPD]: DHCP_TWO }]) {
      assert.deepEqual(at('192.168.1.22', dhcp), []);
      assert.equal(at('192.168.1.21', dhcp).length, 2);
    }
  });

  it('is held to what dnsmasq gives to whom', () => {
    const at = (address: string, lines: string) =>
      findings(
        byDnsmasq(`${SERVES}${lines}`, {
          'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
          [CONFIG]: label(`${ROOT} ip=${STATIC.replace('192.168.1.21', address)} rw`),
        }),
      )
        .filter(({ rule }) => rule === 'cmdline/ip-static-conflict')
        .map(({ message }) => message.split(', ')[1]?.split('. ')[0]);
    const other = (more: string) => `dhcp-host=00:40:63:c2:ca:d0,node22,${more}\n`;
    assert.deepEqual(at('192.168.1.21', other('192.168.1.22')), []);
    assert.deepEqual(at('192.168.1.22', other('192.168.1.22')), ['which DHCP gives to node22']);
    const [range] = at('192.168.1.120', '');
    assert.equal(
      range,
      'which lies in the range 192.168.1.100 to 192.168.1.199: DHCP will give it to somebody else.',
    );
    assert.match(at('192.168.1.90', '')[0] ?? '', /^but DHCP gives it 192\.168\.1\.21/);
    // A line with the same card further down, or one for nobody, takes it back.
    const again = 'dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.90\n';
    assert.deepEqual(at('192.168.1.90', again), []);
    assert.match(at('192.168.1.22', `${other('192.168.1.22')}${other('ignore')}`)[0] ?? '', /^but DHCP/);
  });

  it('is silent where the machine may be known by a client identifier', () => {
    const at = (identified: string) =>
      findings(
        byDnsmasq(`${SERVES}dhcp-host=${identified}00:40:63:c2:ca:d0,node22,192.168.1.22\n`, {
          'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
          [CONFIG]: label(`${ROOT} ip=${STATIC.replace('192.168.1.21', '192.168.1.22')} rw`),
        }),
      ).filter(({ message }) => message.includes('which DHCP gives to node22')).length;
    assert.equal(at(''), 1);
    assert.equal(at('id:01:02:03,'), 0);
  });
});
