/** A site goes in, the DHCP server that its machines ask comes out, once per site; where no file tells of one, nothing of its answers is known. */
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { beside } from './beside.js';
import { noServer } from './blank.js';
import { dhcpPrograms } from './index.js';
import type { DhcpServer } from './port.js';

export const dhcpServer = once((site: Site): DhcpServer => {
  const [first, ...others] = dhcpPrograms.flatMap((program) => program.serve(site) ?? []);
  return others.reduce(beside, first ?? nobody);
});

const nobody: DhcpServer = {
  program: 'dhcpd',
  daemon: undefined,
  standstill: { faults: [], doubts: [], assumptions: [] },
  kindsOf: (clients) => clients.map(() => ''),
  networks: [],
  answer: noServer,
  notHeeded: () => undefined,
  silent: () => undefined,
  outsideSubnets: () => undefined,
  namesBootFile: () => false,
};
