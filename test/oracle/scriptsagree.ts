/** Scripts, what a real program was told to leave of each, and what we say go in; an error comes out where that differs, or where we say too little: silence is no agreement. */
import assert from 'node:assert/strict';

/** `told`: by the number of the script; `ours`: undefined where no file tells it. */
export function scriptsAgree(
  scripts: readonly string[],
  told: ReadonlyMap<number, string>,
  ours: (script: string) => string | undefined,
): void {
  assert.deepEqual(
    scripts.filter((_, i) => !told.has(i)),
    [],
    'the program came to the end',
  );
  let said = 0;
  for (const [i, script] of scripts.entries()) {
    const own = ours(script);
    if (own === undefined) continue;
    said++;
    assert.equal(own, told.get(i), script);
  }
  assert.ok(said > 0.8 * scripts.length, `${said} of ${scripts.length} are said`);
}
