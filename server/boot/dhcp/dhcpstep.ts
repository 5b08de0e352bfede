/** A server's answer goes in; the stage of DHCP comes out: what the machine is told, or why nobody tells it anything. */
import { formatIpv4 } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { ServerAsked } from '../loaders/port.js';
import { isUefi } from '../machine/firmware.js';
import { refusedReply } from '../machine/firmwarestep.js';
import { isRaspberryPi } from '../machine/raspberry.js';
import { ipxeSays, romSays, uefiSays } from '../machine/sentences.js';
import { none } from '../outcome.js';
import type { Printed } from '../sentence.js';
import { add, assume, type Draft, type Reported, source } from '../stage.js';
import { notStarted } from '../startup/notstarted.js';
import type { DhcpAnswer, Outcome } from '../trace.js';
import { describeAddress, optionOf } from './answer.js';
import type { DhcpFault } from './faults.js';
import { textOfValue } from './optiontext.js';
import { hasOwnFile } from './ownfiles.js';
import type { DhcpServer } from './port.js';
import { dhcpServer } from './server.js';
import { silenceFault } from './silence.js';

/** What the ROM loads: the header's field, else option 67, which most firmware takes as well; UEFI looks there first. */
export function bootFileName(answer: DhcpAnswer, draft: Draft): Outcome<string> {
  const uefi = isUefi(answer.client);
  if (answer.filename.kind !== 'none' && !uefi) return answer.filename;
  const option = optionOf(answer, 'bootfile-name');
  if (option.kind === 'none') return answer.filename;
  if (option.kind !== 'value') return option.kind === 'unknown' ? option : none;
  const text = textOfValue(option.value);
  if (text === undefined || text === '') return none;
  if (!uefi) assume(draft, 'the firmware takes the boot file name from option 67');
  return { ...option, value: text };
}

/** Who asks, and what for. */
export interface DhcpRequest {
  readonly site: Site;
  readonly node: Node;
  readonly answer: DhcpAnswer;
  readonly file: Outcome<string>;
  /** Who asked in words: the machine, or a program that runs on it. */
  readonly who: string;
  /** What is loaded says itself that no server is named for it. */
  readonly saidLater?: boolean;
}

/** False when nothing after it can be followed. */
export function dhcpStep(request: DhcpRequest, draft: Draft): boolean {
  const { site, node, answer, file } = request;
  // A server that does not start says nothing: what half of its configuration would say is nothing to go by.
  if (answer.answered === 'no' && !draft.reached) return false;
  const told = toldStage(request);
  const { faults = [], doubts = [] } = told;
  const heeded = answer.answered === 'no' ? undefined : dhcpServer(site).notHeeded(node, answer);
  assume(draft, ...(dhcpServer(site).assumed?.(node, answer) ?? []));
  add(draft, {
    stage: 'dhcp',
    program: answer.program ?? dhcpServer(site).program,
    sources: [answer.decidedBy, ...sourcesOf(request)],
    ...told,
    faults: heeded === undefined ? faults : [...faults, heeded],
  });
  if (answer.answered === 'no' || faults.some(({ effect }) => effect === 'stops')) return false;
  return doubts.length === 0 || answer.answered === 'unknown' || file.kind !== 'none';
}

function sourcesOf({ node, answer, file }: DhcpRequest): (Place | undefined)[] {
  return [answer.host?.head ?? node.place, source(file), source(answer.nextServer), source(answer.address)];
}

type Told = Pick<Reported, 'did' | 'faults' | 'doubts' | 'decisive'>;

function toldStage(request: DhcpRequest): Told {
  const { site, node, answer, file, who } = request;
  const { nextServer, decidedBy } = answer;
  const { program = dhcpServer(site).program } = answer;
  const host = answer.host?.head ?? node.place;
  if (answer.answered === 'no') {
    const fault = silenceFault(site, node, answer, withoutOffer(answer));
    const reason = `${program} does not answer ${who} (${answer.reason}), and nothing says that it is to boot from here`;
    return {
      ...(fault === undefined ? { doubts: [{ reason, at: decidedBy }] } : { faults: [fault] }),
      decisive: [decidedBy ?? host],
    };
  }
  if (answer.answered === 'unknown') {
    const reason = `whether ${program} answers ${who} is not known: ${answer.reason}`;
    return { doubts: [{ reason, code: answer.code, at: decidedBy }], decisive: [decidedBy ?? host] };
  }
  const gets = `${who} ${agree(node, 'get')} ${describeAddress(answer)}`;
  const lost = hiddenFile(answer, file) ?? unsaidFile(answer, file) ?? untoldFile(answer, file, program);
  if (lost !== undefined) return { faults: [lost], decisive: [host, lost.at] };
  if (file.kind === 'none') return withoutFileName(request, gets);
  if (file.kind === 'unknown') {
    const reason = `${gets}; which boot file comes with it is not known: ${file.reason}`;
    return { doubts: [{ reason, code: file.code, at: file.from }], decisive: [host, file.from] };
  }
  const refused = refusedReply(answer, file, program);
  if (refused !== undefined) return { faults: [refused], decisive: [refused.at] };
  const loads = `${gets} and ${agree(node, 'load')} ${file.value}`;
  const decisive = [source(answer.address) ?? host, source(file)];
  if (file.value.includes('://')) return { did: loads, decisive };
  if (nextServer.kind === 'none') return withoutNextServer(request, gets, file);
  // Its own address may be in no file, but it is there that the machine asks.
  if (isServerItself(site, answer, nextServer)) {
    return { did: `${loads} from ${program} itself`, decisive };
  }
  if (nextServer.kind === 'unknown') {
    const reason = `${gets} and the boot file ${file.value}; the server is not known: ${nextServer.reason}`;
    return {
      doubts: [{ reason, code: nextServer.code, at: nextServer.from }],
      decisive: [host, nextServer.from],
    };
  }
  return { did: `${loads} from ${formatIpv4(nextServer.value)}`, decisive };
}

