/** Two DHCP servers of one site go in; the one server comes out that they are to a machine, which hears both: dhcpd, and a dnsmasq that says what to boot or gives addresses as well. */
import { inNetwork } from '../../site/address.js';
import type { Node } from '../../site/model.js';
import type { Answer } from '../../site/place.js';
import { doubt } from '../doubt.js';
import { isUefi } from '../machine/firmware.js';
import { discoveryControl, passesOver } from '../machine/firmwarestep.js';
import { none, placeOf, unsure } from '../outcome.js';
import { type DhcpAnswer, type DhcpClient, optionCodes, optionOf } from './answer.js';
import { optionText, textOfValue } from './optiontext.js';
import type { DhcpServer } from './port.js';

/** `first` gives addresses; what `other` says counts beside it. */
export function beside(first: DhcpServer, other: DhcpServer): DhcpServer {
  const { concerned: _, ...rest } = first;
  const known = first.networks;
  const more = other.networks.filter(
    ({ network }) => !known.some((one) => inNetwork(network, one.network, one.mask)),
  );
  return {
    ...rest,
    networks: [...known, ...more],
    other,
    kindsOf(clients) {
      const others = other.kindsOf(clients);
      return first.kindsOf(clients).map((kind, i) => JSON.stringify([kind, others[i]]));
    },
    answer: (client, machine) => heard(first, other, client, machine),
  };
}

function heard(
  first: DhcpServer,
  other: DhcpServer,
  client: DhcpClient,
  machine: Node | undefined,
): DhcpAnswer {
  const one = first.answer(client, machine);
  const two = { ...other.answer(onItsNetwork(client, one, other), machine), client };
  // Of a network that it does not have a server knows nothing.
  if (one.answered === 'no' && one.silence === 'unknown-network')
    return two.answered === 'no' ? one : { ...two, program: other.program };
  if (two.answered === 'no' || one.answered === 'unknown') return one;
  if (two.proxied === true) return one.answered === 'no' ? one : proxied(one, two, other);
  // A proxy that has no answer for this client; another one may have one.
  if (two.answered === 'unknown') {
    if (two.code !== 'no-server') return two;
    return two.unsaid === undefined ? one : { ...one, unsaid: two.unsaid };
  }
  if (one.answered === 'no') return { ...two, program: other.program };
  return alike(one, two) ? one : { ...one, ...whoIsFirst(first, other, one, two) };
}

/** The other server may know a part of the network only, or not its mask, which it learns of its interface. */
function onItsNetwork(client: DhcpClient, { subnet }: DhcpAnswer, other: DhcpServer): DhcpClient {
  if (subnet === undefined) return client;
  const { network, mask } = subnet;
  const within = other.networks.find((one) => inNetwork(one.network, network.value, mask.value));
  if (within !== undefined) return { ...client, relay: undefined, network: within.network };
  return { ...client, network: client.network ?? network.value };
}

/** In what a boot goes by. */
function alike(one: DhcpAnswer, two: DhcpAnswer): boolean {
  const text = (answer: DhcpAnswer): string =>
    JSON.stringify([wholeFile(answer), answer.nextServer, optionOf(answer, 'root-path')], (key, it) =>
      key === 'place' || key === 'from' || key === 'overridden' ? undefined : it,
    );
  return text(one) === text(two);
}

function whoIsFirst(first: DhcpServer, other: DhcpServer, one: DhcpAnswer, two: DhcpAnswer) {
  const reason = `${first.program} and ${other.program} both give addresses there, and which of them is faster is in no file`;
  return {
    answered: 'unknown',
    reason,
    code: 'network',
    decidedBy: two.subnet?.head ?? one.subnet?.head,
  } as const;
}

/** The header's field, else option 67. */
function wholeFile(answer: DhcpAnswer) {
  if (answer.filename.kind !== 'none') return answer.filename;
  const option = optionOf(answer, 'bootfile-name');
  if (option.kind !== 'value') return option;
  const text = textOfValue(option.value);
  return text === undefined || text === '' ? none : { ...option, value: text };
}

/**
 * `one` gives the address, and the proxy `two` says what to boot. UEFI goes by the proxy, whatever file the other answer names, and be it
 * that the proxy names none, unless that answer is a PXE server's as well (PxeBcSelectDhcp4Offer in edk2; OVMF was asked). iPXE goes by
 * the proxy where that names a file (asked in QEMU).
 */
function proxied(one: DhcpAnswer, two: DhcpAnswer, other: DhcpServer): DhcpAnswer {
  const own = wholeFile(one);
  const uefi = isUefi(one.client);
  // Without the proxy the machine goes by what it is told, if that is a file.
  const unnamed = two.filename.kind === 'none' || passesOver(two);
  if (own.kind !== 'none' && (other.standstill.faults.length > 0 || (!uefi && unnamed))) return one;
  const taken = takesFirst(one, uefi);
  if (taken === 'yes') return one;
  const options = new Map([...one.options, ...two.options]);
  const identifier = one.options.get(optionCodes['dhcp-server-identifier']);
  if (identifier !== undefined) options.set(optionCodes['dhcp-server-identifier'], identifier);
  // The boot file is the proxy's.
  for (const name of ['bootfile-name', 'tftp-server-name'] as const) options.set(optionCodes[name], none);
  const merged = {
    ...two,
    host: one.host,
    subnet: one.subnet,
    classes: one.classes,
    others: one.others,
    options,
    address: one.address,
    dynamic: one.dynamic,
    addressed: one,
    program: other.program,
  };
  if (taken === 'unknown' && own.kind !== 'none' && !alike(one, two)) {
    const reason = `${other.program} and the server of its address name different boot files, and firmware differs in which of them it takes`;
    return { ...merged, filename: unsure(doubt('packet', reason), placeOf(own)) };
  }
  const line = two.subnet?.head;
  if (two.filename.kind !== 'none' || own.kind !== 'value' || own.from === undefined || line === undefined)
    return merged;
  return { ...merged, hidden: { file: { value: own.value, place: own.from }, by: line } };
}

/** Whether the machine takes the first answer, and not the proxy's. */
function takesFirst(one: DhcpAnswer, uefi: boolean): Answer {
  const said = optionOf(one, 'vendor-class-identifier');
  if (said.kind === 'unknown') return 'unknown';
  const speaks = optionText(one, 'vendor-class-identifier')?.startsWith('PXEClient') === true;
  if (!uefi) return one.client.userClass === 'iPXE' && !speaks ? 'no' : 'unknown';
  if (!speaks) return 'no';
  if (one.vendor.kind === 'unknown') return 'unknown';
  const control = one.vendor.kind === 'value' ? discoveryControl(one.vendor.value) : undefined;
  return control === undefined ? 'no' : 'yes';
}
