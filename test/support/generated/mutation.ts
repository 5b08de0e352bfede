/** Lines of a valid document and pieces go in; whole documents, each with at most one mutation, come out. */
import fc from 'fast-check';

/**
 * One place, any of them equally likely: a piece inserted there, a few characters dropped, or both.
 * `fc.double` and plain `fc.nat` prefer small values; a mutation near the start of the text hides all that follows.
 */
export function mutated(
  document: fc.Arbitrary<string>,
  pieces: readonly string[],
  mostDropped = 3,
): fc.Arbitrary<string> {
  const place = fc.noBias(fc.nat(9999));
  const dropped = fc.noBias(fc.nat(mostDropped));
  const inserted = fc.constantFrom('', ...pieces);
  return fc.tuple(document, place, dropped, inserted).map(([text, where, drop, insert]) => {
    const at = Math.floor((where / 10000) * (text.length + 1));
    return text.slice(0, at) + insert + text.slice(at + drop);
  });
}

/** Lines joined to a text that ends with a line end or, as often, without one. */
export function textOf(lines: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  const list = fc.array(lines, { minLength: 1, maxLength: most });
  return fc.tuple(list, fc.boolean()).map(([all, end]) => all.join('\n') + (end ? '\n' : ''));
}
