/** The TFTP server listens on another address than the one that machines are told. */
import { formatIpv4 } from '../../site/address.js';
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
    what: 'TFTP_ADDRESS binds the TFTP server to another address than the next-server that machines are told.',
    why: 'The server does not see requests to its other addresses: `PXE-E32: TFTP open timeout`. With 127.0.0.1 it hears nobody but itself.',
    avoid: DEFAULTS('127.0.0.1:69'),
    prefer: DEFAULTS('192.168.1.1:69'),
    references: ['tftpd(8), --address'],
  },
  story: ({ bound, told }) =>
    `the TFTP server listens on ${formatIpv4(bound)} only, and not on ${formatIpv4(told)}, which is asked`,
  message: ({ bound, told }, { who, single }) =>
    `The TFTP server listens on ${formatIpv4(bound)} only, and ${who} ${single ? 'is' : 'are'} told to ask ${formatIpv4(told)}: PXE-E32: TFTP open timeout. Write ":69", to listen on all addresses.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the address that is told' })),
});
