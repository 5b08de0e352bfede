/** Hosts and the text of /etc/ethers go in; the hosts as dnsmasq has them afterwards come out, and the lines that it does not take. */
import { firstWhere } from '../../../grammars/text/index.js';
import { strictIpv4 } from '../address.js';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';
import type { DnsmasqHost, DnsmasqPassedOver } from './facts.js';
import { hardwareAddress, type Word, wordsOf } from './hosts.js';

/**
 * Lines of /etc/ethers become hosts in front of those that are there; one whose name or address a host has already gives that host its
 * hardware address (dhcp_read_ethers in dhcp.c). What dnsmasq does not take is passed over.
 */
export function withEthers(hosts: DnsmasqHost[], file: DiskPath, text: string): readonly DnsmasqPassedOver[] {
  const passedOver: DnsmasqPassedOver[] = [];
  const index = new LastHosts(hosts);
  const added = new Set<DnsmasqHost>();
  for (const words of wordsOf(file, text)) {
    const [hardware, who] = words;
    if (hardware === undefined || hardware.text.startsWith('+')) continue;
    const last = words[words.length - 1] ?? hardware;
    const place = { file, span: { start: hardware.place.span.start, end: last.place.span.end } };
    const entry = who === undefined ? undefined : entryOf(hardware, who, place);
    const at = entry && index.last(entry.address === undefined ? nameKey(entry) : addressKey(entry));
    const known = at === undefined ? undefined : hosts[at];
    if (entry === undefined || (known !== undefined && added.has(known))) {
      passedOver.push({ value: words.map((word) => word.text).join(' '), place, why: 'ethers' });
      continue;
    }
    const spot = at ?? index.last(onlyKey(entry));
    const own = spot === undefined ? undefined : hosts[spot];
    if (spot === undefined || own === undefined) {
      added.add(entry);
      index.put(hosts.length, entry);
      continue;
    }
    const made: DnsmasqHost =
      known === undefined
        ? { ...own, name: entry.name ?? own.name, address: entry.address ?? own.address }
        : { ...own, hardware: entry.hardware };
    if (added.delete(own)) added.add(made);
    index.put(spot, made);
  }
  return passedOver;
}

type Key = string | undefined;

function nameKey({ name }: DnsmasqHost): Key {
  return name === undefined ? undefined : `name ${name.value.toLowerCase()}`;
}

function addressKey({ address }: DnsmasqHost): Key {
  return address === undefined ? undefined : `address ${address.value}`;
}

/** Its hardware address is that one, and no other. */
function onlyKey({ hardware }: DnsmasqHost): Key {
  return hardware.length === 1 ? `hardware ${hardware[0]?.value}` : undefined;
}

const KEYS = [nameKey, addressKey, onlyKey] as const;

/** The last host of a name, of an address and of a hardware address, while hosts come and change. */
class LastHosts {
  readonly #hosts: DnsmasqHost[];
  /** Where hosts of a key stand, in order; some have another by now. */
  readonly #places = new Map<string, number[]>();

  constructor(hosts: DnsmasqHost[]) {
    this.#hosts = hosts;
    for (const [at, host] of hosts.entries()) this.#note(at, host);
  }

  last(key: Key): number | undefined {
    const places = key === undefined ? undefined : this.#places.get(key);
    for (let at = places?.at(-1); places !== undefined && at !== undefined; at = places.at(-1)) {
      const host = this.#hosts[at];
      if (host !== undefined && KEYS.some((keyOf) => keyOf(host) === key)) return at;
      places.pop();
    }
    return undefined;
  }

  put(at: number, host: DnsmasqHost): void {
    this.#hosts[at] = host;
    this.#note(at, host);
  }

  #note(at: number, host: DnsmasqHost): void {
    for (const keyOf of KEYS) {
      const key = keyOf(host);
      if (key === undefined) continue;
      const places = this.#places.get(key);
      if (places === undefined) this.#places.set(key, [at]);
      else insert(places, at);
    }
  }
}

/** Into numbers in order; mostly it comes last. */
function insert(places: number[], at: number): void {
  const isLast = (places.at(-1) ?? -1) < at;
  const index = isLast ? places.length : firstWhere(places, (place) => place >= at);
  if (places[index] !== at) places.splice(index, 0, at);
}

function entryOf(hardware: Word, who: Word, place: Place): DnsmasqHost | undefined {
  const mac = hardwareAddress(hardware.text.replaceAll('-', ':'));
  if (!/^[\da-f]{2}(?::[\da-f]{2}){5}$/.test(mac)) return undefined;
  const isAddress = /^[\d.]+$/.test(who.text);
  const address = isAddress ? strictIpv4(who.text) : undefined;
  if (isAddress ? address === undefined : !/^[a-z\d][\w-]*(?:\.|$)/i.test(who.text)) return undefined;
  return {
    place,
    tags: [],
    name: isAddress ? undefined : { value: who.text.split('.', 1)[0] ?? '', place: who.place },
    hardware: [{ value: mac, place: hardware.place }],
    likeHardware: undefined,
    likeAddress: undefined,
    identifier: undefined,
    address: address === undefined ? undefined : { value: address, place: who.place },
    sets: [],
    ignore: undefined,
    lease: undefined,
    bareLease: undefined,
  };
}
