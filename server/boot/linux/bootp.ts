/** A kernel that asks by BOOTP goes in; whether the DHCP server has an address for it comes out. */

import type { Site } from '../../site/model.js';
import { dhcpServer } from '../dhcp/server.js';
import type { DhcpAnswer, KernelStage } from '../trace.js';
import type { BootpUnanswered } from './faults.js';
import { autoconfiguration } from './network.js';
import { builtIn } from './root/nfsdefaults.js';
import { linuxSays } from './sentences.js';
import { lastParameter } from './words/parameters.js';

export function bootpUnanswered(
  site: Site,
  kernel: KernelStage,
  { address, dynamic }: DhcpAnswer,
): BootpUnanswered[] {
  const word = lastParameter(kernel, 'ip') ?? lastParameter(kernel, 'nfsaddrs');
  if (word?.value === undefined || autoconfiguration(word.value) !== 'bootp') return [];
  // Without BOOTP built in, the kernel asks by another method.
  if (builtIn(kernel.configuration, 'IP_PNP_BOOTP') !== 'yes') return [];
  if (address.kind === 'value' || dynamic.length === 0) return [];
  const server = dhcpServer(site);
  const offered = dynamic.map((range) => server.closedToBootp?.(range));
  const [first] = offered;
  if (first === undefined || offered.includes(undefined)) return [];
  return [
    {
      id: 'dhcp/bootp-needs-dynamic-bootp',
      effect: 'stops',
      at: first,
      others: [word.place],
      console: linuxSays.noAddress.print(),
      word: `${word.name}=${word.value}`,
    },
  ];
}
