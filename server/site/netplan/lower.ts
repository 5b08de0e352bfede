/** A file of netplan goes in; the network interfaces that it describes come out, with their addresses and places (netplan-yaml(5)). */
import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import { maskOfLength, parseIpv4 } from '../address.js';
import type { InterfaceAddress, NetworkInterface } from '../link/networkinterface.js';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';

/** Those below `network:` that are cards, or are made of some. */
const KINDS = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'dummy-devices', 'vrfs', 'tunnels'];

/** Undefined where the text is none, or holds what is filled in later: nothing is known then. */
export function netplanInterfaces(text: string, file: DiskPath): NetworkInterface[] | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  const network = below(document.contents, 'network');
  if (document.errors.length > 0 || (network !== undefined && !isMap(network))) return undefined;
  const placeOf = ({ range }: Scalar): Place => {
    const [start = 0, end = 0] = range ?? [];
    return { file, span: { start, end } };
  };
  return KINDS.flatMap((kind) => {
    const devices = below(network, kind);
    return isMap(devices) ? devices.items.flatMap((pair) => interfaceOf(pair, placeOf)) : [];
  });
}

type PlaceOf = (node: Scalar) => Place;

function interfaceOf({ key, value }: Pair, placeOf: PlaceOf): NetworkInterface[] {
  if (!isScalar(key) || typeof key.value !== 'string') return [];
  const said = below(value, 'set-name');
  // Of an entry with `match` the key is a name of netplan's own.
  const matched = below(value, 'match') !== undefined;
  const named = isScalar(said) ? String(said.value) : matched ? undefined : key.value;
  const listed = below(value, 'addresses');
  const addresses = isSeq(listed) ? listed.items.flatMap((item) => addressOf(item, placeOf)) : [];
  const dhcp = below(value, 'dhcp4');
  const open = dhcp !== undefined && !(isScalar(dhcp) && dhcp.value === false);
  return [{ name: named, addresses, open, place: placeOf(key) }];
}

/** `192.0.2.1/24`, by itself or with settings below it. */
function addressOf(item: unknown, placeOf: PlaceOf): InterfaceAddress[] {
  const [first] = isMap(item) ? item.items : [];
  const node = first === undefined ? item : first.key;
  if (!isScalar(node) || typeof node.value !== 'string') return [];
  const [address = '', length = ''] = node.value.split('/');
  const value = parseIpv4(address);
  if (value === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32) return [];
  return [{ value, mask: maskOfLength(Number(length)), place: placeOf(node) }];
}

function below(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined;
  return node.items.find(({ key: one }) => isScalar(one) && one.value === key)?.value ?? undefined;
}
