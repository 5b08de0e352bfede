/** A compose file starts a dnsmasq that is a DHCP server behind the bridge of docker, which machines do not reach. */
import { volumeOnDisk } from '../about/composed.js';
import type { CheckRule } from '../rule.js';

const COMPOSED = (network: string) => ({
  'docker-compose.yml': `services:
  dhcp:
    image: dnsmasq
${network}    cap_add: [NET_ADMIN]
    volumes:
      - ./dnsmasq.conf:/etc/dnsmasq.conf:ro
`,
  'dnsmasq.conf': 'port=0\ndhcp-range=192.168.1.100,192.168.1.199,12h\ndhcp-boot=pxelinux.0,,192.168.1.1\n',
});

export const svcComposeDhcpBridged: CheckRule = {
  id: 'svc/compose-dhcp-bridged',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A service of a compose file runs dnsmasq as a DHCP server and has no network of the machine: neither `network_mode: host` nor `networks`.',
    why: 'Machines ask for an address by broadcasts, and the bridge of docker hands none on, whatever ports are published: dnsmasq hears nobody, its log stays empty, and the ROM shows `PXE-E51: No DHCP or proxyDHCP offers were received.`',
    avoid: COMPOSED(''),
    prefer: COMPOSED('    network_mode: host\n'),
    references: [
      'Docker Compose file reference, network_mode',
      'Docker documentation, bridge network driver',
    ],
  },
  check({ site, report }) {
    const { dnsmasq, composed } = site;
    const range = dnsmasq?.ranges[0];
    if (dnsmasq === undefined || range === undefined) return;
    const files = new Set(dnsmasq.files);
    for (const { bridged, volumes } of composed) {
      if (bridged === undefined) continue;
      if (!volumes.some((volume) => files.has(volumeOnDisk(volume)))) continue;
      report({
        at: bridged,
        message:
          'dnsmasq gives out addresses from this container, which has only the bridge of docker, and no broadcast comes through it: no machine is heard, whatever ports are published. Write network_mode: host.',
        related: [{ place: range.place, message: 'addresses are given out here' }],
      });
    }
  },
};
