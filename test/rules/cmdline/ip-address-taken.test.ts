/** Two machines, one of them with the address of the other, go in; the verdicts and the one finding come out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { byDnsmasq, type Changes, CONFIG, DHCPD, findings, label, ROOT, SERVES } from '../support.js';

const SECOND = 'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\n';
const IP = (address: string) => `ip=${address}:192.168.1.1:192.168.1.1:255.255.255.0::eth0:off`;
const DEFAULT = 'srv/tftp/pxelinux.cfg/default';

/** What becomes of each node, and the findings about the address. */
function told(changes: Changes): { verdicts: string[]; rules: string[] } {
  const all = {
    [DHCPD]: `${miniature()[DHCPD]}${SECOND}`,
    'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
    ...changes,
  };
  const verdicts = traceSite(siteOf(miniature(all))).map(({ node, verdict }) => `${node.name} ${verdict}`);
  return {
    verdicts,
    rules: findings(all).flatMap(({ rule }) => (rule.startsWith('cmdline/ip-') ? [rule] : [])),
  };
}

describe('cmdline/ip-address-taken', () => {
  it('makes two machines with one file and one address no two that boot', () => {
    const { verdicts, rules } = told({
      [CONFIG]: undefined,
      [DEFAULT]: label(`${ROOT} ${IP('192.168.1.21')} rw`),
    });
    assert.deepEqual(verdicts, ['node21 boots', 'node22 degraded']);
    assert.deepEqual(rules, ['cmdline/ip-shared-file-static']);
  });

  it('knows the address of another machine in a file of its own', () => {
    const { verdicts, rules } = told({ [CONFIG]: label(`${ROOT} ${IP('192.168.1.22')} rw`) });
    assert.deepEqual(verdicts.slice(0, 1), ['node21 degraded']);
    assert.deepEqual(rules, ['cmdline/ip-static-conflict']);
  });

  it('is silent about an address of its own, one that nobody has, and ip=dhcp', () => {
    for (const ip of [IP('192.168.1.21'), IP('192.168.1.99'), 'ip=dhcp'])
      assert.deepEqual(
        told({ [CONFIG]: label(`${ROOT} ${ip} rw`) }).verdicts.slice(0, 1),
        ['node21 boots'],
        ip,
      );
  });

  it('is silent where another declaration of the same machine has the address', () => {
    const again = 'host again {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.23;\n}\n';
    const { verdicts } = told({
      [DHCPD]: `${miniature()[DHCPD]}${again}`,
      [CONFIG]: label(`${ROOT} ${IP('192.168.1.23')} rw`),
    });
    assert.deepEqual(
      verdicts.filter((one) => one.startsWith('node21')),
      ['node21 boots'],
    );
  });

  it('finds the machine itself among several that have the address', () => {
    const host = (name: string, mac: string) =>
      `host ${name} {\n  hardware ethernet 00:40:63:c2:ca:${mac};\n  fixed-address 192.168.1.23;\n}\n`;
    const fares = (hosts: string) =>
      told({
        [DHCPD]: `${miniature()[DHCPD]}${hosts}`,
        [CONFIG]: label(`${ROOT} ${IP('192.168.1.23')} rw`),
      }).verdicts.filter((one) => one.startsWith('node21'));
    const [other, third, own] = [host('other', 'e0'), host('third', 'e1'), host('again', 'c9')];
    assert.deepEqual(fares(other + third), ['node21 degraded']);
    assert.deepEqual(fares(other + own), ['node21 boots']);
    assert.deepEqual(fares(own + other), ['node21 boots']);
  });

  it('knows the addresses of dnsmasq, too', () => {
    const fares = (address: string) =>
      told(
        byDnsmasq(`${SERVES}dhcp-host=00:40:63:c2:ca:d0,node22,192.168.1.22\n`, {
          [CONFIG]: label(`${ROOT} ${IP(address)} rw`),
        }),
      ).verdicts.filter((one) => one.startsWith('node21'));
    assert.deepEqual(fares('192.168.1.22'), ['node21 degraded']);
    assert.deepEqual(fares('192.168.1.21'), ['node21 boots']);
  });

  it('is the one finding where the server has the root of the other machine as well', () => {
    const both =
      '/diskless/node21 192.168.1.21(rw,no_root_squash)\n/diskless/node22 192.168.1.22(rw,no_root_squash)\n';
    const all = findings(
      byDnsmasq(`${SERVES}dhcp-host=00:40:63:c2:ca:d0,node22,192.168.1.22\n`, {
        [CONFIG]: label(`${ROOT} ${IP('192.168.1.22')} rw`),
        'etc/exports': both,
        'diskless/node22/etc/fstab': '',
      }),
    );
    assert.deepEqual(
      all.filter(({ rule }) => /^(?:cmdline|nfsroot)/.test(rule)).map(({ rule }) => rule),
      ['cmdline/ip-static-conflict'],
    );
  });
});
