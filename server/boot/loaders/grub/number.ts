/** A text goes in; the number that GRUB reads at its beginning comes out (grub_strtoul with base 0; 2.06 was asked). */

/** Digits behind 0x and 0 are hexadecimal and octal, and what stands behind them is passed over. Undefined where there are none. */
export function leadingNumber(text: string): number | undefined {
  const [, hexadecimal, octal, decimal] = /^\s*(?:0x([\da-f]+)|0([0-7]*)|(\d+))/i.exec(text) ?? [];
  if (hexadecimal !== undefined) return Number.parseInt(hexadecimal, 16);
  if (octal !== undefined) return Number.parseInt(`0${octal}`, 8);
  return decimal === undefined ? undefined : Number(decimal);
}
