/** An option of dnsmasq.conf that holds pairs of addresses has one without its other half. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** What a pair is, by the code of the option (RFC 2132). */
const PAIRS: ReadonlyMap<number, string> = new Map([
  [21, 'an address and its netmask'],
  [33, 'a destination and its router'],
]);

const ROUTE = (value: string) => servedByDnsmasq(`dhcp-option=option:static-route,${value}\n`);

export const dnsmasqOptionPairs: CheckRule = {
  id: 'dnsmasq/option-pairs',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Option 33 (static-route) or 21 (policy-filter) has an odd number of addresses.',
    why: 'Each of its entries is a pair. dnsmasq sends what is written and `dnsmasq --test` says nothing; clients pass over half a pair, or over the whole option, and have no such route. A router for everything is option 3.',
    avoid: ROUTE('192.168.1.254'),
    prefer: ROUTE('192.168.2.10,192.168.1.254'),
    references: ['RFC 2132, 4.3 and 5.8', 'dnsmasq(8), --dhcp-option'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { code, value, vendor, inside, place } of dnsmasq?.options ?? []) {
      const pair = vendor === undefined && inside === undefined ? PAIRS.get(code) : undefined;
      if (pair === undefined) continue;
      const addresses = value.atoms.filter(({ kind }) => kind === 'address');
      if (addresses.length < value.atoms.length || addresses.length % 2 === 0) continue;
      report({
        at: place,
        message: `Option ${code} holds pairs, each ${pair}, and one of the ${addresses.length === 1 ? 'addresses stands alone' : `${addresses.length} addresses has no other half`}: clients pass it over.${code === 33 && addresses.length === 1 ? ' If it is the router for everything, write option:router.' : ''}`,
      });
    }
  },
};
