/** Words of a description go in, what they say comes out: an address, a name, a path, a number, or one of several words. What is none is reported. */
import { nearest } from '../../../grammars/text/index.js';
import { type Ipv4Address, parseIpv4 } from '../../site/address.js';
import { fits, patterns } from './schema.js';
import type { Report, Word } from './yaml.js';

export function ipv4(word: Word | undefined, report: Report): Ipv4Address | undefined {
  if (!word) return undefined;
  const value = parseIpv4(word.text);
  if (value === undefined) report.add(`"${word.text}" is no IPv4 address.`, word.span);
  return value;
}

/** Letters, digits and inner hyphens in labels of at most 63 characters, as RFC 1123 has them. */
export function hostName(word: Word | undefined, report: Report): string | undefined {
  if (!word) return undefined;
  const labels = word.text.split('.');
  const good =
    word.text.length <= 253 &&
    labels.every(
      (label) => /^[A-Za-z0-9-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-'),
    );
  if (good) return word.text;
  report.add(`"${word.text}" is no host name: use letters, digits and hyphens.`, word.span);
  return undefined;
}

/** An absolute path without a closing slash. Blanks and quotes would need escapes in four formats, so they are refused. */
export function directory(word: Word | undefined, report: Report): string | undefined {
  if (!word) return undefined;
  if (!fits(word.text, patterns.directory)) {
    report.add(`"${word.text}" is no absolute path of plain characters, such as /srv/nfs.`, word.span);
    return undefined;
  }
  return word.text.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

export function imageName(word: Word | undefined, otherwise: string, report: Report): string {
  if (!word) return otherwise;
  if (fits(word.text, patterns.image)) return word.text;
  report.add(`"${word.text}" is no file below the folder that is served, such as ${otherwise}.`, word.span);
  return otherwise;
}

export function plain(word: Word | undefined, report: Report): string | undefined {
  if (!word) return undefined;
  if (fits(word.text, patterns.interface)) return word.text;
  report.add(`"${word.text}" is no name of an interface.`, word.span);
  return undefined;
}

export function count(word: Word | undefined, report: Report): number | undefined {
  if (!word) return undefined;
  if (/^[1-9]\d{0,4}$/.test(word.text)) return Number(word.text);
  report.add(`"${word.text}" is no number of threads.`, word.span);
  return undefined;
}

export function oneOf<T extends string>(
  word: Word | undefined,
  values: readonly T[],
  report: Report,
): T | undefined {
  if (!word) return undefined;
  const found = values.find((value) => value === word.text);
  if (found === undefined) {
    // One digit is as near as another.
    const near = /^[\d.]+$/.test(word.text) ? undefined : nearest(word.text, values);
    const narrower = values.filter((value) => value.startsWith(`${word.text}.`));
    const known = narrower.length > 0 ? narrower : values;
    report.add(
      `"${word.text}" is not known here. ${near ? `Did you mean "${near}"?` : `Known are ${known.join(', ')}.`}`,
      word.span,
    );
  }
  return found;
}
