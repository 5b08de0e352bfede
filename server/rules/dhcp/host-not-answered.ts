/** A host that is to boot over the network is never answered: it is denied, or no pool has an address for it. */
import type { Site } from '../../site/model.js';
import { tagOfAnswer } from '../about/causes.js';
import { isGivenByDnsmasq, isWhole, tagsSet } from '../about/dhcp/dnsmasqtags.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const POOL = (permit: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n}\n',
      `  filename "pxelinux.0";
  pool {
    range 192.168.1.100 192.168.1.150;
    ${permit}
  }
}
host kiosk {
  hardware ethernet 00:16:3e:11:22:33;
}
`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

export const dhcpHostNotAnswered = faultRule({
  id: 'dhcp/host-not-answered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A host that has a boot file or a PXELINUX file of its own is never answered by dhcpd, or by dnsmasq.',
    why: 'Booting is denied for it further out, or it has no fixed address and every pool keeps it out: the log says `booting disallowed` or `no free leases`, the screen `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: POOL('deny known-clients;'),
    prefer: POOL('deny unknown-clients;'),
    references: ['dhcpd.conf(5), allow and deny', 'ISC dhcp server/dhcp.c'],
  },
  cause: ({ program }, { site }) =>
    program === 'dnsmasq' && hasLostTag(site) ? tagOfAnswer(1, 'it gets no answer') : undefined,
  story: ({ reason, program }) => `${program} does not answer it: ${reason}`,
  message: ({ reason, pools, own, program }, { who, single }) =>
    `${program} does not answer ${who}, which ${single ? 'has' : 'have'} something to boot from here (${reason}): PXE-E51: No DHCP or proxyDHCP offers were received. ${
      program === 'dnsmasq'
        ? pools
          ? `No dhcp-range gives ${single ? 'it an address and its line has' : 'them addresses and their lines have'} none: write an address into dhcp-host.`
          : 'Correct the tags of this line, or take it out.'
        : pools
          ? `No pool lets ${single ? 'it in and it has' : 'them in and they have'} no fixed address: give ${single ? 'it' : 'each'} a fixed-address, or let known clients into a pool.`
          : own
            ? `If ${single ? 'it is' : 'they are'} to boot, take this denial away.`
            : 'Take this denial back, or allow booting in the host.'
    }`,
  related: ({ others }) => others.map((place) => ({ place, message: 'this host is denied' })),
});

/** A range, or a line that ignores clients, asks for a tag that no line gives. */
function hasLostTag({ dnsmasq }: Site): boolean {
  if (dnsmasq === undefined || !isWhole(dnsmasq)) return false;
  const set = tagsSet(dnsmasq);
  return [...dnsmasq.ranges, ...dnsmasq.ignores].some(({ tags }) =>
    tags.some(({ name }) => name !== '' && !set.has(name) && !isGivenByDnsmasq(dnsmasq, name)),
  );
}
