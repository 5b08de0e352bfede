/** The TFTP server listens on another address than the one that machines are told. */
import type { ListensElsewhere } from '../../boot/files/faults.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const DEFAULTS = (address: string) =>
  miniature({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="${address}"\nTFTP_OPTIONS="--secure"\n`,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
  });

export const svcTftpdAddress = faultRule({
  id: 'svc/tftpd-address',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The TFTP server is bound to another address than the next-server that machines are told, to another port than 69, or to IPv6 only.',
    why: 'The server does not see requests to its other addresses: `PXE-E32: TFTP open timeout`. With 127.0.0.1 it hears nobody but itself. Boot programs ask at port 69, and over IPv4.',
    avoid: DEFAULTS('127.0.0.1:69'),
    prefer: DEFAULTS('192.168.1.1:69'),
    references: ['tftpd(8), --address'],
  },
  story: ({ bound, told }) =>
    `the TFTP server listens ${where(bound)} only, and not ${otherwise(bound, told)}, where it is asked`,
  message: ({ bound, told, console }, { who, single }) =>
    `The TFTP server listens ${where(bound)} only, and ${who} ${single ? 'is' : 'are'} told to ask ${formatIpv4(told)}${
      typeof bound === 'object' && 'port' in bound ? ', at port 69' : ''
    }${console === undefined ? '' : `: ${console}`}. ${
      bound === 'IPv6' ? 'Take out the option --ipv6.' : 'Write ":69", to listen on all addresses.'
    }`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the address that is told' })),
});

function where(bound: ListensElsewhere['bound']): string {
  if (bound === 'IPv6') return 'for IPv6';
  if (typeof bound === 'number') return `on ${formatIpv4(bound)}`;
  return 'port' in bound ? `at port ${bound.port}` : `on ${bound.ipv6}`;
}

function otherwise(bound: ListensElsewhere['bound'], told: Ipv4Address): string {
  return typeof bound === 'object' && 'port' in bound ? 'at port 69' : `on ${formatIpv4(told)}`;
}
