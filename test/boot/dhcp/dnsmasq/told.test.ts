/** Configurations of dnsmasq go in; everything that boots tell of its answers comes out. */
import { dnsmasqSites } from '../../../support/tables/dnsmasq.js';
import { keepsAnswers } from '../../../support/told.js';

describe('dnsmasq tells', () => {
  keepsAnswers('test/boot/dhcp/dnsmasq/told.txt', ['dhcp', 'files'], dnsmasqSites);
});
