/** A trace goes in; the names of files come out that it foresees to be asked for, and what of them a real boot did not ask for, or not there. */
import type { BootTrace } from '../../server/boot/index.js';

/** Without the server, which PXELINUX leaves out before `::`, and without the slash that some programs put in front and others leave out. */
export function plainName(name: string): string {
  return name.replace(/^(?:\w+:\/\/[^/]*|\([^)]*\)|::)/, '').replace(/^\/+/, '');
}

/** PXELINUX looks for plain names in the folder that it was loaded from. */
function inFolder(name: string, { prefix = '' }: { readonly prefix?: string } = {}): string {
  return /^[/(]|:/.test(name) ? name : `${prefix}${name}`;
}

function foreseen({ bootFile, chained, loading, kernel }: BootTrace): string[] {
  const told = bootFile === undefined ? [] : [bootFile.name];
  if (chained?.filename.kind === 'value') told.push(chained.filename.value);
  const started = kernel === undefined ? [] : [kernel.image, ...kernel.initrds.map(({ name }) => name)];
  const loaded = started.map((name) => inFolder(name, loading));
  return [...told, ...(loading?.tried ?? []), ...loaded].map(plainName);
}

/** In words; none where all are asked for in that order. */
export function nameDifferences(trace: BootTrace, asked: readonly string[]): string[] {
  const names = asked.map(plainName);
  const found: string[] = [];
  let from = 0;
  for (const name of foreseen(trace)) {
    const at = names.indexOf(name, from);
    if (at < 0) found.push(`${name} is not asked for where the trace foresees it`);
    else from = at;
  }
  return found;
}

/** In words; none where every word came to the kernel, whose whole line is given. */
export function wordDifferences({ kernel }: BootTrace, commandLine: string): string[] {
  const seen = commandLine.split(' ');
  return (kernel?.parameters ?? [])
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
    .filter((word) => !seen.includes(word))
    .map((word) => `the kernel never got ${word}`);
}
