/** The last `ip=` of a command line goes in; the first field that the kernel takes for something else than what it is comes out (Linux net/ipv4/ipconfig.c, ip_auto_config_setup). */

import { type Ipv4Address, parseIpv4 } from '../../../site/address.js';
import type { Said } from '../../../site/place.js';
import type { KernelParameter } from '../../../site/pxelinux/facts.js';
import type { IpDialectFault, IpFieldFault, IpSlip } from '../faults.js';
import { linuxSays } from '../sentences.js';
import { isMethod } from './ipparameter.js';
import { deviceFirst, type IpWord, isNetmask, writtenIp } from './ipwords.js';

/** What the screen shows when the kernel has no network to mount its root with; nothing tells why. */
const retries = linuxSays.nfsFailed.print();

/** Nothing where a script or template fills the word in, or SYSAPPEND wrote it. */
export function ipFieldFault(
  parameters: readonly KernelParameter[],
): IpFieldFault | IpDialectFault | undefined {
  const ip = writtenIp(parameters);
  if (ip === undefined) return undefined;
  if (deviceFirst(ip)) return dialectFault(ip);
  const { fields, value } = ip;
  for (const [field, said] of fields.entries()) {
    const slip = said.value === '' ? undefined : slipOf(ip, said, field);
    if (slip === undefined) continue;
    const stops = stopsBoot(slip, field);
    return {
      id: 'cmdline/ip-field-count',
      effect: stops ? 'stops' : 'none',
      at: said.place,
      others: [],
      console: stops ? retries : undefined,
      value,
      slip,
      text: said.value,
      field,
    };
  }
  return undefined;
}

function dialectFault({ word, value }: IpWord): IpDialectFault {
  const [device = '', method = ''] = value.split(':');
  return {
    id: 'cmdline/ip-dialect',
    effect: 'stops',
    at: word.valuePlace,
    others: [],
    console: retries,
    value,
    reader: 'linux',
    device,
    method,
    generated: false,
  };
}

/** A wrong address of its own, a card that is not there and no method leave the machine without a network; the rest it boots with. */
function stopsBoot(slip: IpSlip, field: number): boolean {
  return (
    slip === 'lone-word' ||
    slip === 'unknown-method' ||
    field === 0 ||
    (slip === 'method-out-of-place' && field === 5)
  );
}

function slipOf({ fields }: IpWord, { value }: Said<string>, field: number): IpSlip | undefined {
  const address = parseIpv4(value);
  if (fields.length === 1) return isMethod(value) || address !== undefined ? undefined : 'lone-word';
  if (field < 4) return addressSlip(address, field);
  if (field === 4 || field === 5) return isMethod(value) ? 'method-out-of-place' : undefined;
  if (field === 6) {
    // With a static address the kernel needs no method, and passes over a word it does not know.
    const [client] = fields;
    return isMethod(value) || (client !== undefined && client.value !== '') ? undefined : 'unknown-method';
  }
  if (field > 9) return 'too-many';
  return address === undefined ? 'no-address' : undefined;
}

function addressSlip(address: Ipv4Address | undefined, field: number): IpSlip | undefined {
  if (address === undefined) return 'no-address';
  if (field < 3) return isNetmask(address) ? 'netmask-for-address' : undefined;
  return address !== 0 && !isNetmask(address) ? 'no-netmask' : undefined;
}
