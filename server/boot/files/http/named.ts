/** The texts of a site go in; the URLs that they name come out, with what a setting or variable of one value puts into them. */

import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { DiskPath } from '../../../site/path.js';
import type { Place } from '../../../site/place.js';
import { type Url, urlOf } from './url.js';

export interface NamedUrl {
  readonly url: Url;
  /** Where its server stands, which may be where a setting gets its value. */
  readonly place: Place;
  readonly commented: boolean;
}

/** Up to a blank, a quote, a variable, or what ends a word in one of the formats. */
const REST = '[^\\s"\'`;,<>(){}$|\\\\]';
const URLS = new RegExp(`\\b(?:https?|tftp):\\/\\/${REST}+`, 'gi');
/** As GRUB writes them: `(http,10.0.0.1)/vmlinuz`. */
const DEVICES = new RegExp(`\\((https?|tftp),([^\\s()$]+)\\)(\\/${REST}+)`, 'gi');
/** `${base}/vmlinuz`, `http://${server}/vmlinuz`, `(http,$server)/vmlinuz`. */
const BEHIND = new RegExp(`\\$\\{([\\w-]{1,60})\\}(\\/${REST}+)`, 'g');
const BETWEEN = new RegExp(
  `\\b(https?|tftp):\\/\\/\\$\\{?([\\w-]{1,60})\\}?((?::\\d{1,5})?\\/${REST}+)`,
  'gi',
);
const IN_DEVICE = new RegExp(`\\((https?|tftp),\\$\\{?(\\w{1,60})\\}?(:\\d{1,5})?\\)(\\/${REST}+)`, 'gi');

const SET_BY_IPXE = /^[ \t]*set[ \t]+([\w-]{1,60})[ \t]+(\S{1,300})[ \t]*$/gm;
const SET_BY_GRUB = /^[ \t]*(?:set[ \t]+)?(\w{1,60})=["']?([^\s"';$]{1,300})["']?[ \t]*$/gm;

interface Constant {
  readonly value: string;
  readonly place: Place;
}

/** Those that the text sets once, or always to the same. */
function constantsIn(file: DiskPath, text: string, language: string): ReadonlyMap<string, Constant> {
  const found = new Map<string, Constant | undefined>();
  const pattern = language === 'ipxe' ? SET_BY_IPXE : language === 'grub' ? SET_BY_GRUB : undefined;
  if (pattern === undefined) return new Map();
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(pattern)) {
    const start = index + whole.lastIndexOf(value);
    const place = { file, span: { start, end: start + value.length } };
    const before = found.get(name);
    const open = value.includes('$') || (found.has(name) && before?.value !== value);
    found.set(name, open ? undefined : { value, place });
  }
  return new Map([...found].flatMap(([name, it]) => (it === undefined ? [] : [[name, it] as const])));
}

function* urlsIn(file: DiskPath, text: string, language: string): Iterable<NamedUrl> {
  const at = (index: number, length: number): Pick<NamedUrl, 'place' | 'commented'> => ({
    place: { file, span: { start: index, end: index + length } },
    commented: /^[ \t]*(?:#|rem\b|\/\/)/i.test(text.slice(text.lastIndexOf('\n', index) + 1, index)),
  });
  const found = (written: string, where: Pick<NamedUrl, 'place' | 'commented'>): NamedUrl[] => {
    const url = urlOf(written);
    return url === undefined ? [] : [{ url, ...where }];
  };
  for (const { 0: written, index } of text.matchAll(URLS)) yield* found(written, at(index, written.length));
  if (language === 'grub') {
    for (const { 0: whole, 1: scheme, 2: host, 3: path, index } of text.matchAll(DEVICES))
      yield* found(`${scheme}://${host}${path}`, at(index, whole.length));
  }
  const constants = constantsIn(file, text, language);
  if (constants.size === 0) return;
  for (const { 1: name = '', 2: path, index, 0: whole } of text.matchAll(BEHIND)) {
    const it = constants.get(name);
    if (it !== undefined) yield* found(`${it.value}${path}`, { ...at(index, whole.length), place: it.place });
  }
  for (const { 1: scheme, 2: name = '', 3: rest, index, 0: whole } of text.matchAll(BETWEEN)) {
    const it = constants.get(name);
    if (it !== undefined)
      yield* found(`${scheme}://${it.value}${rest}`, { ...at(index, whole.length), place: it.place });
  }
  for (const { 1: scheme, 2: name = '', 3: port = '', 4: path, index, 0: whole } of text.matchAll(
    IN_DEVICE,
  )) {
    const it = constants.get(name);
    if (it !== undefined)
      yield* found(`${scheme}://${it.value}${port}${path}`, { ...at(index, whole.length), place: it.place });
  }
}

/** What each of them has, be it in the value of a variable. */
function mayNameUrl(text: string, language: string): boolean {
  return text.includes('://') || (language === 'grub' && text.includes('('));
}

export const namedUrls = once((site: Site): readonly NamedUrl[] =>
  [...site.files].flatMap(([file, { document }]) => {
    const { language, text } = document;
    return language === 'kconfig' || !mayNameUrl(text, language) ? [] : [...urlsIn(file, text, language)];
  }),
);
