/** What dnsmasq writes to its log about DHCP (dnsmasq 2.90, rfc2131.c and dhcp.c; recorded from the program, also with log-dhcp). */
import { type Speaker, sentences } from '../../sentence.js';

const asked = 'DHCPDISCOVER({interface}) {mac} ' as const;
/** The client names an address that it would like. */
const wished = 'DHCPDISCOVER({interface}) {address} {mac} ' as const;

export const dnsmasqSays = sentences({
  noAddress: {
    words: `${asked}no address available`,
    also: [`${wished}no address available`],
    stage: 'dhcp',
    means:
      'dnsmasq has no address for the machine: no dhcp-host names its MAC, and no dhcp-range lets it in, or all of it is lent.',
    todo: 'Compare the MAC with the dhcp-host lines, and look whether the range is "static" or full.',
  },
  ownAddress: {
    words: 'not using configured address {address} because it is in use by the server or relay',
    stage: 'dhcp',
    means:
      'The dhcp-host line of a machine gives it an address of the server itself, so dnsmasq passes that over.',
    todo: 'Give the machine another address.',
  },
  cannotRead: {
    words: 'cannot read {file}: No such file or directory',
    stage: 'dhcp',
    means:
      'A conf-file line names a file that is not there, so dnsmasq does not start; a file of hosts or options it only misses.',
    todo: 'Put the file there, or take the line away.',
  },
  ignored: {
    words: `${asked}ignored`,
    also: [`${wished}ignored`],
    stage: 'dhcp',
    means: 'A dhcp-ignore line, or "ignore" in the line of the machine, keeps dnsmasq from answering it.',
    todo: 'Look at dhcp-ignore and its tags; tag:!known is every machine without a dhcp-host line.',
  },
  noRange: {
    words: 'no address range available for DHCP request via {interface}',
    stage: 'dhcp',
    means: 'A machine asks from a network that no dhcp-range lies in.',
    todo: 'Compare the dhcp-range lines with the address of the interface, or of the relay.',
  },
  refused: {
    words: 'DHCPNAK({interface}) {address} {mac} {reason}',
    stage: 'dhcp',
    means:
      'dnsmasq refuses the address that the machine asks for. It mostly asks again and gets another one.',
  },
  given: {
    words: 'DHCPACK({interface}) {address} {mac} {rest}',
    stage: 'dhcp',
    means: 'The machine has its address.',
  },
  proxied: {
    words: 'PXE({interface}) {mac} {rest}',
    also: ['PXE({interface}) {address} {mac} {rest}'],
    stage: 'dhcp',
    means: 'dnsmasq tells the machine what to boot; its address comes from another server.',
  },
});

export const speaker: Speaker = {
  program: 'dnsmasq',
  tags: ['dnsmasq-dhcp'],
  server: true,
  sentences: Object.values(dnsmasqSays),
};
