/** A mask of SYSAPPEND and a DHCP answer go in; the words that the loader adds to the command line by itself come out. */
import { formatIpv4, NO_IPV4 } from '../../site/address.js';
import type { Said } from '../../site/place.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { optionOf } from '../dhcp/answer.js';
import type { DhcpAnswer } from '../trace.js';

/** SYSAPPEND: bit 1 the network configuration, bit 2 the boot interface. A word whose value is not known has none. */
export function systemWords(mask: Said<number>, answer: DhcpAnswer, untold = '0.0.0.0'): KernelParameter[] {
  const word = (name: string, value: string | undefined): KernelParameter => ({
    name,
    value,
    place: mask.place,
    valuePlace: mask.place,
    added: true,
  });
  const words: KernelParameter[] = [];
  if ((mask.value & 1) !== 0) words.push(word('ip', networkWord(answer, untold)));
  if ((mask.value & 2) !== 0) {
    const { mac } = answer.client;
    words.push(word('BOOTIF', mac === undefined ? undefined : `01-${mac.replaceAll(':', '-')}`));
  }
  if ((mask.value & 4) !== 0) words.push(word('SYSUUID', undefined));
  return words;
}

/** `untold` stands for an option that was not sent. */
function networkWord(answer: DhcpAnswer, untold: string): string | undefined {
  const first = (name: 'routers' | 'subnet-mask'): string | undefined => {
    const option = optionOf(answer, name);
    if (option.kind === 'none') return untold;
    const atom = option.kind === 'value' ? option.value.atoms[0] : undefined;
    return atom?.kind === 'address' ? formatIpv4(atom.value) : undefined;
  };
  if (answer.address.kind !== 'value' || answer.nextServer.kind === 'unknown') return undefined;
  const server = answer.nextServer.kind === 'value' ? answer.nextServer.value : NO_IPV4;
  const [router, mask] = [first('routers'), first('subnet-mask')];
  if (router === undefined || mask === undefined) return undefined;
  return [formatIpv4(answer.address.value), formatIpv4(server), router, mask].join(':');
}
