/** A file of a site goes in, or a place in it; short remarks beside its words come out: numbers that stand for a time, in words, and what is not written. */

import { type Span, touches } from '../../../grammars/text/index.js';
import { remember } from '../../boot/index.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { Spot, Time } from '../../site/dhcp/words.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { unwritten } from './default-hints.js';

export interface Hint {
  /** A number in words, or what holds although it is not written. */
  readonly kind: 'time' | 'unwritten';
  /** What the remark is about, and stands behind. */
  readonly span: Span;
  readonly text: string;
}

/** Of a duration the largest units that tell it whole: "1 h 30 min". */
export function duration(seconds: number): string {
  const units: readonly (readonly [name: string, size: number])[] = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ];
  const parts: string[] = [];
  let rest = Math.floor(seconds);
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${name}`);
    rest -= count * size;
  }
  const tenths = Math.round((seconds - Math.floor(seconds)) * 10);
  if (tenths > 0 && seconds < 60) return `${seconds.toFixed(1)} s`;
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

function dhcpTimes(site: Site, at?: Spot): Time[] {
  return configurationsOf(site).flatMap(({ words }) => [...words.times(at)]);
}

/** PXELINUX counts tenths of a second. */
function* menuTimes(site: Site): Iterable<Time> {
  for (const { configs, opened } of site.pxe) {
    for (const { timeout, totalTimeout } of [...configs, ...opened]) {
      for (const said of [timeout, totalTimeout]) {
        if (said !== undefined && said.value > 0) yield { place: said.place, seconds: said.value / 10 };
      }
    }
  }
}

function hintOf({ place, seconds }: Time): Hint {
  return { kind: 'time', span: place.span, text: duration(seconds) };
}

/** In the order of the text: times in words, and what holds although it is not written. */
export const hints = remember((site: Site, file: DiskPath): readonly Hint[] =>
  [
    ...[...dhcpTimes(site), ...menuTimes(site)].filter(({ place }) => place.file === file).map(hintOf),
    ...[...unwritten(site, file)]
      .filter(({ place }) => place.file === file)
      .map(({ place, text }) => ({ kind: 'unwritten' as const, span: place.span, text })),
  ].sort((a, b) => a.span.start - b.span.start),
);

/** The first time that an offset touches. */
export function hintAt(site: Site, file: DiskPath, offset: number): Hint | undefined {
  const isHere = ({ place }: Time): boolean => place.file === file && touches(place.span, offset);
  return [...dhcpTimes(site, { file, offset }), ...menuTimes(site)]
    .filter(isHere)
    .map(hintOf)
    .sort((a, b) => a.span.start - b.span.start)[0];
}
