/** A word goes in, the number that C's atoi or strtoul would read at its start comes out; words without digits are 0. */

/** Plain decimal, as atoi(3). */
export function decimalNumber(word: string): number {
  return bounded(/^[+-]?\d{1,20}/.exec(word)?.[0]);
}

/** With C's prefixes `0x` and `0`, as strtoul(3) with base 0. */
export function prefixedNumber(word: string): number {
  const found = /^([+-]?)(?:0x([0-9a-f]{1,16})|(0[0-7]{0,22})|(\d{1,20}))/i.exec(word);
  if (found === null) return 0;
  const [, sign, hex, octal, decimal] = found;
  let magnitude = 0;
  if (hex !== undefined) magnitude = Number.parseInt(hex, 16);
  else if (octal !== undefined) magnitude = Number.parseInt(octal, 8);
  else magnitude = bounded(decimal);
  return sign === '-' && magnitude !== 0 ? -magnitude : magnitude;
}

function bounded(digits: string | undefined): number {
  const value = digits === undefined ? 0 : Number.parseInt(digits, 10);
  return value === 0 ? 0 : value;
}
