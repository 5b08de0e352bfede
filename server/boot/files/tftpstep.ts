/** The name of a boot file goes in; the stage in which it is fetched comes out, and what runs next. */
import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { ownServer } from '../linux/root.js';
import { loaderOf } from '../loaders/names.js';
import { optionByCode } from '../loaders/pxelinux/pxelinux.js';
import { canonicalPath } from '../nfsd/exports.js';
import { remember } from '../remember.js';
import { assume, type Draft, push, source } from '../stage.js';
import type { BootTrace, DhcpAnswer, Outcome } from '../trace.js';
import { denial, deniedBy, join, presence, tftpFile } from './tftpd-hpa/tftp.js';

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
