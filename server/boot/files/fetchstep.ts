/** The name of a boot file goes in; the stage in which the firmware fetches it comes out, and the file where it comes to it. */
import { nearest } from '../../../grammars/text/index.js';
import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { ownServer } from '../linux/root.js';
import type { BootFile } from '../loaders/port.js';
import { isUefi, programKind } from '../machine/firmware.js';
import { fetcherOf, unreachable } from '../machine/reach.js';
import { ipxeSays, romSays, uefiSays } from '../machine/sentences.js';
import { type Printed, UNTOLD } from '../sentence.js';
import { add, assume, type Draft, source } from '../stage.js';
import { notStarted } from '../startup/notstarted.js';
import type { DhcpAnswer, Outcome } from '../trace.js';
import type { Asker } from '../wrappers/access.js';
import { wrapped } from '../wrappers/wrapped.js';
import type { FilesFault } from './faults.js';
import type { Served } from './port.js';
import { fileServer } from './tftpd-hpa/index.js';
import { deafFault, noAnswer } from './tftpd-hpa/listening.js';
import { tftpdSays } from './tftpd-hpa/sentences.js';

export interface Fetched {
  readonly file: BootFile;
  /** The file is there to be had. */
  readonly arrived: boolean;
  /** The server does not hear the firmware ask: what the file would do is worth knowing all the same. */
  readonly unheard: boolean;
}

export function fetchStep(
  site: Site,
  answer: DhcpAnswer,
  name: string,
  from: Outcome<string>,
  draft: Draft,
): Fetched {
  const place = source(from);
  const server = fileServer(site, '');
  const { program } = server;
  const sources = [place, site.tftp.rootSaid?.place, site.tftp.options?.place];
  const elsewhere = ownServer(site, answer.nextServer) === 'no';
  const served = server.fetch(name, 'tftp');
  const file: BootFile = elsewhere
    ? { name, path: undefined, present: 'unknown', place }
    : { name, path: served.path, present: served.present, place };
  const stop = (reason: string): Fetched => {
    add(draft, { stage: 'files', program, doubts: [{ reason, at: place }], sources });
    return { file, arrived: false, unheard: false };
  };
  if (name.includes('://')) return stop(`${name} is loaded by URL, which is not simulated`);
  const cut = unreachable(site, answer, name);
  if (cut !== undefined) {
    add(draft, { stage: 'files', program: fetcherOf(answer), faults: [cut], sources });
    return { file, arrived: !elsewhere, unheard: true };
  }
  if (elsewhere) {
    const asked = answer.nextServer.kind === 'value' ? formatIpv4(answer.nextServer.value) : 'the server';
    return stop(`${name} is loaded from ${asked}, whose files are not part of the site`);
  }
  const { standstill } = server;
  if (standstill !== undefined) {
    const console = noAnswer(answer.client);
    add(draft, { stage: 'files', program, faults: [{ ...standstill, console }], sources });
    return { file, arrived: true, unheard: true };
  }
  const fault = faultOf(site, answer, name, place ?? site.tftp.rootSaid?.place, served);
  if (fault !== undefined) {
    add(draft, { stage: 'files', program, faults: [fault], sources });
    return { file, arrived: false, unheard: false };
  }
  const down = notStarted(site, 'in.tftpd', draft);
  if (down !== undefined) {
    const console = answer.client.userClass === 'iPXE' ? undefined : romSays.tftpTimeout.print();
    add(draft, { stage: 'files', program, faults: [{ ...down, console }], sources });
    return { file, arrived: true, unheard: true };
  }
  const deaf = deafFault(site, answer);
  if (deaf !== undefined) {
    add(draft, { stage: 'files', program, faults: [deaf], sources });
    return { file, arrived: true, unheard: true };
  }
  const access = wrapped(site, ['in.tftpd'], askerOf(answer), {
    console: answer.client.userClass === 'iPXE' ? undefined : romSays.tftpTimeout.print(),
    log: tftpdSays.wrapped.print({ address: addressOf(answer) }),
  });
  if (access.fault !== undefined || access.doubt !== undefined) {
    const { fault: barred, doubt } = access;
    add(draft, {
      stage: 'files',
      program,
      faults: barred === undefined ? [] : [barred],
      doubts: doubt === undefined ? [] : [doubt],
      sources,
    });
    return { file, arrived: true, unheard: barred !== undefined };
  }
  if (served.doubt !== undefined) {
    const at = site.tftp.options?.place;
    add(draft, { stage: 'files', program, doubts: [{ reason: served.doubt, at }], sources });
    return { file, arrived: true, unheard: false };
  }
  assume(draft, served.assumption);
  if (served.present === 'unknown') assume(draft, `the TFTP server has the boot file ${name}`);
  const did = `${name} is loaded${served.path === undefined ? '' : ` (${served.path})`}`;
  add(draft, { stage: 'files', program, did, sources: [place] });
  return { file, arrived: true, unheard: false };
}

