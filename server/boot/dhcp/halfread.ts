/** Stages of a boot whose server stands still go in; they come out without what its configuration lacks, where the server cannot read all of that. */
import type { Site } from '../../site/model.js';
import type { Stage } from '../trace.js';
import { dhcpServer } from './server.js';

/** What an answer lacks may be what the server cannot read. Told here and not with the answer, which is kept while somebody types. */
export function withoutLacks(site: Site, stages: readonly Stage[]): readonly Stage[] {
  const halfRead = dhcpServer(site).standstill.faults.some(({ id }) => id === 'dhcp/refused');
  return halfRead
    ? stages.map((stage) => (stage.stage === 'dhcp' ? { ...stage, faults: [] } : stage))
    : stages;
}
