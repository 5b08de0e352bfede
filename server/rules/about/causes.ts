/** What a fault lacks goes in; the cause that it has in common with findings at other places comes out. */

import type { FaultId } from '../../boot/faults.js';
import { otherFolder } from '../../boot/index.js';
import type { Ipv4Address } from '../../site/address.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { type Place, placeKey } from '../../site/place.js';
import { isWithin } from '../../site/serverpath.js';
import type { Cause, Told } from '../rule.js';
import { folderOfAll, gluedAlias } from './webfolders.js';

/** A statement is at fault, for all machines alike. `what`: in which way; one statement may be so in several. */
function ofPlace(what: string, place: Place, distance: Cause['distance'], here: string): Cause {
  return { key: `${what} ${placeKey(place)}`, ofOneMachine: false, distance, here };
}

/**
 * A file that is not there is missing once, whichever lines and programs ask for it. Where one of nearly its name is there, the
 * lines are wrong, each for itself.
 */
export function missingFile(
  { path, near }: { readonly path?: string | undefined; readonly near?: string | undefined },
  { who, site }: Told,
): Cause | undefined {
  const served = path === undefined ? undefined : otherFolder(site);
  const said = site.tftp.rootSaid;
  if (path !== undefined && said !== undefined && served?.all === true && isWithin(path, served.root))
    return servedFolder(said.place, 1, `a file of it is asked for here, for ${who}`);
  const folder = path === undefined ? undefined : folderOfAll(site)?.path;
  if (path !== undefined && folder !== undefined && isWithin(path, folder))
    return webFolder(folder, 1, `a file of it is asked for here, for ${who}`);
  const alias = path === undefined ? undefined : gluedAlias(site, path);
  if (alias !== undefined) return webFolder(alias.path, 1, `a file of it is asked for here, for ${who}`);
  if (path === undefined || near !== undefined) return undefined;
  const here = `the same file is asked for here, for ${who}`;
  return { key: `file ${path}`, ofOneMachine: false, distance: 0, here };
}

/** The TFTP server serves a folder above the right one, or below it: every file is missed. */
export function servedFolder(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('served folder', place, distance, here);
}

/** No server is told to a machine: what its loaders and its kernel come to without one is the same lack. */
export function noServer(distance: Cause['distance'], here: string): Cause {
  return { key: 'no server', ofOneMachine: true, distance, here };
}

/** The network that machines get addresses of is a slip: nobody admits those. */
export function servedNetwork(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('served network', place, distance, here);
}

/** Where the addresses of such a network come from, as the boot of a machine met it. */
export function slippedNetworkOf({ traces: [trace] }: Pick<Told, 'traces'>, here: string): Cause | undefined {
  const faults = trace?.stages.flatMap((stage) => stage.faults) ?? [];
  const slip = faults.find(({ id }) => id === 'dhcp/network-of-no-interface');
  return slip === undefined ? undefined : servedNetwork(slip.at, 2, here);
}

/** A line asks for a tag that is a slip of the one iPXE gets: it is told what the firmware is told. */
export function tagOfIpxe(tag: string, distance: Cause['distance'], here: string): Cause {
  const together = 'So iPXE, once it runs, is told to load itself again: it starts over and over.';
  return { key: `tag of iPXE ${tag}`, ofOneMachine: false, distance, here, together };
}

/** The condition that tells iPXE from the firmware is not met, or not heeded: whatever files are named behind it. */
export function tellsIpxe(condition: Place, file: string): Cause {
  return ofPlace('condition for iPXE', condition, 0, `iPXE is told ${file} here`);
}

/** The machine is told a server, and no boot file. */
export function noFile(distance: Cause['distance'], here: string): Cause {
  return { key: 'no boot file', ofOneMachine: true, distance, here };
}

/** `name`: the file that the machine asks for first. There is none, or another one is meant to be it. */
export function ownFile(name: string, distance: Cause['distance'], here: string): Cause {
  return { key: `own file ${name}`, ofOneMachine: true, distance, here };
}

/** Nobody may mount the directory: whoever asks for it, and wherever, lacks the same line of exports. */
export function notExported(path: string, distance: Cause['distance'], { who }: Pick<Told, 'who'>): Cause {
  return lostExport(path, distance, `it is mounted here by ${who}`);
}

export function lostExport(path: string, distance: Cause['distance'], here: string): Cause {
  return { key: `export ${path}`, ofOneMachine: false, distance, here };
}

/** A line of an fstab whose words are others than they look: what mount makes of each follows from that. */
export function wordsOfMount(
  { file, span }: Place,
  site: Site,
  distance: Cause['distance'],
  here: string,
): Cause {
  const before = site.files.get(file)?.document.text.slice(0, span.start) ?? '';
  return { key: `words of ${file}:${before.split('\n').length}`, ofOneMachine: false, distance, here };
}

