/**
 * Loaded before the tests of a mutation run: a Map whose entries are gone once another mutant is looked at, and, while it is
 * found out which test comes to which code, with the next test.
 */
globalThis.ForgetfulMap = class ForgetfulMap {
  #entries = new WeakMap();
  #others = new Map();

  #of(key) {
    return typeof key === 'object' && key !== null ? this.#entries : this.#others;
  }

  #now() {
    const { activeMutant, currentTestId } = globalThis.__stryker__ ?? {};
    return activeMutant ?? currentTestId;
  }

  get(key) {
    const kept = this.#of(key).get(key);
    return kept?.mutant === this.#now() ? kept?.value : undefined;
  }

  has(key) {
    const kept = this.#of(key).get(key);
    return kept !== undefined && kept.mutant === this.#now();
  }

  set(key, value) {
    this.#of(key).set(key, { mutant: this.#now(), value });
    return this;
  }

  clear() {
    this.#others.clear();
  }

  get size() {
    return this.#others.size;
  }
};
