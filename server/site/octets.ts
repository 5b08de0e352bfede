/** A text as a file of options has it goes in; its octets, one for each character, come out. */
export function octetsOfText(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0) & 255);
}