/** A kernel has no ramdisk, which would know the words for its root, because the line that loads it is lost. */
export function lostRamdisk({ file }: Place, distance: Cause['distance'], here: string): Cause {
  return { key: `ramdisk in ${file}`, ofOneMachine: false, distance, here };
}

const OF_KERNEL: FaultId = 'nfsroot/default-version-mismatch';

/**
 * The same where GRUB starts the kernel without a ramdisk that is not there, and it asks for a version that the ramdisk would not have
 * asked for. What stops the machine is told by itself, as its boot is told: the path of a root, say, is as wrong for the ramdisk.
 */
export function withoutRamdisk(
  at: Place,
  { traces }: Told,
  distance: Cause['distance'],
  here: string,
): Cause | undefined {
  const isLost = traces.every(({ stages }) => {
    const faults = stages.flatMap((stage) => stage.faults);
    const lost = faults.some(({ id }) => id === 'grub/initrd-missing');
    return lost && faults.some(({ id, effect }) => id === OF_KERNEL && effect !== 'stops');
  });
  return isLost ? lostRamdisk(at, distance, here) : undefined;
}

/** The machine mounts the root of another one: what that does not allow, and what is in it, follows. */
export function wrongRoot(path: string, distance: Cause['distance'], here: string): Cause {
  return { key: `root ${path}`, ofOneMachine: true, distance, here };
}

/** The server of the root is another one than two other lines say. */
export function rootServer({ file }: Place, distance: Cause['distance']): Cause {
  return { key: `server of a root in ${file}`, ofOneMachine: true, distance, here: 'the same word' };
}

/** A line of dhcp-boot is wrong: what it tells, and what it hides. */
export function bootLine(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('boot line', place, distance, here);
}

/** The server of a URL is wrong: a slip of another one, and one that does not answer. */
export function urlServer(place: Place, distance: Cause['distance']): Cause {
  return ofPlace('server of', place, distance, 'the same word');
}

/** A line of dnsmasq asks for a tag that nobody has: machines get no answer for it. */
export function tagOfAnswer(distance: Cause['distance'], here: string): Cause {
  return { key: 'tag that decides who is answered', ofOneMachine: false, distance, here };
}

/** Nothing tells machines the path of their root, whichever loader starts the kernel that asks for it. `line`: a line of dnsmasq that was to. */
export function noRootPath(line: Place | undefined, distance: Cause['distance'], here: string): Cause {
  return line === undefined
    ? { key: 'no root path', ofOneMachine: true, distance, here }
    : ofPlace('no root path', line, distance, here);
}

/** The web server gives out a folder that has none of the files. */
export function webFolder(folder: ServerPath, distance: Cause['distance'], here: string): Cause {
  return { key: `web folder ${folder}`, ofOneMachine: false, distance, here };
}

/** The address of a machine is told as that of the server. */
export function addressAsServer(address: Ipv4Address, distance: Cause['distance'], here: string): Cause {
  return { key: `server ${address}`, ofOneMachine: false, distance, here };
}

/** A label has no kernel, because the line with it stands before the label. */
export function labelsKernel(label: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('kernel of', label, distance, here);
}

/** A script has no label of that name, wherever it goes there. */
export function absentLabel({ file }: Pick<IpxeScript, 'file'>, label: string): Cause {
  return {
    key: `label ${file} ${label}`,
    ofOneMachine: false,
    distance: 0,
    here: `it goes to :${label} here, too`,
  };
}

/** The hardware address of a declaration is that of no card: its machine is a stranger. */
export function hardware(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('hardware', place, distance, here);
}

/** The address that ip= gives a machine is not its own. */
export function addressOfIp(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('address of', place, distance, here);
}

/** A range is too wide, and holds what is not to be given away. */
export function wideRange(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('range', place, distance, here);
}

/** Of an address that DHCP gives and that other lines do not: of which machine the finding tells. */
export function addressOfMachine(address: string, distance: Cause['distance'], here: string): Cause {
  return { key: `address ${address}`, ofOneMachine: true, distance, here };
}

/** A line of a hosts file has the address of another machine. */
export function hostsLine(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('hosts', place, distance, here);
}

/** A symbol of a kernel is off, and what needs it is dropped. */
export function switchOff(place: Place, distance: Cause['distance']): Cause {
  return ofPlace('off', place, distance, 'what needs it is dropped');
}

/** A condition asks for an architecture that no machine names. */
export function architecture(place: Place, distance: Cause['distance']): Cause {
  return ofPlace('architecture', place, distance, 'the same condition');
}

/** A line takes the place of another one. */
export function replacedLine(by: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('replaced by', by, distance, here);
}

/** A client of exports is written so that it is nobody. */
export function exportClient(place: Place, distance: Cause['distance'], here: string): Cause {
  return ofPlace('client', place, distance, here);
}
