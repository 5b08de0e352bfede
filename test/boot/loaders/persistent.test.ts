/** A map of which every version stays readable is held to plain maps. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PersistentList, PersistentMap } from '../../../server/boot/loaders/persistent.js';

/** Both of each pair have one hash. */
const COLLIDING = ['costarring', 'liquid', 'declinate', 'macallums'];

const key = fc.oneof(fc.constantFrom(...COLLIDING), fc.string({ maxLength: 3 }));
/** Which of the versions so far is changed, and how. */
const changes = fc.array(fc.tuple(fc.nat(), key, fc.option(fc.nat({ max: 2 }), { nil: undefined })), {
  maxLength: 60,
});

function differences(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (one) => a.has(one) !== b.has(one) || a.get(one) !== b.get(one),
  );
}

describe('a map of which every version stays readable', () => {
  it('holds what a plain map holds, in each of its versions', () => {
    fc.assert(
      fc.property(changes, (made) => {
        const versions = [{ map: PersistentMap.of<number | undefined>(), plain: new Map() }];
        for (const [index, name, value] of made) {
          const { map, plain } = versions[index % versions.length] ?? {
            map: PersistentMap.of(),
            plain: new Map(),
          };
          versions.push({ map: map.with(name, value), plain: new Map(plain).set(name, value) });
        }
        for (const { map, plain } of versions) {
          assert.deepEqual(new Map(map), plain);
          assert.equal(map.size, plain.size);
          for (const [, name] of made) {
            assert.equal(map.get(name), plain.get(name));
            assert.equal(map.has(name), plain.has(name));
          }
        }
        const [last] = versions.slice(-1);
        for (const { map, plain } of versions) {
          assert.ok(last !== undefined);
          const found = [...last.map.differences(map)].sort();
          assert.deepEqual(found, differences(last.plain, plain).sort());
        }
      }),
    );
  });

  it('holds keys of one hash', () => {
    const map = PersistentMap.of(COLLIDING.map((name, i) => [name, i]));
    assert.deepEqual(new Map(map), new Map(COLLIDING.map((name, i) => [name, i])));
    assert.equal(map.has('liquids'), false);
    assert.deepEqual([...map.with('liquid', 7).differences(map)], ['liquid']);
  });
});

describe('a list of which every version stays readable', () => {
  it('holds what a plain list holds, in each of its versions', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(), { maxLength: 2 }))), (made) => {
        const versions: (readonly [PersistentList<number>, readonly number[]])[] = [
          [PersistentList.empty(), []],
        ];
        for (const [index, more] of made) {
          const [list, plain] = versions[index % versions.length] ?? [PersistentList.empty(), []];
          versions.push([list.with(...more), [...plain, ...more]]);
        }
        for (const [list, plain] of versions) assert.deepEqual(list.toArray(), plain);
      }),
    );
  });
});
