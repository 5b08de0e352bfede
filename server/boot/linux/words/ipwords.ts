/** The words `ip=` of a command line as they are written: fields with their places, and what the kernel makes of each (Linux net/ipv4/ipconfig.c). */
import { type Ipv4Address, lengthOfMask, parseIpv4 } from '../../../site/address.js';
import type { Said } from '../../../site/place.js';
import type { KernelParameter } from '../../../site/pxelinux/facts.js';
import { isMethod } from './ipparameter.js';
import { partOfValue } from './words.js';

export interface IpWord {
  readonly word: KernelParameter;
  readonly value: string;
  /** client : server : gateway : netmask : host name : device : method : two name servers : time server. */
  readonly fields: readonly Said<string>[];
}

/** Marks of templates, shells and of IPv6: nothing is said about such a value. */
const UNREADABLE = /[$@%<>{}[\]"'\\]/;

/** The last `ip=` somebody wrote, taken apart; none where it is a template, or the loader's own. */
export function writtenIp(parameters: readonly KernelParameter[]): IpWord | undefined {
  const word = parameters.findLast(({ name }) => name === 'ip' || name === 'nfsaddrs');
  if (word?.value === undefined || word.added || UNREADABLE.test(word.value)) return undefined;
  return { word, value: word.value, fields: fieldsOf(word.value, word) };
}

/** nfsroot= names the server of the root by its address, so that the kernel need not ask for one. */
export function namesServer(parameters: readonly KernelParameter[]): boolean {
  return parameters.some(
    ({ name, value }) => name === 'nfsroot' && parseIpv4(value?.split(':')[0] ?? '') !== undefined,
  );
}

function fieldsOf(value: string, word: KernelParameter): Said<string>[] {
  let start = 0;
  return value.split(':').map((text) => {
    const place = partOfValue(word, start, start + text.length);
    start += text.length + 1;
    return { value: text, place };
  });
}

/** The static address of the word. */
export function staticAddress({ fields: [client] }: IpWord): Said<Ipv4Address> | undefined {
  const address = client === undefined ? undefined : parseIpv4(client.value);
  return address === undefined || address === 0 || client === undefined
    ? undefined
    : { value: address, place: client.place };
}

/** `eth0:dhcp`, as dracut and systemd read it. */
export function deviceFirst({ fields: [device, method] }: IpWord): boolean {
  return (
    device !== undefined &&
    method !== undefined &&
    /^[A-Za-z]/.test(device.value) &&
    !isMethod(device.value) &&
    (isMethod(method.value) || method.value === 'auto6')
  );
}

/** A number that can only be a netmask: ones, then zeros, and at least eight ones. */
export function isNetmask(address: Ipv4Address): boolean {
  return address >>> 24 === 255 && lengthOfMask(address) !== undefined;
}
