/** What dhcpd writes to its log (ISC dhcp 4.4: server/dhcp.c, bootp.c, common/conflex.c, lpf.c, discover.c). */
import { type Speaker, sentences } from '../../sentence.js';

/** Why it does not answer, behind the colon of the line about the request. */
export const REASONS = {
  noFreeLeases: 'no free leases',
  unknownNetwork: 'unknown network segment',
  noSubnet: 'no subnet is declared',
  unknownClient: 'unknown client',
  booting: 'booting disallowed',
  bootp: 'bootp disallowed',
} as const;

const asked = 'DHCPDISCOVER from {mac} via {interface}: ' as const;

export const dhcpdSays = sentences({
  noFreeLeases: {
    words: `${asked}network {network}: ${REASONS.noFreeLeases}`,
    stage: 'dhcp',
    means:
      'dhcpd has no address for the machine: no host declaration for its MAC has one in this network, and no range lets it in.',
    todo: 'Compare the MAC with the "hardware ethernet" lines, the fixed-address with the subnet, and the ranges with the leases that are in use.',
  },
  unknownClient: {
    words: `${asked}${REASONS.unknownClient}`,
    stage: 'dhcp',
    means: 'No host declaration has the MAC, and unknown clients are denied where the machine asks.',
    todo: 'Declare a host with this MAC, or allow unknown clients.',
  },
  bootingDenied: {
    words: `${asked}${REASONS.booting}`,
    stage: 'dhcp',
    means: 'A declaration that holds for the machine says "deny booting".',
    todo: 'Look for "deny booting" or "ignore booting" around its host declaration.',
  },
  bootpDenied: {
    words: `BOOTREQUEST from {mac} via {interface}: ${REASONS.bootp}`,
    stage: 'dhcp',
    means: 'The machine asks with BOOTP, which is denied here.',
    todo: 'Allow bootp, or let the machine ask with DHCP.',
  },
  unknownNetwork: {
    words: `${asked}${REASONS.unknownNetwork}`,
    stage: 'dhcp',
    means: 'The request comes from a network, or through a relay, that no subnet declares.',
    todo: 'Declare the subnet of the relay or of the interface.',
  },
  refused: {
    words: `${asked}{reason}`,
    stage: 'dhcp',
    means: 'dhcpd heard the machine ask, and does not answer.',
    todo: 'The reason stands behind the colon.',
  },
  /** Of release 2 and early 3. */
  noneFree: {
    words: 'no free leases on subnet {network}',
    stage: 'dhcp',
    means:
      'dhcpd has no address for a machine of that network: no host declaration fits, and no range lets it in.',
    todo: 'Compare the MAC of the request before with the "hardware ethernet" lines, and the ranges with the leases that are in use.',
  },
  discovers: {
    words: 'DHCPDISCOVER from {mac} via {interface}',
    stage: 'dhcp',
    means: 'The machine asks for an address, and dhcpd hears it.',
  },
  offers: {
    words: 'DHCPOFFER on {address} to {mac} via {interface}',
    stage: 'dhcp',
    means: 'dhcpd offers the machine an address.',
  },
  wrongNetwork: {
    words: 'DHCPREQUEST for {address} from {mac} via {interface}: wrong network.',
    stage: 'dhcp',
    means: 'The machine asks for an address that it had in another network; it is told to ask anew.',
    todo: 'That is usual after a machine was moved. Where it comes again, two subnets or two servers answer on one wire.',
  },
  unknownLease: {
    words: 'DHCPREQUEST for {address} from {mac} via {interface}: unknown lease {rest}.',
    stage: 'dhcp',
    means: 'The machine asks for an address that this dhcpd did not give to it, and gets no answer.',
    todo: 'Look for a second DHCP server on the wire, and whether the leases file was lost.',
  },
  requests: {
    words: 'DHCPREQUEST for {address} from {mac} via {interface}',
    stage: 'dhcp',
    means: 'The machine takes the offer.',
  },
  acknowledges: {
    words: 'DHCPACK on {address} to {mac} via {interface}',
    stage: 'dhcp',
    means: 'The machine has its address, and is told what to load.',
  },
  refuses: {
    words: 'DHCPNAK on {address} to {mac} via {interface}',
    stage: 'dhcp',
    means: 'dhcpd forbids the machine the address that it asked for.',
    todo: 'Where it does not get another one at once, look for a second DHCP server on the wire.',
  },
  declined: {
    words: 'DHCPDECLINE of {address} from {mac} via {interface}',
    stage: 'dhcp',
    means: 'The machine found that somebody else has the address that it was given.',
    todo: 'Look for the machine that has it, and take the address out of the range.',
  },
  bootRequest: {
    words: 'BOOTREQUEST from {mac} via {interface}',
    stage: 'dhcp',
    means: 'The machine asks for an address with BOOTP, and dhcpd hears it.',
  },
  bootReply: {
    words: 'BOOTREPLY for {address} to {name} ({mac}) via {interface}',
    stage: 'dhcp',
    means: 'The machine has its address, and is told what to load.',
  },
  abandoned: {
    words: 'Abandoning IP address {address}: pinged before offer',
    stage: 'dhcp',
    means: 'Somebody has an address of the range already, so dhcpd gives it to nobody.',
    todo: 'Look for the machine that has it, and take the address out of the range.',
  },
  staticInRange: {
    words: 'Dynamic and static leases present for {address}',
    stage: 'dhcp',
    means: 'The fixed address of a host lies in a range too, so that two machines may get it.',
    todo: 'Take the address out of the range.',
  },
  noInterface: {
    words: 'No subnet declaration for {interface} ({server}).',
    stage: 'dhcp',
    means: 'No subnet holds the address of that interface, so dhcpd does not listen there.',
    todo: 'Declare the subnet of the interface. For one that dhcpd is not meant to serve this is no fault.',
  },
  listensNowhere: {
    words: 'Not configured to listen on any interfaces!',
    stage: 'dhcp',
    means: 'No interface has an address in a declared subnet, so dhcpd ends.',
    todo: "Declare the subnet of the boot server's own address.",
  },
  mistake: {
    words: '{file} line {line}: {message}',
    stage: 'dhcp',
    means: 'dhcpd does not understand its configuration there, and does not start.',
    todo: 'Mend the line; dhcpd -t tells whether it is right then.',
    names: 'place',
  },
  exiting: {
    words: 'Configuration file errors encountered -- exiting',
    stage: 'dhcp',
    means: 'dhcpd does not start, so that no machine gets an address.',
    todo: 'The lines before it say which line of dhcpd.conf it does not like.',
  },
  cannotOpen: {
    words: "Can't open {file}: No such file or directory",
    stage: 'dhcp',
    means: 'A file that dhcpd.conf includes is not there, so dhcpd does not start.',
    todo: 'Put the file there, or take the include away.',
  },
  includesDirectory: {
    words: "Can't read in {file}: Is a directory",
    stage: 'dhcp',
    means: 'dhcpd.conf includes a directory, so dhcpd does not start.',
    todo: 'Include each file of it by a line of its own.',
  },
  noPacketSockets: {
    words:
      'Make sure CONFIG_PACKET (Packet socket) and CONFIG_FILTER (Socket Filtering) are enabled in your kernel configuration',
    stage: 'dhcp',
    means: "The boot server's kernel has no packet sockets, without which dhcpd does not start.",
    todo: "Switch CONFIG_PACKET on in the boot server's kernel.",
  },
  crashed: {
    words: 'Segmentation fault',
    stage: 'dhcp',
    means: 'dhcpd crashes.',
    todo: 'Look for the statement that makes it crash.',
    common: true,
  },
  alreadyRuns: {
    words: "There's already a DHCP server running.",
    stage: 'dhcp',
    means: 'dhcpd does not start a second time.',
    todo: 'Stop the other one, or remove its pid file where none runs.',
  },
  portTaken: {
    words: "Can't bind to dhcp address: Address already in use",
    stage: 'dhcp',
    means: 'Another program listens on the port of DHCP, so dhcpd does not start.',
    todo: 'Look for dnsmasq or a second dhcpd.',
  },
});

export const speaker: Speaker = {
  program: 'dhcpd',
  tags: ['dhcpd', 'isc-dhcp-server', 'dhcpd4'],
  server: true,
  sentences: Object.values(dhcpdSays),
};
