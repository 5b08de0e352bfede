/** Configurations of dhcpd go in; everything that boots tell of its answers comes out. */
import { dhcpdSites } from '../../../support/tables/dhcp.js';
import { keepsAnswers } from '../../../support/told.js';

describe('dhcpd tells', () => {
  keepsAnswers('test/boot/dhcp/dhcpd/told.txt', ['dhcp', 'files'], dhcpdSites);
});
