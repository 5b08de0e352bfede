/** The names and signs of a configuration of dnsmasq. */
import { type FileNaming, headStatements } from '../text/index.js';

/** What no other program's settings have, whatever their file is called. */
const TELLING =
  /^(?:dhcp-(?:boot|range|host|match|option|option-force|mac|userclass|vendorclass|hostsfile|optsfile|leasefile|authoritative|ignore|script)|pxe-(?:service|prompt)|enable-tftp|tftp-(?:root|secure|no-fail|unique-root|single-port)|tag-if|bind-dynamic|log-dhcp|expand-hosts|domain-needed|bogus-priv|no-resolv|resolv-file|strict-order|addn-hosts)\s*(?:=|$)/;

export const naming: FileNaming = {
  names: ['dnsmasq.conf', '**/dnsmasq.d/*.conf'],
  likely: ['*dnsmasq*.conf', 'dnsmasq.conf.*'],
  vague: ['*pxe*.conf', '**/dnsmasq*/*'],
  searched: ['dnsmasq.conf', '*dnsmasq*.conf', 'dnsmasq.conf.*', '*pxe*.conf'],
  folder: 'dnsmasq.d',
  confirms: (head) => {
    const statements = headStatements(head);
    return statements.length === 0 || statements.some((line) => TELLING.test(line));
  },
  sign: TELLING,
  comment: '#',
  editor: { aliases: ['dnsmasq'] },
};
