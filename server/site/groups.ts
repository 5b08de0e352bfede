/** Values go in, lists of those that have the same key come out. */

/** Puts a value behind those that a list of lists has for its key already. */
export function addTo<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Groups values by key, in order of first appearance; each has one value at least. */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Values by their keys; of several with one key the first. */
export function firstOfEach<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T> {
  const firsts = new Map<K, T>();
  for (const value of values) {
    const key = keyOf(value);
    if (!firsts.has(key)) firsts.set(key, value);
  }
  return firsts;
}