function askerOf({ address, dynamic }: DhcpAnswer): Asker {
  return address.kind === 'value' ? { address: address.value } : { address: undefined, ranges: dynamic };
}

function addressOf({ address }: DhcpAnswer): string {
  return address.kind === 'value' ? formatIpv4(address.value) : UNTOLD;
}

function faultOf(
  site: Site,
  answer: DhcpAnswer,
  name: string,
  at: Place | undefined,
  { path, present, refusal }: Served,
): FilesFault | undefined {
  if (at === undefined) return undefined;
  const { root = '/', rootSaid, secure, options, directories } = site.tftp;
  const others = rootSaid === undefined ? [] : [rootSaid.place];
  const base = { effect: 'stops', at, others, name } as const;
  if (refusal?.kind === 'name') {
    const { words, reason } = refusal;
    const daemon = options ?? directories[0];
    return {
      ...base,
      id: 'tftp/relative-without-secure',
      others: daemon === undefined ? others : [daemon.place],
      console: refused(answer, romSays.tftpRefused.print({ words })),
      reason,
      directories: directories.map(({ value }) => value),
      misspelt: site.tftp.daemon?.words.passedOver.find(({ near }) => near === 'secure')?.word,
    };
  }
  if (refusal !== undefined && path !== undefined) {
    const console = refused(answer, romSays.tftpUndefined.print({ words: 'Permission denied' }));
    return { ...base, id: 'svc/tftp-file-unreadable', console, path, by: refusal.by, mode: refusal.mode };
  }
  if (present === 'yes' || path === undefined) return undefined;
  const console = notThere(answer, name);
  if (secure === 'yes' && site.tftp.program === undefined && root !== '/' && name.startsWith(`${root}/`)) {
    const inside = name.slice(root.length);
    // A copy without images does not tell for sure that the server has no such folder in its root.
    const assumed = present !== 'no' && site.tree.exists(root + inside) !== 'yes';
    return { ...base, id: 'tftp/root-doubled', console, assumed, root, inside };
  }
  if (present !== 'no') return undefined;
  return { ...base, id: 'tftp/boot-file-missing', console, path, near: similar(site, path) };
}

/** A file in the same folder whose name is a slip away, and that is not for another processor. */
export function similar(site: Site, path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  const kind = programKind(path);
  const names = (site.tree.list(path.slice(0, slash) || '/') ?? []).filter((name) => {
    const other = programKind(name);
    return other === kind || [kind, other].some((one) => one === 'unknown' || one === 'efi');
  });
  return nearest(path.slice(slash + 1), names);
}

/** A ROM repeats the daemon's words; iPXE has a text of its own for each code, and only that for "not found" was seen. */
function refused({ client }: DhcpAnswer, ofRom: Printed): Printed | undefined {
  if (isUefi(client)) return ofUefi;
  return client.userClass === 'iPXE' ? undefined : ofRom;
}

/** UEFI says the same of every refusal (OVMF was asked). */
const ofUefi = uefiSays.tftpError.print();

function notThere({ client, nextServer }: DhcpAnswer, name: string): Printed {
  if (isUefi(client)) return ofUefi;
  if (client.userClass !== 'iPXE') return romSays.tftpAbsent.print({ words: 'File not found' });
  const server = nextServer.kind === 'value' ? formatIpv4(nextServer.value) : UNTOLD;
  return ipxeSays.fileMissing.print({ server, file: name });
}
