/** The name of a boot file goes in; the stage in which the firmware fetches it comes out, and the file where it comes to it. */

import { formatIpv4 } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { misspeltSettings } from '../../site/settings/misspelt.js';
import type { Fault } from '../faults.js';
import { ownServer } from '../linux/root/root.js';
import { isUefi } from '../machine/firmware.js';
import { isBoard } from '../machine/raspberry.js';
import { fetcherOf, unreachable } from '../machine/reach.js';
import { addressOfServer, mayBeServer } from '../machine/sameaddress.js';
import { ipxeSays, romSays, uefiSays } from '../machine/sentences.js';
import { type Printed, UNTOLD } from '../sentence.js';
import { add, assume, type Draft, type Reported, source } from '../stage.js';
import { notStarted } from '../startup/notstarted.js';
import type { DhcpAnswer, Outcome, StageDoubt } from '../trace.js';
import type { Asker } from '../wrappers/access.js';
import { wrapped } from '../wrappers/wrapped.js';
import { isEmptyProgram } from './empty.js';
import type { FilesFault } from './faults.js';
import type { Asking, Fetched } from './fetched.js';
import { isUrl } from './http/url.js';
import { noAnswer } from './noanswer.js';
import { inOtherFolder } from './otherfolder.js';
import type { FileServer, Served, ServerWords } from './port.js';
import { inFolderBelow, similar } from './presence.js';
import { fileServer } from './server.js';
import { leavingLink, readerOf } from './tftp.js';
import { tftpdSays } from './tftpd-hpa/sentences.js';
import { urlStep } from './urlstep.js';

/** What keeps the firmware from the file, or leaves it open whether it gets it. */
interface Obstacle {
  readonly faults?: NonNullable<Reported['faults']>;
  readonly doubts?: readonly StageDoubt[];
  readonly arrived: boolean;
  readonly unheard: boolean;
  /** Who meets it, where that is not the server. */
  readonly program?: string;
}

export function fetchStep(
  { site, node, answer }: Asking,
  name: string,
  from: Outcome<string>,
  draft: Draft,
): Fetched {
  const place = source(from);
  if (isUrl(name)) return urlStep({ site, node, answer }, name, place, draft);
  const server = fileServer(site);
  const elsewhere = ownServer(site, answer.nextServer) === 'no';
  const served = server.fetch(name, 'tftp');
  const file: Fetched['file'] = elsewhere
    ? { name, path: undefined, present: 'unknown', place }
    : { name, path: served.path, present: served.present, place };
  const obstacle =
    askingItself(site, node, answer, name) ??
    onTheWay(site, answer, name, place, elsewhere) ??
    atTheServer({ site, answer, name, place, served, server }, draft);
  if (obstacle !== undefined) {
    const { faults = [], doubts = [], program = server.program, arrived, unheard } = obstacle;
    const sources = [place, site.tftp.rootSaid?.place, site.tftp.options?.place];
    add(draft, { stage: 'files', program, faults, doubts, sources });
    return { file, arrived, unheard };
  }
  assume(draft, served.assumption);
  if (served.present === 'unknown') assume(draft, `the TFTP server has the boot file ${name}`);
  const did = `${name} is loaded${served.path === undefined ? '' : ` (${served.path})`}`;
  const faults = served.oddity === undefined ? [] : [served.oddity];
  add(draft, { stage: 'files', program: server.program, did, faults, sources: [place] });
  return { file, arrived: true, unheard: false };
}

/** With the address of the server nothing that it asks is heard, and what would come of it is nothing to go by. */
function askingItself(site: Site, node: Node, answer: DhcpAnswer, name: string): Obstacle | undefined {
  const fault = addressOfServer(site, node, answer, name);
  if (fault === undefined) return undefined;
  const doubts = mayBeServer(node, fault);
  return { faults: [fault], doubts, program: fetcherOf(answer), arrived: false, unheard: true };
}

