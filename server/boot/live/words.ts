/** The words of a kernel and a table go in; the files that the words name come out. */
import { bearsPlaceholder } from '../../../grammars/text/index.js';
import type { KernelParameter } from '../../site/parameters.js';
import { isUrl } from '../files/http/url.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { Printed } from '../sentence.js';
import type { StageDoubt } from '../trace.js';
import type { Fetch, Started } from './port.js';

/** What a program makes of the value of one word. */
export interface Reading extends Pick<Fetch, 'role' | 'what' | 'without'> {
  /** Addresses that it asks for, of which one will do; the value itself where there is none such. */
  urls?(value: string): readonly string[];
  console?(url: string): Printed;
}

/** By the names of words; several names of one word follow each other, and the first that is there counts. */
export type Table = readonly (readonly [names: readonly string[], reading: Reading])[];

/** Parts of a value that something else than the machine's own program fills in. */
const HOLE = /\$[{(\w]|\{\{|\{%|<[%\w]|@\w|%\w+%/;

/** It is an address as a whole, without a part that is not known. */
export function isAddress(value: string | undefined): value is string {
  if (value === undefined || !isUrl(value)) return false;
  const bare = value.replace(/^[^/]*\/\/[^/@]*@/, '');
  return !HOLE.test(bare) && !bearsPlaceholder(bare);
}

export function firstWord(kernel: Started, names: readonly string[]): KernelParameter | undefined {
  return names.map((name) => lastParameter(kernel, name)).find((word) => word?.value !== undefined);
}

export function fetchesBy(table: Table): (kernel: Started) => Fetch[] {
  return (kernel) =>
    table.flatMap(([names, reading]) => {
      const word = firstWord(kernel, names);
      return word === undefined ? [] : fetchOf(word, word.value, reading);
    });
}

/** Nothing where the value is no address; parts of it may be unknown. */
export function fetchOf(word: KernelParameter, value: string | undefined, reading: Reading): Fetch[] {
  if (value === undefined || !isUrl(value)) return [];
  const { role, what, without, console } = reading;
  const urls = reading.urls?.(value) ?? [value];
  return [{ role, what, without, urls, word, console: console?.(urls[0] ?? value) }];
}

export function has(kernel: Started, ...names: readonly string[]): boolean {
  return kernel.parameters.some(({ name }) => names.includes(name));
}

/** The folder of a medium that holds the images: what `live-media-path=` says, else the usual one. */
export function mediaFolder(kernel: Started, usual: string): string {
  return (lastParameter(kernel, 'live-media-path')?.value ?? usual).replace(/^\/+|\/+$/g, '');
}

export function hasPrefix(kernel: Started, ...prefixes: readonly string[]): boolean {
  return kernel.parameters.some(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)));
}

/** The word names a disk or a disc of the machine. */
export function onDisk({ name, value, place }: KernelParameter): StageDoubt {
  return { reason: `${name}=${value ?? ''} names a disk or a disc of the machine`, at: place };
}

/** Puts names behind an address of a folder, whether or not it ends in a slash. */
export function inFolder(...names: readonly string[]): (url: string) => string[] {
  return (url) => names.map((name) => `${url.replace(/\/+$/, '')}/${name}`);
}

/** Of a mount that names a file, the folder around it. */
export function folderOf(path: string | undefined): string | undefined {
  return path === undefined || !/\.(?:iso|img|squashfs|sfs|erofs)$/i.test(path)
    ? path
    : path.slice(0, path.lastIndexOf('/')) || '/';
}
