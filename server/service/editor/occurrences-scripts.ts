/** Scripts of iPXE and configurations of GRUB go in; their labels, and the directories that they tell kernels of, come out. */
import { commandFact, readOptions } from '../../../grammars/ipxe/index.js';
import { eachCommand } from '../../site/grub/blocks.js';
import type { IpxeWord } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { Collector } from './occurrence.js';

/** Where the value begins, in a word that may be quoted, behind a server that a variable holds. */
const ROOT = /^["']?nfsroot=(?:\$(?:\{[^}\s]*\}|\w+):)?/;

/** A word that tells a kernel of its root. It counts as it is written: where variables hold the path, it names none here. */
function collectRoot(out: Collector, site: Site, { file, span }: Place): void {
  if (!out.seeks('directory')) return;
  const written = site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
  const begin = ROOT.exec(written)?.[0].length;
  if (begin === undefined) return;
  const value = /^[^"'\s]*/.exec(written.slice(begin))?.[0] ?? '';
  const start = span.start + begin;
  const place: Place = { file, span: { start, end: start + value.length } };
  out.nfsRoot(value, place, 'nfsroot of a kernel');
}

/** Labels of scripts, where goto leads, and what items of menus are called after. */
export function collectIpxe(out: Collector, site: Site): void {
  for (const script of site.ipxe) {
    const { file, labels, statements } = script;
    if (!(out.seeks('label') || out.seeks('directory')) || !out.reads(file)) continue;
    const refer = (word: IpxeWord | undefined, detail: string): void => {
      if (word === undefined || !labels.has(word.value)) return;
      out.add('label', `${file}\n${word.value}`, word.place, 'reference', detail);
    };
    for (const { label, commands } of statements) {
      if (label !== undefined)
        out.add('label', `${file}\n${label.value}`, label.place, 'definition', 'label');
      for (const { name, words } of commands) {
        for (const { place } of words) collectRoot(out, site, place);
        const fact = name === undefined ? undefined : commandFact(name.value);
        if (fact === undefined) continue;
        const { rest, options } = readOptions(fact, words);
        if (fact.name === 'goto') refer(rest[0], 'gone to');
        if (fact.name === 'item' && !options.has('gap')) refer(rest[0], 'item of a menu');
        if (fact.name === 'choose') refer(options.get('default')?.word, 'preselected');
      }
    }
  }
}

/** Configurations of GRUB tell kernels where their root is. */
export function collectGrub(out: Collector, site: Site): void {
  if (!out.seeks('directory')) return;
  for (const { file, statements } of site.grub) {
    if (!out.reads(file)) continue;
    for (const { words } of eachCommand(statements)) {
      for (const { place } of words) collectRoot(out, site, place);
    }
  }
}