function hiddenFile({ hidden }: DhcpAnswer, file: Outcome<string>): DhcpFault | undefined {
  if (hidden === undefined || file.kind !== 'none') return undefined;
  return {
    id: 'dnsmasq/proxy-hides-boot-file',
    effect: 'stops',
    at: hidden.by,
    others: [hidden.file.place],
    console: uefiSays.cancelled.print(),
    file: hidden.file.value,
  };
}

function unsaidFile(answer: DhcpAnswer, file: Outcome<string>): DhcpFault | undefined {
  const { unsaid, client } = answer;
  // A Raspberry Pi boots without a boot file.
  if (unsaid === undefined || file.kind !== 'none' || isRaspberryPi(client)) return undefined;
  return {
    id: 'dnsmasq/proxy-silent',
    effect: 'stops',
    at: unsaid.by,
    others: [unsaid.file.place],
    console: withoutFile(answer),
    file: unsaid.file.value,
  };
}

/** UEFI takes the answer for that of a boot server, and asks it for what it never tells. */
function untoldFile(
  answer: DhcpAnswer,
  file: Outcome<string>,
  program: string,
): ReturnType<typeof refusedReply> | DhcpFault {
  const { untold } = answer;
  if (untold === undefined || file.kind !== 'none') return undefined;
  const { value, place: from } = untold;
  return refusedReply(answer, { kind: 'value', value, from, overridden: [] }, program);
}

/** dnsmasq is meant, whose own address no file tells. */
function isServerItself(site: Site, { program }: DhcpAnswer, server: DhcpAnswer['nextServer']): boolean {
  if (server.kind !== 'unknown' || server.code !== 'server-address') return false;
  return site.dhcp === undefined || program !== undefined;
}

/** Boards with U-Boot need no boot file: where all files are theirs, nobody knows that a machine is to have one. */
function readsPxelinux(site: Site, node: DhcpRequest['node'], emptied: boolean): boolean {
  const configs = site.pxe.flatMap((directory) => directory.configs);
  if (site.pxe.length === 0) return false;
  return emptied || hasOwnFile(site, node) || configs.length === 0 || !configs.every(({ uboot }) => uboot);
}

/** A machine that is told neither file nor server is not known to boot over the network at all. */
function withoutFileName({ site, node, answer }: DhcpRequest, gets: string): Told {
  const { nextServer, filename } = answer;
  const emptied = filename.kind === 'none' ? filename.emptied : undefined;
  const host = answer.host?.head ?? node.place;
  const from = source(nextServer);
  if (node.host === undefined || from === undefined || !readsPxelinux(site, node, emptied !== undefined)) {
    const reason = `${gets}, but no boot file name; no file says to boot from here`;
    return { doubts: [{ reason }], decisive: [host, from] };
  }
  const expected = hasOwnFile(site, node);
  const fault: DhcpFault = {
    id: 'dhcp/filename-missing',
    effect: 'stops',
    at: emptied ?? from,
    others: [host],
    console: withoutFile(answer),
    expected,
    // Else it may be one that is not to boot from here.
    ...(expected ? {} : { assumed: true }),
    emptied: emptied !== undefined,
  };
  return { faults: [fault], decisive: [host, from] };
}

/** dhcpd then sends 0.0.0.0, not its own address. UEFI takes the DHCP server instead (OVMF), a BIOS ROM does not. */
function withoutNextServer(
  { node, answer, saidLater }: DhcpRequest,
  gets: string,
  file: Outcome<string> & { kind: 'value' },
): Told {
  const named = optionOf(answer, 'tftp-server-name');
  const uefi = isUefi(answer.client);
  const doubtful = named.kind !== 'none' && !uefi;
  const host = answer.host?.head ?? node.place;
  const zero = answer.nextServer.kind === 'none' ? answer.nextServer.emptied : undefined;
  const fault: DhcpFault = {
    id: 'dhcp/next-server-missing',
    effect: doubtful || uefi ? 'none' : 'stops',
    at: answer.unresolved?.place ?? zero ?? file.from ?? host,
    others: [host],
    console: withoutServer(answer),
    file: file.value,
    serverName: source(answer.serverName),
    unresolved: answer.unresolved?.value,
    ...(zero === undefined ? {} : { zero: true }),
    option66: source(named),
    takesDhcpServer: uefi,
  };
  const text = `${gets} and the boot file ${file.value}, but no server to load it from (siaddr 0.0.0.0)`;
  const reason = `${text}; whether its firmware takes option 66 instead is not known`;
  return {
    did: `${gets} and loads ${file.value} from the DHCP server, which names no other (siaddr 0.0.0.0)`,
    faults: uefi && saidLater === true && answer.unresolved === undefined ? [] : [fault],
    doubts: doubtful ? [{ reason }] : [],
    decisive: [host, source(file)],
  };
}