/** It does not come to the server whose files these are. */
function onTheWay(
  site: Site,
  answer: DhcpAnswer,
  name: string,
  place: Place | undefined,
  elsewhere: boolean,
): Obstacle | undefined {
  const open = (reason: string): Obstacle => ({
    doubts: [{ reason, at: place }],
    arrived: false,
    unheard: false,
  });
  const cut = unreachable(site, answer, name);
  if (cut !== undefined)
    return { faults: [cut], program: fetcherOf(answer), arrived: !elsewhere, unheard: true };
  if (!elsewhere) return undefined;
  const asked = answer.nextServer.kind === 'value' ? formatIpv4(answer.nextServer.value) : 'the server';
  return open(`${name} is loaded from ${asked}, whose files are not part of the site`);
}

interface AtServer {
  readonly site: Site;
  readonly answer: DhcpAnswer;
  readonly name: string;
  readonly place: Place | undefined;
  readonly served: Served;
  readonly server: FileServer;
}

/** The server does not run, does not hear or does not let the machine ask, or does not have the file. */
function atTheServer(
  { site, answer, name, place, served, server }: AtServer,
  draft: Draft,
): Obstacle | undefined {
  const unheard = (fault: Fault): Obstacle => ({ faults: [fault], arrived: true, unheard: true });
  const { standstill } = server;
  if (standstill !== undefined) return unheard({ ...standstill, console: noAnswer(answer.client) });
  const fault = faultOf(site, answer, name, place ?? site.tftp.rootSaid?.place, served, server);
  if (fault !== undefined) return { faults: [fault], arrived: false, unheard: false };
  const ofRom = answer.client.userClass !== 'iPXE' && !isBoard(answer.client);
  const console = ofRom ? romSays.tftpTimeout.print() : undefined;
  const down = notStarted(site, server.daemon, draft);
  if (down !== undefined) return unheard({ ...down, console });
  const deaf = server.deaf(answer);
  if (deaf !== undefined) return unheard(deaf);
  const barred = server.barred?.(answer) ?? {};
  if (barred.fault !== undefined) return unheard(barred.fault);
  const log = tftpdSays.wrapped.print({ address: addressOf(answer) });
  const access =
    server.wrapped === undefined
      ? undefined
      : wrapped(site, [server.wrapped], askerOf(answer), { console, log });
  if (access?.fault !== undefined) return unheard(access.fault);
  const doubt =
    barred.doubt ??
    access?.doubt ??
    (served.doubt === undefined ? undefined : { reason: served.doubt, at: site.tftp.options?.place });
  return doubt === undefined ? undefined : { doubts: [doubt], arrived: true, unheard: false };
}

function askerOf({ address, dynamic }: DhcpAnswer): Asker {
  return address.kind === 'value' ? { address: address.value } : { address: undefined, ranges: dynamic };
}

function addressOf({ address }: DhcpAnswer): string {
  return address.kind === 'value' ? formatIpv4(address.value) : UNTOLD;
}

/** The variable that was to hold the options of the daemon, where its file has it misspelt. */
function misspeltOptions({ settings, tftp }: Site): Place | undefined {
  if (tftp.options !== undefined) return undefined;
  const slips = misspeltSettings(
    settings,
    '/etc/default/tftpd-hpa',
    '/etc/conf.d/in.tftpd',
    '/etc/sysconfig/tftp',
  );
  return slips.find(({ right }) => /OPT/.test(right))?.name.place;
}

