/** The words ip= of a command line go in; that ipconfig of klibc takes something else for the name of the card comes out (asked of klibc 2.0.12). */
import { parseIpv4 } from '../../../site/address.js';
import { isMethod } from '../../linux/words/ipparameter.js';
import { writtenIp } from '../../linux/words/ipwords.js';
import type { KernelStage } from '../../trace.js';
import type { IpDevice } from '../faults.js';
import { klibcSays } from '../sentences.js';

/** client : server : gateway : netmask : host name : device : method */
const DEVICE = 5;

export function ipDevice({ parameters }: KernelStage): IpDevice | undefined {
  const ip = writtenIp(parameters);
  if (ip === undefined) return undefined;
  const { fields, value } = ip;
  // A single word that is no method is the name of a card.
  const [only] = fields;
  const alone = fields.length === 1 && parseIpv4(value) !== undefined;
  const device = alone ? only : fields[DEVICE];
  if (device === undefined || (!alone && !isMethod(device.value))) return undefined;
  return {
    id: 'initramfs/ip-device',
    effect: 'stops',
    at: device.place,
    others: [],
    console: klibcSays.noCard.print({ device: device.value }),
    value,
    device: device.value,
  };
}
