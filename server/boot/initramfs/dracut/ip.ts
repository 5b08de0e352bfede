/** The words that dracut's scripts get go in; those that they cannot do with what was meant come out (dracut.cmdline(7), modules.d/35network-legacy). */

import { parseIpv4 } from '../../../site/address.js';
import type { IpDialectFault } from '../../linux/faults.js';
import { lastParameter } from '../../linux/parameters.js';
import type { KernelStage } from '../../trace.js';

/** Methods that ask a server for the address that the word gives as well; none stands for dhcp. */
const ASKING: ReadonlySet<string> = new Set(['', 'dhcp', 'on', 'any']);

/** An address beside a method that asks for one. With NetworkManager in the initramfs it does no harm, and which of the two is there no file tells. */
export function ipDialect(kernel: Pick<KernelStage, 'parameters'>): IpDialectFault | undefined {
  const word = lastParameter(kernel, 'ip');
  const [client = '', , , , , , method = ''] = word?.value?.split(':') ?? [];
  if (word?.value === undefined || parseIpv4(client) === undefined || !ASKING.has(method)) return undefined;
  return {
    id: 'cmdline/ip-dialect',
    effect: 'none',
    at: word.place,
    others: [],
    value: word.value,
    reader: 'dracut',
    device: '',
    method,
    generated: word.added === true,
  };
}
