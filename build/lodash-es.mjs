/**
 * Stands in for `lodash-es` in the bundle: the functions that Chevrotain 11 uses, for the arrays and plain objects it
 * gives them. Each parser is built by thousands of such calls that run once, uncompiled; lodash's layers of generality
 * cost more there than the work itself. The tests, and everything that is not bundled, run on the real one;
 * `test/build/lodash.test.ts` holds the two together.
 */
const entries = (all) => (Array.isArray(all) ? [...all.entries()] : Object.entries(all ?? {}));
const list = (all) => (Array.isArray(all) ? all : Object.values(all ?? {}));

export const assign = Object.assign;
export const isArray = Array.isArray;
export const keys = (all) => Object.keys(all ?? {});
export const values = list;
export const noop = () => {};
export const identity = (value) => value;

export const isFunction = (value) => typeof value === 'function';
export const isObject = (value) =>
  value !== null && (typeof value === 'object' || typeof value === 'function');
export const isRegExp = (value) => value instanceof RegExp;
export const isString = (value) => typeof value === 'string';
export const isUndefined = (value) => value === undefined;
export const isEmpty = (all) => (Array.isArray(all) ? all.length === 0 : Object.keys(all ?? {}).length === 0);
export const has = (all, key) => all !== null && all !== undefined && Object.hasOwn(all, key);

/** Ends early when `f` returns false. */
export function forEach(all, f) {
  if (Array.isArray(all)) {
    for (let i = 0; i < all.length; i++) if (f(all[i], i, all) === false) break;
  } else for (const key of Object.keys(all ?? {})) if (f(all[key], key, all) === false) break;
  return all;
}
export const map = (all, f) =>
  Array.isArray(all) ? all.map(f) : Object.keys(all ?? {}).map((key) => f(all[key], key, all));
export const flatMap = (all, f) => map(all, f).flat();
export const filter = (all, f) => entries(all).flatMap(([key, value]) => (f(value, key, all) ? [value] : []));
export const reject = (all, f) => filter(all, (value, key) => !f(value, key, all));
export const find = (all, f) => list(all).find(f);
export const some = (all, f) => list(all).some(f);
export const every = (all, f) => list(all).every(f);
export const reduce = (all, f, start) =>
  entries(all).reduce((result, [key, value]) => f(result, value, key, all), start);
export const includes = (all, value) => list(all).includes(value);
export const indexOf = (all, value) => all.indexOf(value);

export const first = (all) => all?.[0];
export const last = (all) => all?.[all.length - 1];
export const drop = (all, count = 1) => all.slice(count);
export const dropRight = (all, count = 1) => all.slice(0, Math.max(0, all.length - count));
export const flatten = (all) => (all ?? []).flat();
export const compact = (all) => all.filter(Boolean);
export const uniq = (all) => [...new Set(all)];
export const difference = (all, others) => all.filter((value) => !others.includes(value));

export const clone = (value) =>
  Array.isArray(value)
    ? value.slice()
    : isObject(value)
      ? Object.assign(Object.create(Object.getPrototypeOf(value)), value)
      : value;
export const defaults = (target, ...sources) => {
  for (const source of sources)
    for (const key of keys(source)) if (target[key] === undefined) target[key] = source[key];
  return target;
};
export const pickBy = (all, f) =>
  Object.fromEntries(Object.entries(all ?? {}).filter(([, value]) => f(value)));
export const groupBy = (all, f) => {
  const groups = {};
  for (const value of list(all)) {
    const key = f(value);
    if (has(groups, key)) groups[key].push(value);
    else groups[key] = [value];
  }
  return groups;
};
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
