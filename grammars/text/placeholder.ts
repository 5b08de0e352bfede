/** A text goes in; whether something in it stands for a value that a person or a program is yet to put there comes out. */

/** An address with letters for the numbers that somebody has to know: `x.x.x.x`, `192.168.1.x`. */
const ADDRESS = String.raw`(?<![\w.-])(?=[\d.]{0,12}[xX])(?:(?:\d{1,3}|[xX]{1,3})\.){3}(?:\d{1,3}|[xX]{1,3})(?![\w.-])`;

/** The same of a hardware address: `xx:xx:xx:xx:xx:xx`, `00:16:3e:xx:xx:xx`. */
const HARDWARE = String.raw`(?<![\w:-])(?:[\da-fA-F]{2}[:-]){0,5}(?:xx|XX)(?:[:-](?:xx|XX)){1,5}(?![\w:-])`;

/** Such addresses, as a part of other patterns. */
export const ADDRESS_TO_FILL = `${ADDRESS}|${HARDWARE}`;

/** Statements and values of templates, and words for sed and its like. */
const TEMPLATE = String.raw`\$\{|\{\{|\{%|<%|@@?[A-Za-z_]+@|%[A-Z_]{2,40}%|__[A-Z][A-Z0-9_]{0,60}__`;

/** Words that tell a reader what belongs there. */
const WORDS = String.raw`\bYOUR[_-][\w-]|\bCHANGE[_-]?ME\b|<[A-Za-z][\w .-]{1,40}>`;

const PLACEHOLDER = new RegExp(`${ADDRESS_TO_FILL}|${TEMPLATE}|${WORDS}`);

export function bearsPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
