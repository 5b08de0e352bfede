/** The DHCP server refuses its configuration. What it refuses is the finding of another rule; this one speaks where that is switched off. */
import { firstSentence } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const dhcpRefused = faultRule({
  id: 'dhcp/refused',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'dhcpd refuses a statement of its configuration, and the rule that says which is switched off.',
    why: 'dhcpd does not start: `Configuration file errors encountered -- exiting`. No machine gets an address: `PXE-E51: No DHCP or proxyDHCP offers were received`. As a rule the finding of the statement, such as dhcp/syntax, names the machines, and this one is not needed.',
    avoid: {},
    prefer: {},
    references: ['dhcpd(8), -t', 'ISC dhcp server/confpars.c'],
  },
  saidBy: ({ rule }) => rule,
  story: ({ program, text }) =>
    `${program} does not start, because it refuses its configuration: ${firstSentence(text)}`,
  message: ({ program, text }, { who, single }) =>
    `${program} refuses this and does not start, so ${who} ${single ? 'gets' : 'get'} no address: ${text}`,
});
