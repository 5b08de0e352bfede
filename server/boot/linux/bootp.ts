/** A kernel that asks by BOOTP goes in; whether dhcpd has an address for it comes out (ISC dhcp server/bootp.c: a range without dynamic-bootp has none). */

import type { Site } from '../../site/model.js';
import type { DhcpAnswer, KernelStage } from '../trace.js';
import type { BootpUnanswered } from './faults.js';
import { autoconfiguration } from './network.js';
import { builtIn } from './nfsdefaults.js';
import { lastParameter } from './parameters.js';
import { linuxSays } from './sentences.js';

export function bootpUnanswered(
  { dhcp }: Site,
  kernel: KernelStage,
  { address, dynamic }: DhcpAnswer,
): BootpUnanswered[] {
  const word = lastParameter(kernel, 'ip') ?? lastParameter(kernel, 'nfsaddrs');
  if (word?.value === undefined || autoconfiguration(word.value) !== 'bootp') return [];
  // Without BOOTP built in, the kernel asks by another method.
  if (builtIn(kernel.configuration, 'IP_PNP_BOOTP') !== 'yes') return [];
  if (dhcp === undefined || address.kind === 'value' || dynamic.length === 0) return [];
  // A pool that is declared as one serves BOOTP, whatever its ranges say (measured).
  const plain = dhcp.subnets.flatMap(({ ranges }) => ranges.filter(({ dynamicBootp }) => !dynamicBootp));
  const offered = dynamic.map(({ low, high }) => plain.find((one) => one.low === low && one.high === high));
  const [first] = offered;
  if (first === undefined || offered.includes(undefined)) return [];
  return [
    {
      id: 'dhcp/bootp-needs-dynamic-bootp',
      effect: 'stops',
      at: first.place,
      others: [word.place],
      console: linuxSays.noAddress.print(),
      word: `${word.name}=${word.value}`,
    },
  ];
}
