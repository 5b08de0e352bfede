/** A part of a binary file goes in, a character for each octet; the numbers and words in it come out. */

/** Numbers have the least octet first. */
export class Binary {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Not a number where they end before. */
  number(at: number, size: number): number {
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + this.text.charCodeAt(at + i);
    return value;
  }

  /** Up to the octet 0 that ends it. */
  word(at: number): string {
    const end = this.text.indexOf('\0', at);
    return this.text.slice(at, end < 0 ? undefined : end);
  }
}
