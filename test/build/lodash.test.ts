/** The bundle's stand-in for lodash gives what lodash gives, for the arrays and plain objects that Chevrotain hands it. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

// Neither has types: the one is plain JavaScript of the build, the other a part of Chevrotain.
const load = async (name: string): Promise<Functions> => (await import(name)) as Functions;
const root = new URL('../../../../', import.meta.url);
const standIn = await load(fileURLToPath(new URL('build/lodash-es.mjs', root)));
const real = await load('lodash-es');

const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(undefined, null, '', 'a')));
const table = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 5 }));
const nested = fc.array(fc.oneof(values, fc.integer()));
const odd = (value: unknown): boolean => Number(value) % 2 === 1;
const pair = (value: unknown, key: unknown): unknown => [value, key];
const stop = (value: unknown): boolean => value !== 3;

/** What each function is given. */
const cases: Readonly<Record<string, fc.Arbitrary<readonly unknown[]>>> = {
  assign: fc.tuple(table, table, table),
  clone: fc.tuple(fc.oneof(values, table)),
  compact: fc.tuple(values),
  defaults: fc.tuple(table, table),
  difference: fc.tuple(values, values),
  drop: fc.tuple(values, fc.nat(4)),
  dropRight: fc.tuple(values, fc.nat(4)),
  every: fc.tuple(fc.oneof(values, table), fc.constant(odd)),
  filter: fc.tuple(fc.oneof(values, table), fc.constant(odd)),
  find: fc.tuple(fc.oneof(values, table), fc.constant(odd)),
  first: fc.tuple(values),
  flatMap: fc.tuple(values, fc.constant(pair)),
  flatten: fc.tuple(nested),
  forEach: fc.tuple(fc.oneof(values, table, fc.constant(undefined)), fc.constant(stop)),
  groupBy: fc.tuple(values, fc.constant(odd)),
  has: fc.tuple(fc.oneof(table, fc.constant(undefined)), fc.constantFrom('a', 'x')),
  identity: fc.tuple(fc.anything()),
  includes: fc.tuple(fc.oneof(values, table), fc.integer({ min: 0, max: 5 })),
  indexOf: fc.tuple(values, fc.integer({ min: 0, max: 5 })),
  isArray: fc.tuple(fc.anything()),
  isEmpty: fc.tuple(fc.oneof(values, table, fc.constant(undefined))),
  isFunction: fc.tuple(fc.oneof(fc.anything(), fc.constant(odd))),
  isObject: fc.tuple(fc.oneof(fc.anything(), fc.constant(odd))),
  isRegExp: fc.tuple(fc.oneof(fc.anything(), fc.constant(/a/))),
  isString: fc.tuple(fc.anything()),
  isUndefined: fc.tuple(fc.anything()),
  keys: fc.tuple(table),
  last: fc.tuple(values),
  map: fc.tuple(fc.oneof(values, table), fc.constant(pair)),
  noop: fc.tuple(fc.anything()),
  pickBy: fc.tuple(table, fc.constant(odd)),
  reduce: fc.tuple(
    fc.oneof(values, table),
    fc.constant((sum: unknown[], value: unknown, key: unknown) => [...sum, [value, key]]),
    fc.constant([]),
  ),
  reject: fc.tuple(fc.oneof(values, table), fc.constant(odd)),
  some: fc.tuple(fc.oneof(values, table), fc.constant(odd)),
  uniq: fc.tuple(values),
  upperFirst: fc.tuple(fc.string()),
  values: fc.tuple(fc.oneof(values, table)),
};

/** Arguments of their own for each of the two, for some functions write into the first. */
const copy = (args: readonly unknown[]): never[] =>
  args.map((arg) =>
    typeof arg === 'object' && arg !== null ? (real['clone'] as (a: unknown) => unknown)(arg) : arg,
  ) as never[];

describe('the stand-in for lodash in the bundle', () => {
  it('has no function that is not held to the real one', () => {
    assert.deepEqual(Object.keys(standIn).sort(), Object.keys(cases).sort());
  });

  for (const [name, args] of Object.entries(cases)) {
    it(`gives what the real ${name} gives`, () => {
      fc.assert(
        fc.property(args, (given) => {
          assert.deepEqual(standIn[name]?.(...copy(given)), real[name]?.(...copy(given)));
        }),
      );
    });
  }
});
