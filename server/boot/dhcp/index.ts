/** All DHCP servers. Made from the folders by build/ports-index.mjs (`npm run index`). */
import { dhcpd } from './dhcpd/index.js';
import { dnsmasq } from './dnsmasq/index.js';
import type { DhcpProgram } from './port.js';

export const dhcpPrograms: readonly DhcpProgram[] = [dhcpd, dnsmasq];
