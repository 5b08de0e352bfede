/** Two lists go in; what stands between the beginnings and the ends that they share comes out. */
export function apart<T>(
  was: readonly T[],
  is: readonly T[],
  same: (one: T, other: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  const shorter = Math.min(was.length, is.length);
  const alike = (i: number, j: number): boolean => same(was[i] as T, is[j] as T);
  let front = 0;
  while (front < shorter && alike(front, front)) front++;
  let behind = 0;
  while (behind < shorter - front && alike(was.length - 1 - behind, is.length - 1 - behind)) behind++;
  return [was.slice(front, was.length - behind), is.slice(front, is.length - behind)];
}
