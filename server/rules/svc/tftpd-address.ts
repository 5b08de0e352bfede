/** The TFTP server listens on another address than the one that machines are told. */
import { formatIpv4, parseIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import { answered } from '../about/firmwareladders.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const DEFAULTS = (address: string) =>
  miniature({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="${address}"\nTFTP_OPTIONS="--secure"\n`,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
  });

/** The IPv4 address of TFTP_ADDRESS, `address:port`; none where the daemon listens on all of them. */
function listening({ settings }: Site): Said<number> | undefined {
  const facts = settings.get('/etc/default/tftpd-hpa');
  const setting = facts?.settings.findLast(({ name }) => name.value === 'TFTP_ADDRESS');
  if (setting?.value === undefined) return undefined;
  const value = parseIpv4(setting.value.trim().replace(/:[0-9a-z]*$/, ''));
  return value === undefined || value === 0 ? undefined : { value, place: setting.raw.place };
}

export const svcTftpdAddress: CheckRule = {
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
  check({ site, boots, report }) {
    const bound = listening(site);
    if (bound === undefined || site.tftp.rootSaid?.place.file !== bound.place.file) return;
    const dhcp = new Set(site.dhcp?.files ?? []);
    // The address must be known to be this machine's from more than being told to others.
    const own = new Set(
      site.serverAddresses.flatMap(({ value, place }) => (dhcp.has(place.file) ? [] : [value])),
    );
    const lost = answered(boots).filter(
      ({ loader: { nextServer, filename } }) =>
        nextServer.kind === 'value' &&
        nextServer.value !== bound.value &&
        own.has(nextServer.value) &&
        filename.kind === 'value' &&
        !filename.value.includes('://'),
    );
    const [first] = lost;
    const told = first?.loader.nextServer;
    if (told?.kind !== 'value') return;
    const nodes = lost.map(({ node }) => node.name);
    report({
      at: bound.place,
      message: `The TFTP server listens on ${formatIpv4(bound.value)} only, and ${nodesNamed(nodes)} ${single(nodes) ? 'is' : 'are'} told to ask ${formatIpv4(told.value)}: PXE-E32: TFTP open timeout. Write ":69", to listen on all addresses.`,
      related: told.from === undefined ? [] : [{ place: told.from, message: 'the address that is told' }],
      nodes,
    });
  },
};
