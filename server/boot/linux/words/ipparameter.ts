/** The value of `ip=` goes in, its fields come out (Linux net/ipv4/ipconfig.c, ip_auto_config_setup). */
import { type Ipv4Address, ipv4OfNumber, parseIpv4 } from '../../../site/address.js';

export interface IpParameter {
  readonly address: Ipv4Address | undefined;
  readonly server: Ipv4Address | undefined;
  readonly gateway: Ipv4Address | undefined;
  readonly netmask: Ipv4Address | undefined;
  readonly hostname: string | undefined;
  readonly device: string | undefined;
  /** `off` is said or the word is `none`: the network is not configured by asking. */
  readonly method: 'off' | 'any' | 'dhcp' | 'bootp' | 'rarp' | 'both' | 'other';
}

const methods: ReadonlyMap<string, IpParameter['method']> = new Map([
  ['off', 'off'],
  ['none', 'off'],
  ['on', 'any'],
  ['any', 'any'],
  ['', 'any'],
  ['dhcp', 'dhcp'],
  ['bootp', 'bootp'],
  ['rarp', 'rarp'],
  ['both', 'both'],
]);

export function parseIpParameter(value: string): IpParameter {
  // An empty word is as good as off.
  const alone = value === '' ? 'off' : methods.get(value.split(',')[0] ?? '');
  const none = { address: undefined, server: undefined, gateway: undefined, netmask: undefined };
  if (alone !== undefined && !value.includes(':')) {
    return { ...none, hostname: undefined, device: undefined, method: alone };
  }
  const fields = value.split(':');
  const address = (index: number) => {
    const found = parseIpv4(fields[index] ?? '');
    return found === 0 ? undefined : found;
  };
  const word = (index: number) => (fields[index] === '' ? undefined : fields[index]);
  return {
    address: address(0),
    server: address(1),
    gateway: address(2),
    netmask: address(3),
    hostname: word(4),
    device: word(5),
    method: methods.get((fields[6] ?? '').split(',')[0] ?? '') ?? 'other',
  };
}

/** Whether the kernel asks a DHCP server: no address is given, or no server for the NFS root is known. */
export function asksDhcp(ip: IpParameter, serverKnown: boolean): boolean {
  if (ip.method === 'off' || ip.method === 'rarp') return false;
  return ip.address === undefined || (!serverKnown && ip.server === undefined);
}

/** Words that switch the network's configuration off or name how to ask for it. Anything that begins with dhcp counts. */
export function isMethod(word: string): boolean {
  return (methods.has(word) && word !== '') || word.startsWith('dhcp');
}

/** What in_aton() makes of any text: every character minus "0", ten times what came before. */
export function readAsAddress(text: string): Ipv4Address {
  const parts = text.split('.');
  let address = 0;
  for (let i = 0; i < 4; i++) {
    let octet = 0;
    for (const character of parts[i] ?? '') octet = (Math.imul(octet, 10) + character.charCodeAt(0) - 48) | 0;
    address = (address << 8) | octet;
  }
  return ipv4OfNumber(address);
}