function faultOf(
  site: Site,
  answer: DhcpAnswer,
  name: string,
  at: Place | undefined,
  { path, present, refusal }: Served,
  server: FileServer,
): FilesFault | undefined {
  if (at === undefined) return undefined;
  const { root = '/', rootSaid, secure, options, directories } = site.tftp;
  const others = rootSaid === undefined ? [] : [rootSaid.place];
  const base = { effect: 'stops', at, others, name } as const;
  if (refusal?.kind === 'name') {
    const { words, reason, log } = refusal;
    if (site.tftp.program !== undefined) {
      const console = shown(answer, { code: 2, words });
      return { ...base, id: 'tftp/parent-refused', console, log };
    }
    const daemon = options ?? directories[0];
    // Without its dashes it is one more directory.
    const bare = options?.value.split(/\s/).find((word) => word === 'secure');
    const misspelt = site.tftp.daemon?.words.passedOver.find(({ near }) => near === 'secure')?.word ?? bare;
    const toldBy = daemon === undefined ? others : [daemon.place];
    // One slip in the options, or in the name of their variable, has every name refused.
    const slip = misspelt === undefined ? misspeltOptions(site) : daemon?.place;
    const where = slip === undefined ? { at, others: toldBy } : { at: slip, others: [at] };
    return {
      ...base,
      ...where,
      id: 'tftp/relative-without-secure',
      console: shown(answer, { code: 2, words }),
      reason,
      directories: directories.map(({ value }) => value),
      misspelt,
    };
  }
  if (refusal !== undefined && path !== undefined) {
    const { by, mode } = refusal;
    const said = server.denied(path);
    const told = { console: shown(answer, said), log: said.log };
    return { ...base, id: 'svc/tftp-file-unreadable', ...told, ...readerOf(site), path, by, mode };
  }
  if (path === undefined) return undefined;
  if (site.tree.isDirectory(path) === 'yes') {
    const said = server.folder(path);
    const told = { console: shown(answer, said), log: said.log };
    return { ...base, id: 'tftp/boot-file-missing', ...told, path, near: undefined, folder: true };
  }
  const absent = server.absent(path, addressOf(answer));
  const told = { console: notThere(answer, name, absent), log: absent.log };
  const leaving = leavingLink(site, path);
  if (leaving !== undefined) return { ...base, id: 'tftp/link-leaves-root', ...told, ...leaving };
  if (present === 'yes')
    return isEmptyProgram(site, path)
      ? { ...base, id: 'tftp/empty-file', what: 'boot file', path }
      : undefined;
  if (secure === 'yes' && site.tftp.program === undefined && root !== '/' && name.startsWith(`${root}/`)) {
    const inside = name.slice(root.length);
    // A copy without images does not tell for sure that the server has no such folder in its root.
    const assumed = present !== 'no' && site.tree.exists(root + inside) !== 'yes';
    return { ...base, id: 'tftp/root-doubled', ...told, assumed, root, inside };
  }
  const other = inOtherFolder(site, answer, name);
  if (other !== undefined && rootSaid !== undefined) {
    const where = { at: rootSaid.place, others: [at], assumed: present !== 'no' };
    const { root: served, folder, all } = other;
    return { ...base, ...where, id: 'tftp/root-other-folder', ...told, root: served, folder, all };
  }
  if (present !== 'no') return undefined;
  const near = similar(site, path) ?? inFolderBelow(site, path);
  return { ...base, id: 'tftp/boot-file-missing', ...told, path, near };
}

type Told = Pick<ServerWords, 'code' | 'words'>;

/** A ROM repeats the daemon's words; iPXE has a text of its own for each code, and only that for "not found" was seen. */
function shown({ client }: DhcpAnswer, told: Told): Printed | undefined {
  if (isBoard(client)) return undefined;
  if (isUefi(client)) return ofUefi;
  return client.userClass === 'iPXE' ? undefined : onRom(told);
}

function onRom({ code, words }: Told): Printed {
  const { tftpUndefined, tftpAbsent, tftpRefused } = romSays;
  return [tftpUndefined, tftpAbsent, tftpRefused][code]?.print({ words }) ?? tftpUndefined.print({ words });
}

/** UEFI says the same of every refusal (OVMF was asked). */
const ofUefi = uefiSays.tftpError.print();

function notThere({ client, nextServer }: DhcpAnswer, name: string, absent: Told): Printed {
  if (isUefi(client)) return ofUefi;
  if (client.userClass !== 'iPXE') return onRom(absent);
  const server = nextServer.kind === 'value' ? formatIpv4(nextServer.value) : UNTOLD;
  return ipxeSays.fileMissing.print({ server, file: name });
}