/** Machines that no file names are spoken of in the plural. */
function agree({ kind }: Node, verb: string): string {
  return kind === 'network' || kind === 'readers' ? verb : `${verb}s`;
}

/** A loader in the machine's flash asks for its files itself, whatever boot file it is told. False where it asks for none. */
export function residentStep(
  { site, node, answer }: Pick<DhcpRequest, 'site' | 'node' | 'answer'>,
  who: string,
  { server, itself, faults, doubt }: ServerAsked,
  draft: Draft,
): boolean {
  const { program: first, assumed } = dhcpServer(site);
  const { program = first } = answer;
  const host = answer.host?.head ?? node.place;
  assume(draft, ...(assumed?.(node, answer) ?? []));
  const decisive = [source(answer.address) ?? host, source(server)];
  const gets = `${node.name} ${agree(node, 'get')} ${describeAddress(answer)}`;
  const stage = { stage: 'dhcp', program, sources: [host, ...decisive], decisive, faults } as const;
  const own = isServerItself(site, answer, server);
  const asked = server.kind === 'value' ? formatIpv4(server.value) : undefined;
  if (doubt !== undefined) {
    add(draft, { ...stage, doubts: [{ reason: `${gets}; ${doubt}` }] });
  } else if (asked === undefined && !own && !(itself && server.kind === 'none')) {
    const why = server.kind === 'unknown' ? server.reason : `${program} names none (siaddr 0.0.0.0)`;
    add(draft, {
      ...stage,
      doubts: [{ reason: `${gets}; which TFTP server ${who} asks is not known: ${why}` }],
    });
  } else {
    add(draft, {
      ...stage,
      did: `${gets}, and ${who} asks ${asked ?? `${program}'s own machine`} for its configuration`,
    });
  }
  return !faults.some(({ effect }) => effect === 'stops');
}

/** iPXE goes on to the root-path, which it takes for a disk (usr/autoboot.c). */
function triesDisk(answer: DhcpAnswer): boolean {
  return answer.client.userClass === 'iPXE' && optionOf(answer, 'root-path').kind === 'value';
}

function withoutFile(answer: DhcpAnswer): Printed {
  if (isUefi(answer.client)) return uefiSays.noValidOffer.print();
  if (answer.client.userClass !== 'iPXE') return romSays.noFileName.print();
  return triesDisk(answer) ? ipxeSays.noSan.print() : ipxeSays.nothing.print();
}

function withoutServer(answer: DhcpAnswer): Printed | undefined {
  if (answer.client.userClass !== 'iPXE') return romSays.tftpTimeout.print();
  return triesDisk(answer) ? ipxeSays.noServer.print() : undefined;
}

/** What iPXE says depends on what else it finds on the wire. */
function withoutOffer({ client }: Pick<DhcpAnswer, 'client'>): Printed | undefined {
  if (client.userClass === 'iPXE' || isRaspberryPi(client)) return undefined;
  return isUefi(client) ? uefiSays.noResponse.print() : romSays.noOffer.print();
}

/** True when dhcpd runs and listens, or may; otherwise nothing after it happens. */
export function serverStep(site: Site, answer: DhcpAnswer, draft: Draft): boolean {
  return speaking(dhcpServer(site), answer).every((server) => runs(site, server, answer, draft));
}

/** The servers whose words the answer holds. */
function speaking(first: DhcpServer, { program, addressed }: DhcpAnswer): DhcpServer[] {
  const { other } = first;
  if (other === undefined || program !== other.program) return [first];
  return addressed === undefined ? [other] : [first, other];
}

function runs(site: Site, server: DhcpServer, answer: DhcpAnswer, draft: Draft): boolean {
  const { program, standstill, daemon } = server;
  const { faults, doubts, assumptions } = standstill;
  assume(draft, ...assumptions);
  const down = daemon === undefined ? undefined : notStarted(site, daemon, draft);
  if (faults.length === 0 && doubts.length === 0 && down === undefined) return true;
  const console = withoutOffer(answer);
  const told = [...faults, ...(down === undefined ? [] : [down])].map((fault) => ({ ...fault, console }));
  add(draft, { stage: 'dhcp', program, faults: told, doubts });
  return told.length === 0;
}
