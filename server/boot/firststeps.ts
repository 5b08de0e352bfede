/** The answer to the boot ROM goes in; the steps up to a loaded boot file come out. */
import { formatIpv4 } from '../site/address.js';
import type { Node, Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import { describeAddress } from './dhcp/dhcpd/answer.js';
import { textOfValue } from './dhcp/dhcpd/values.js';
import { denial, deniedBy, join, presence, tftpFile } from './files/tftpd-hpa/tftp.js';
import { ownServer } from './linux/root.js';
import { loaderOf } from './loaders/names.js';
import { optionByCode } from './loaders/pxelinux/pxelinux.js';
import { canonicalPath } from './nfsd/exports.js';
import { none } from './outcome.js';
import { remember } from './remember.js';
import { assume, type Draft, push, source } from './stage.js';
import type { BootTrace, DhcpAnswer, Outcome } from './trace.js';

/** What the ROM loads: the header's field, else option 67, which most firmware takes as well. */
export function bootFileName(answer: DhcpAnswer, draft: Draft): Outcome<string> {
  if (answer.filename.kind !== 'none') return answer.filename;
  const option = answer.option('bootfile-name');
  if (option.kind !== 'value') return option.kind === 'unknown' ? option : none;
  const text = textOfValue(option.value);
  if (text === undefined || text === '') return none;
  assume(draft, 'the firmware takes the boot file name from option 67');
  return { ...option, value: text };
}

/** False when nothing after it can be followed. `who` asked: the node, or a program that runs on it. */
export function dhcpStep(
  node: Node,
  answer: DhcpAnswer,
  file: Outcome<string>,
  draft: Draft,
  who = node.name,
): boolean {
  const host = answer.host?.head ?? node.place;
  const { nextServer } = answer;
  const sources = [host, source(file), source(nextServer), source(answer.address)];
  if (answer.answered === 'no') {
    const log = answer.crashes
      ? 'Segmentation fault'
      : `DHCPDISCOVER from ${answer.client.mac ?? 'the node'} via eth0: ${answer.reason}`;
    const text = `dhcpd does not answer ${who}: ${answer.reason}`;
    const decisive = [answer.decidedBy ?? host];
    push(draft, 'dhcp', 'dhcpd', 'fails', text, [...decisive, ...sources], withoutOffer(answer), {
      log,
      decisive,
    });
    return false;
  }
  const unknown = (text: string) =>
    push(draft, 'dhcp', 'dhcpd', 'unknown', text, sources, undefined, { decisive });
  const decisive = [host, source(nextServer.kind === 'unknown' ? nextServer : file)];
  if (answer.answered === 'unknown') {
    const text = `whether dhcpd answers ${who} is not known: ${answer.reason}`;
    const decided = { decisive: [answer.decidedBy ?? host] };
    push(draft, 'dhcp', 'dhcpd', 'unknown', text, [answer.decidedBy, ...sources], undefined, decided);
    return true;
  }
  const gets = `${who} ${agree(who, 'get')} ${describeAddress(answer)}`;
  const loads = agree(who, 'load');
  if (file.kind === 'none') {
    const text = `${gets}, but no boot file name`;
    push(draft, 'dhcp', 'dhcpd', 'fails', text, sources, withoutFile(answer), { decisive });
    return false;
  }
  if (file.kind === 'unknown') {
    unknown(`${gets}; which boot file comes with it is not known: ${file.reason}`);
    return true;
  }
  const told = (text: string) =>
    push(draft, 'dhcp', 'dhcpd', 'ok', text, sources, undefined, {
      decisive: [source(answer.address) ?? host, source(file)],
    });
  if (file.value.includes('://')) {
    told(`${gets} and ${loads} ${file.value}`);
    return true;
  }
  if (nextServer.kind === 'none') {
    const named = answer.option('tftp-server-name');
    const text = `${gets} and the boot file ${file.value}, but no server to load it from (siaddr 0.0.0.0)`;
    if (named.kind !== 'none') unknown(`${text}; whether its firmware takes option 66 instead is not known`);
    else push(draft, 'dhcp', 'dhcpd', 'fails', text, sources, withoutServer(answer), { decisive });
    return named.kind !== 'none';
  }
  if (nextServer.kind === 'unknown') {
    unknown(`${gets} and the boot file ${file.value}; the server is not known: ${nextServer.reason}`);
    return true;
  }
  told(`${gets} and ${loads} ${file.value} from ${formatIpv4(nextServer.value)}`);
  return true;
}

/** Machines that no file names are spoken of in the plural (populations.ts). */
function agree(who: string, verb: string): string {
  return who.startsWith('unlisted machines ') ? verb : `${verb}s`;
}

/** U-Boot asks the boot server for its configuration itself, whatever boot file it is told. */
export function ubootStep(node: Node, answer: DhcpAnswer, draft: Draft): void {
  const host = answer.host?.head ?? node.place;
  const { nextServer } = answer;
  const settled = [source(answer.address) ?? host, source(nextServer)];
  const gets = `${node.name} ${agree(node.name, 'get')} ${describeAddress(answer)}`;
  if (nextServer.kind !== 'value') {
    const why = nextServer.kind === 'unknown' ? nextServer.reason : 'dhcpd names none (siaddr 0.0.0.0)';
    const text = `${gets}; which TFTP server U-Boot asks is not known: ${why}`;
    push(draft, 'dhcp', 'dhcpd', 'unknown', text, [host, ...settled], undefined, { decisive: settled });
    return;
  }
  const text = `${gets}, and U-Boot asks ${formatIpv4(nextServer.value)} for its configuration`;
  push(draft, 'dhcp', 'dhcpd', 'ok', text, [host, ...settled], undefined, { decisive: settled });
}

/** iPXE goes on to the root-path, which it takes for a disk (usr/autoboot.c). */
function triesDisk(answer: DhcpAnswer): boolean {
  return answer.client.userClass === 'iPXE' && answer.option('root-path').kind === 'value';
}

function withoutFile(answer: DhcpAnswer): string {
  if (answer.client.userClass !== 'iPXE') return 'PXE-E53: No boot filename received';
  return triesDisk(answer)
    ? 'Could not open SAN device: Error 0x3f122003'
    : 'Nothing to boot: No such file or directory (http://ipxe.org/2d03e13b)';
}

function withoutServer(answer: DhcpAnswer): string | undefined {
  if (answer.client.userClass !== 'iPXE') return 'PXE-E32: TFTP open timeout';
  return triesDisk(answer)
    ? 'Could not open SAN device: Operation not supported (http://ipxe.org/3c092003)'
    : undefined;
}

/** `refusal`: the daemon's own words. A ROM repeats them; iPXE has a text of its own for each code, and only that for 1 was seen. */
function withoutTftpFile(
  { client, nextServer }: DhcpAnswer,
  name: string,
  refusal: string | undefined,
): string | undefined {
  const chained = client.userClass === 'iPXE';
  if (refusal !== undefined) return chained ? undefined : `PXE-T02: ${refusal}`;
  if (!chained) return 'PXE-T01: File not found';
  const server = nextServer.kind === 'value' ? formatIpv4(nextServer.value) : '…';
  return `tftp://${server}/${name}... No such file or directory`;
}

/** What iPXE says depends on what else it finds on the wire. */
function withoutOffer({ client }: Pick<DhcpAnswer, 'client'>): string | undefined {
  return client.userClass === 'iPXE' ? undefined : 'PXE-E51: No DHCP or proxyDHCP offers were received';
}

interface Standstill {
  readonly text: string;
  readonly place: Place;
  readonly log: string;
}

/** True when dhcpd runs and listens; otherwise nothing after it happens. */
export function serverStep(site: Site, answer: DhcpAnswer, draft: Draft): boolean {
  const fault = standstill(site, '');
  if (fault === undefined) return true;
  const text = `dhcpd does not start, because ${fault.text}`;
  push(draft, 'dhcp', 'dhcpd', 'fails', text, [fault.place], withoutOffer(answer), { log: fault.log });
  return false;
}

const standstill = remember((site: Site): Standstill | undefined => {
  for (const file of site.dhcp?.files ?? []) {
    const refused = site.files.get(file)?.document.problems.find(({ refusedBy }) => refusedBy === 'dhcpd');
    if (refused === undefined) continue;
    return {
      text: `it refuses its configuration: ${refused.message}`,
      place: { file, span: refused.span },
      log: 'Configuration file errors encountered -- exiting',
    };
  }
  const said = site.serverAddresses.filter(({ place }) => /[/\\]diskless-lint\.json$/.test(place.file));
  const subnets = site.dhcp?.subnets ?? [];
  const [first] = said;
  if (first === undefined || subnets.length === 0) return undefined;
  const inside = (address: number) =>
    subnets.some(({ network, mask }) => ((address ^ network.value) & mask.value) === 0);
  if (said.some(({ value }) => inside(value))) return undefined;
  const address = formatIpv4(first.value);
  return {
    text: `no subnet is declared for the server's own address ${address}`,
    place: first.place,
    log: `No subnet declaration for eth0 (${address}).`,
  };
});

export interface Loaded {
  readonly file: BootTrace['bootFile'];
  /** What runs next; undefined where nothing does, or it is not simulated. */
  readonly next: 'pxelinux' | 'ipxe' | 'image' | undefined;
}

export function tftpStep(
  site: Site,
  answer: DhcpAnswer,
  name: string,
  draft: Draft,
  from: Outcome<string>,
  /** It is iPXE, and what it is told when it asks again is known. */
  chained: boolean,
): Loaded {
  const place = source(from);
  const found = tftpFile(site, name);
  const elsewhere = ownServer(site, answer.nextServer) === 'no';
  const loader = loaderOf(name);
  const file = {
    name,
    path: elsewhere ? undefined : found.path,
    present: elsewhere ? 'unknown' : found.present,
    place,
  } as const;
  const stop = (verdict: 'fails' | 'unknown', text: string, console?: string): Loaded => {
    push(
      draft,
      'files',
      'in.tftpd',
      verdict,
      text,
      [place, site.tftp.rootSaid?.place, site.tftp.options?.place],
      console,
    );
    return { file, next: undefined };
  };
  if (loader === 'url') return stop('unknown', `${name} is loaded by URL, which is not simulated`);
  if (elsewhere) {
    const server = answer.nextServer.kind === 'value' ? formatIpv4(answer.nextServer.value) : 'the server';
    return stop('unknown', `${name} is loaded from ${server}, whose files are not part of the site`);
  }
  if (found.present === 'no') {
    const text =
      found.path === undefined
        ? `the TFTP server refuses the name ${name}: ${found.reason}`
        : `the TFTP server has no file ${found.path}, which ${name} stands for`;
    return stop('fails', text, withoutTftpFile(answer, name, found.refusal));
  }
  const denied = found.path === undefined ? undefined : deniedBy(site, found.path);
  if (denied !== undefined) {
    const screen = answer.client.userClass === 'iPXE' ? undefined : 'PXE-T00: Permission denied';
    return stop('fails', `the TFTP server refuses ${name}: ${denial(site, denied)}`, screen);
  }
  assume(draft, found.assumption);
  if (found.present === 'unknown') assume(draft, `the TFTP server has the boot file ${name}`);
  if (chained) {
    push(draft, 'files', 'in.tftpd', 'ok', `${name} is loaded, and iPXE asks DHCP again`, [place]);
    return { file, next: 'ipxe' };
  }
  if (loader === 'ipxe' || loader === 'grub') {
    return stop('unknown', `${name} is loaded; what it loads next is not simulated`);
  }
  if (loader === 'kernel' && answer.client.vendorClass?.startsWith('Etherboot') === true) {
    push(
      draft,
      'files',
      'in.tftpd',
      'ok',
      `${name} is loaded${found.path === undefined ? '' : ` (${found.path})`}`,
      [place],
    );
    return { file, next: 'image' };
  }
  if (loader === 'kernel') return stop('unknown', `${name} is loaded; its command line is inside the image`);
  if (loader === 'other') {
    const folder = found.path === undefined ? undefined : join(found.path, '..', 'pxelinux.cfg');
    const beside = site.pxe.some(({ path }) => canonicalPath(path) === folder);
    if (!beside) return stop('unknown', `${name} is loaded; what it loads next is not simulated`);
    assume(draft, `${name} is PXELINUX`);
  }
  const folder = found.present === 'yes' ? coreFolder(site, answer, found.path) : undefined;
  const suffix = /\.efi$/i.exec(name)?.[0] ?? '.0';
  const core = folder === undefined ? undefined : missingCore(site, `${folder}/loader${suffix}`);
  if (core !== undefined) {
    const where = folder === join(found.path ?? '', '..') ? 'beside it' : `in ${folder} (option 210)`;
    const text = `${name} is loaded, but ${core} is not ${where}, and Syslinux 5 and later cannot start without`;
    push(draft, 'files', 'in.tftpd', 'fails', text, [place], `Failed to load ${core}`);
    assume(draft, `${name} is of Syslinux 5 or later`);
    return { file, next: 'pxelinux' };
  }
  push(
    draft,
    'files',
    'in.tftpd',
    'ok',
    `${name} is loaded${found.path === undefined ? '' : ` (${found.path})`}`,
    [place],
  );
  return { file, next: 'pxelinux' };
}

/** Where the loader first looks for its core module: below the prefix that option 210 names, else beside itself. */
function coreFolder(site: Site, answer: DhcpAnswer, path: string | undefined): string | undefined {
  const prefix = optionByCode(site, answer, 210);
  if (prefix.kind === 'none') return path === undefined ? undefined : join(path, '..');
  const named = prefix.kind === 'value' ? tftpFile(site, `${prefix.value}ldlinux.c32`).path : undefined;
  return named === undefined ? undefined : join(named, '..');
}

/** Folders below the TFTP root in which the loader looks for its core module, after its own. */
const coreFolders = ['boot/isolinux', 'isolinux', 'boot/syslinux', 'syslinux', ''];

/** The core module of a loader that is there, when none of the folders it looks into has the module. */
const missingCore = remember((site: Site, path: string): string | undefined => {
  const efi = /\.efi$/i.test(path);
  const names = efi ? ['ldlinux.e64', 'ldlinux.e32'] : ['ldlinux.c32'];
  const root = site.tftp.root ?? '/';
  const folders = [join(path, '..'), ...coreFolders.map((folder) => join(root, folder))];
  const lacks = folders.every((folder) => names.every((name) => presence(site, join(folder, name)) === 'no'));
  return lacks ? names[0] : undefined;
});
