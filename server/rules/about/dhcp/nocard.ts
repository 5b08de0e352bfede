/** The declarations of dhcpd.conf go in; those whose hardware address no card has come out, and the one that is meant for a machine. */
import { distance } from '../../../../grammars/text/index.js';
import type { MacAddress } from '../../../site/address.js';
import type { DhcpHost } from '../../../site/dhcpd/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';

type Hardware = DhcpHost['hardware'][number];

/** An octet too few, or too many. */
const OTHER_LENGTHS = [5, 7];

const ofOtherLength = once((site: Site): readonly Hardware[] =>
  (site.dhcp?.hosts ?? []).flatMap(({ hardware }) =>
    hardware.filter(
      ({ type, octets }) => type === 'ethernet' && OTHER_LENGTHS.includes(octets.value.split(':').length),
    ),
  ),
);

/** The one address that becomes that of the machine where an octet is taken out or put in. */
export function addressMeant(site: Site, mac: MacAddress): Hardware | undefined {
  const near = ofOtherLength(site).filter(({ octets }) => distance(octets.value.toLowerCase(), mac, 3) <= 3);
  return near.length === 1 ? near[0] : undefined;
}
