/** A site and a machine go in; the firmwares that the machine has to be traced with come out: those that its DHCP server tells apart. */
import type { Node, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { type Place, samePlace } from '../../site/place.js';
import { bootFileName } from '../dhcp/dhcpstep.js';
import { optionText } from '../dhcp/optiontext.js';
import { dhcpServer } from '../dhcp/server.js';
import { newDraft } from '../stage.js';
import type { DhcpAnswer, DhcpClient, Firmware } from '../trace.js';
import { bootsByHttp, canStart, isUefi, type ProgramKind, programKind, starterOf } from './firmware.js';
import { firmwareClient } from './profile.js';
import { programOf } from './program.js';
import { boardOf } from './raspberry.js';

/** What machines are: the commonest first. */
const CANDIDATES: readonly Firmware[] = ['bios', 'efi-x64', 'efi-ia32', 'efi-arm64', 'efi-http-x64'];

export interface AskedFirmware {
  readonly firmware: Firmware;
  /** What is taken for granted with it. */
  readonly assumption: string | undefined;
  /** What it is told, where that is known already. */
  readonly answer: DhcpAnswer | undefined;
}

const plainBios: AskedFirmware = { firmware: 'bios', assumption: undefined, answer: undefined };

/** What of an answer decides which program is loaded. `file`: undefined where none is; empty where it is not known which. */
interface Told {
  readonly key: string;
  readonly file: string | undefined;
  readonly program: ProgramKind;
  /** Where the file is named. */
  readonly at: Place | undefined;
  readonly answer: DhcpAnswer;
}

/** Firmwares that the server cannot tell apart, and what the first of them is told. */
interface Kind extends Told {
  readonly firmware: Firmware;
  readonly alike: readonly Firmware[];
}

/** Kinds that are told the same. */
type Group = readonly [Kind, ...Kind[]];

/**
 * Firmwares that are answered alike are one: of them the one that can start what it is given. Those that are given
 * nothing are left out, unless none is given anything. `changes`: what of the packets is other than usual.
 */
export function firmwaresOf(
  site: Site,
  node: Node,
  changes: Partial<DhcpClient> = {},
): readonly AskedFirmware[] {
  if (site.dhcp === undefined && site.dnsmasq === undefined) return [plainBios];
  const raspberry = raspberryPi(site, node, changes);
  if (raspberry?.sure === true) return [raspberry.asked];
  const pis = raspberry === undefined ? undefined : [raspberry.asked];
  const groups = new Map<string, [Kind, ...Kind[]]>();
  const usual = Object.keys(changes).length === 0;
  for (const alike of usual ? usualKinds(site) : kinds(site, changes)) {
    const [firmware] = alike;
    if (firmware === undefined) continue;
    const client = usual
      ? firmwareClient(firmware, node.mac)
      : { ...firmwareClient(firmware, node.mac), ...changes };
    const { key, file, program, at, answer } = told(site, node, client, alike);
    const group = groups.get(key);
    const kind = { key, file, program, at, answer, firmware, alike };
    if (group === undefined) groups.set(key, [kind]);
    else group.push(kind);
  }
  const all = [...groups.values()];
  const given = all.filter(([first]) => first.file !== undefined);
  if (given.length === 0) return pis ?? [{ ...plainBios, answer: all[0]?.[0].answer }];
  const servesBios = given.some(([first]) => first.program === 'bios');
  const isByChance = (group: Group): boolean =>
    isHttpByChance(group, given) || isHttpLeftOver(site, node, group, changes);
  const meant = given.filter((group) => !isForBios(group, given) && !isByChance(group));
  const leftOver = (kind: Kind): boolean => isToldTheRest(site, node, kind, changes);
  const others = meant.flatMap((group) => ofGroup(group, servesBios, all.length === 1, leftOver));
  return node.mac === undefined ? [...others, ...(pis ?? [])] : others;
}

/**
 * What a Raspberry Pi is told, where the machine may be one: its MAC is that of one, or unknown, and the site has something that is for
 * such machines alone. One that is told nothing for them may boot from its card, with whatever firmware lies there.
 */
function raspberryPi(
  site: Site,
  node: Node,
  changes: Partial<DhcpClient>,
): { readonly asked: AskedFirmware; readonly sure: boolean } | undefined {
  const sure = boardOf(node.mac) !== undefined;
  // Most machines are none, so the server is not asked for them.
  if (node.mac !== undefined && !sure && site.raspberry.length === 0) return undefined;
  const client = { ...firmwareClient('raspberry-pi', node.mac), ...changes };
  const answer = dhcpServer(site).answer(client, node);
  const { vendor } = answer;
  const named =
    vendor.kind === 'value' &&
    String.fromCharCode(...vendor.value.map((octet) => octet ?? 0)).includes('Raspberry');
  if (!named && (site.raspberry.length === 0 || !sure)) return undefined;
  const assumption = sure ? undefined : 'the machine is a Raspberry Pi';
  return { asked: { firmware: 'raspberry-pi', assumption, answer }, sure };
}

/** Several kinds of UEFI are told a program for BIOS, and what a BIOS is told is left open, as by a menu, or where the file comes from: it may be the same. */
function isForBios(group: Group, given: readonly Group[]): boolean {
  const [first] = group;
  if (first.program !== 'bios') return false;
  const kinds = group.flatMap(({ alike }) => alike);
  if (kinds.includes('bios') || kinds.length === 1) return false;
  const { file: same } = first;
  return given.some((one) =>
    one.some(
      ({ alike, file, answer: { nextServer } }) =>
        alike.includes('bios') && (file === '' || (file === same && nextServer.kind === 'unknown')),
    ),
  );
}

/** Clients for HTTP are told the file of others, by the same line, and something else differs, as where a class for PXE has next-server. */
function isHttpByChance(group: Group, given: readonly Group[]): boolean {
  const [{ file = '', at }] = group;
  if (at === undefined || file.includes('://') || !group.every((kind) => bootsByHttp(kind.answer.client)))
    return false;
  return given.some(
    (other) => other !== group && other.some((kind) => kind.at !== undefined && samePlace(kind.at, at)),
  );
}

/** Clients for HTTP are told what no UEFI starts, by the line for whoever is no client for PXE, as where the rest once was Etherboot. */
function isHttpLeftOver(site: Site, node: Node, [kind]: Group, changes: Partial<DhcpClient>): boolean {
  if (kind.file?.includes('://') === true || /^efi/.test(kind.program)) return false;
  if (!kind.alike.every((one) => one === 'efi-http-x64')) return false;
  return isToldTheRest(site, node, kind, { vendorClass: undefined, ...changes });
}

/** One that starts what all of the group are given, and those who are misled. */
function ofGroup(
  group: Group,
  servesBios: boolean,
  only: boolean,
  leftOver: (kind: Kind) => boolean,
): AskedFirmware[] {
  const [first] = group;
  const { file = '' } = first;
  const all = group.flatMap(({ alike }) => alike);
  const http = all.find((one) => one === 'efi-http-x64' && isMeantForHttp(first));
  // Whoever gives out a damaged program means the machines that its name speaks of.
  const program = first.program === 'other' ? programKind(file) : first.program;
  const firmware = http ?? starterOf(all, file, program, servesBios) ?? first.firmware;
  const assumption = firmware === 'bios' || !only ? undefined : `its firmware is one that can start ${file}`;
  const starts = { firmware, assumption, answer: firmware === first.firmware ? first.answer : undefined };
  const misled = group.filter(
    (kind) => kind.firmware !== firmware && isMisled(kind, group) && !leftOver(kind),
  );
  return [starts, ...misled.map((kind) => ({ ...kind, assumption: undefined }))];
}

/** Only UEFI's client for HTTP looks for this word in the answer, and takes a URL (PXE clients want "PXEClient" or nothing there). */
function isMeantForHttp({ answer, file }: Kind): boolean {
  const text = optionText(answer, 'vendor-class-identifier');
  return file?.includes('://') === true && text?.startsWith('HTTPClient') === true;
}

/**
 * Whoever names a file for one kind of firmware alone means such machines, be it that they are given what they cannot start.
 * BIOS is most often what is left where the others are told apart, and then nobody need mean it.
 */
function isMisled({ alike, file = '', program, at, answer }: Kind, group: readonly Kind[]): boolean {
  if (alike.length !== 1 || at === undefined || file.includes('://')) return false;
  // A client for HTTP is told apart by conditions that mean others.
  if (bootsByHttp(answer.client) || canStart(answer.client, program)) return false;
  // What is left over is told by a line for others, too; one for architecture 0 alone means a BIOS.
  if (!isUefi(answer.client) && !/^efi/.test(program)) return false;
  return group.filter((one) => one.at !== undefined && samePlace(one.at, at)).length === 1;
}

/** Number that IANA has given to nobody ("Processor Architecture Types"). */
const UNASSIGNED = 0x7fff;

/** Whoever sends a number that nobody has is told the same by the same line: it is for whatever is left, and means no kind of UEFI. */
function isToldTheRest(
  site: Site,
  node: Node,
  { firmware, at }: Kind,
  changes: Partial<DhcpClient>,
): boolean {
  const usual = firmwareClient(firmware, node.mac);
  const number = String(usual.architecture).padStart(5, '0');
  const vendorClass = usual.vendorClass?.replace(`:${number}:`, `:${UNASSIGNED}:`);
  const client = { ...usual, architecture: UNASSIGNED, vendorClass, ...changes };
  const rest = told(site, node, client, [firmware]);
  return at !== undefined && rest.at !== undefined && samePlace(at, rest.at);
}

/** Firmwares that the server cannot tell apart stand together: it is asked once for all of them. */
function kinds(site: Site, changes: Partial<DhcpClient>): readonly (readonly Firmware[])[] {
  const clients = CANDIDATES.map((firmware) => ({ ...firmwareClient(firmware, undefined), ...changes }));
  const texts = dhcpServer(site).kindsOf(clients);
  const byText = new Map<string, Firmware[]>();
  for (const [i, firmware] of CANDIDATES.entries()) {
    const text = texts[i] ?? '';
    byText.set(text, [...(byText.get(text) ?? []), firmware]);
  }
  return [...byText.values()];
}

const usualKinds = once((site: Site) => kinds(site, {}));

/** `alike`: the firmwares that send such a packet, as far as the server looks. */
function told(site: Site, node: Node, client: DhcpClient, alike: readonly Firmware[]): Told {
  const answer = dhcpServer(site).answer(client, node);
  const file = bootFileName(answer, newDraft());
  const { nextServer } = answer;
  const server = nextServer.kind === 'value' ? nextServer.value : nextServer.kind;
  const nothing = { file: undefined, program: 'unknown', at: undefined, answer } as const;
  if (answer.answered === 'no') return { key: 'no', ...nothing };
  const { hidden, untold } = answer;
  const lost = hidden?.file ?? untold;
  if (file.kind === 'none' && lost !== undefined) {
    const { value: name, place } = lost;
    const program = programOf(site, name);
    // Who could not start that file either is not meant; a UEFI program is for x64 where its name does not say more.
    const meant = alike.some((firmware) => firmware === (program === 'efi' ? 'efi-x64' : program));
    return meant
      ? { key: `hidden ${name}`, file: name, program, at: place, answer }
      : { key: 'none', ...nothing };
  }
  if (file.kind === 'none') return { key: 'none', ...nothing };
  if (file.kind === 'unknown') return { ...nothing, key: `unknown ${server}`, file: '' };
  const program = programOf(site, file.value);
  // What a proxy leaves to the other server tells such machines apart, and nobody need mean them.
  const left = dhcpServer(site).other !== undefined && answer.program === undefined;
  const starts = bootsByHttp(client) ? file.value.includes('://') : canStart(client, program);
  if (left && !starts) return { key: 'none', ...nothing };
  return { key: `${file.value} ${server}`, file: file.value, program, at: file.from, answer };
}
