/** Scripts of iPXE, configurations of GRUB and files of PXELINUX go in; where the kernels that they load by other ways than a TFTP name may lie comes out. */
import { eachCommand } from '../../site/grub/blocks.js';
import type { GrubConfig, GrubStatement, GrubWord } from '../../site/grub/facts.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { HttpFolder, PxeDirectory } from '../../site/model.js';
import { normalise } from '../../site/serverpath.js';
import { directoryOf } from '../disk/paths.js';
import type { SiteReader } from '../reader.js';
import { startedFiles } from './pxe.js';

/** More names say nothing new, and a site of ten thousand scripts must stay quick. */
const MOST_NAMES = 400;

const IPXE = new Set(['kernel', 'imgselect', 'imgload', 'imgexec', 'imgfetch', 'set', 'chain', 'boot']);
const GRUB = /^(?:linux(?:16|efi)?|set|export|\w+=.*)$/;

/** Server paths. */
export interface Loadable {
  /** Kernels whose whole name is written down, wherever it may lead. */
  readonly images: readonly string[];
  /** Folders of kernels of which a part of the name is a variable. */
  readonly folders: readonly string[];
}

/** A name as it is written, variables as `${…}`, and the server's folder of the file that it stands in. */
interface Written {
  readonly text: string;
  readonly beside: string | undefined;
  /** The value of a variable, which may be the folder of a name. */
  readonly set?: boolean;
}

/** What is no name of a file: options, and words for the kernel. */
const isName = (text: string): boolean => /^[^-=][^=]*$/.test(text);

/** The kernel, behind the value of an option; words for it follow. */
const MOST_PER_LINE = 2;

function* inScript(script: IpxeScript, beside: string | undefined): Iterable<Written> {
  for (const { commands } of script.statements) {
    for (const { name, words } of commands) {
      if (!IPXE.has(name?.value ?? '')) continue;
      const names = words.filter(({ value, hole }) => !hole && isName(value));
      const set = name?.value === 'set';
      for (const { value } of names.slice(0, MOST_PER_LINE)) yield { text: value, beside, set };
    }
  }
}

/** Holes are like variables of which nothing is known. */
function textOf({ parts }: GrubWord): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '${}')).join('');
}

function* inGrub(statements: readonly GrubStatement[], beside: string): Iterable<Written> {
  for (const { words } of eachCommand(statements)) {
    const texts = words.map(textOf);
    if (!GRUB.test(texts[0] ?? '')) continue;
    const [command = '', ...rest] = texts;
    const set = !command.startsWith('linux');
    for (const one of (rest.length === 0 ? texts : rest).slice(0, MOST_PER_LINE)) {
      const text = one.replace(/^\w+=/, '');
      if (isName(text)) yield { text, beside, set };
    }
  }
}

function* inPxelinux({ configs, opened }: PxeDirectory): Iterable<Written> {
  for (const config of [...configs, ...opened]) {
    for (const text of startedFiles(config)) if (text.includes('://')) yield { text, beside: undefined };
  }
}

/** Server, device and what stands before the last variable of the folder taken away. */
function pathIn(text: string): string {
  const path = text.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '').replace(/^\([^)]*\)/, '');
  const last = path.lastIndexOf('/');
  const folder = path.slice(0, last + 1);
  return path.slice(Math.max(0, folder.lastIndexOf('}') + 1));
}

interface Loaders {
  readonly pxe: readonly PxeDirectory[];
  readonly ipxe: readonly IpxeScript[];
  readonly grub: readonly GrubConfig[];
}

export function loadable(
  reader: SiteReader,
  { pxe, ipxe, grub }: Loaders,
  roots: readonly (string | undefined)[],
  http: readonly HttpFolder[],
): Loadable {
  const written = new Map<string, Written>();
  const take = (names: Iterable<Written>): void => {
    for (const one of names) {
      if (written.size >= MOST_NAMES) return;
      written.set(`${one.text} ${one.beside}`, one);
    }
  };
  for (const one of pxe) take(inPxelinux(one));
  for (const { path, statements } of grub) take(inGrub(statements, directoryOf(path)));
  for (const script of ipxe) {
    const path = reader.disk.map.toServer(script.file);
    take(inScript(script, path === undefined ? undefined : directoryOf(path)));
  }
  const tftp = roots.filter((root) => root !== undefined);
  const images = new Set<string>();
  const folders = new Set<string>();
  for (const { text, beside, set = false } of written.values()) {
    const path = pathIn(text);
    const varies = text.includes('$');
    // A name from the top of the server is not one beside the file.
    const near = beside === undefined || (!varies && /^(?:[/(]|[a-z][\w+.-]*:)/i.test(text)) ? [] : [beside];
    const tops = [...tftp, ...near].map((top) => `${top}/${path}`);
    for (const { prefix, path: top } of http) {
      const under = prefix.replace(/^[a-z]+:\/\/[^/]*/i, '');
      tops.push(`${top}/${path}`);
      if (under !== '' && path.startsWith(under)) tops.push(`${top}/${path.slice(under.length)}`);
    }
    for (const top of tops) {
      const whole = normalise(top);
      if (set) folders.add(whole);
      else if (varies) folders.add(directoryOf(whole));
      if (!set && !path.includes('$')) images.add(whole);
    }
  }
  return { images: [...images], folders: [...folders] };
}
