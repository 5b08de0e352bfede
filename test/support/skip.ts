/** A test, or what goes before several, and the reason why it cannot ask go in: the reason is printed, and the test counts as not run. */

export function skip(test: Mocha.Context, reason: string): never {
  console.log(`      skipped: ${reason}`);
  test.skip();
}
