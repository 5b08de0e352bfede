/** Sites with one change go in, the findings of dhcp/variable-not-seen come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { foundBefore, subnet } from './support.js';

describe('dhcp/variable-not-seen', () => {
  const seen = (top: string, body: string) =>
    foundBefore('dhcp/variable-not-seen', `${top}\n${subnet(`${body}\n`)}`);
  const option = 'option nis-domain = site-name;';

  it('finds options and classes that use what is set for a client', () => {
    assert.deepEqual(seen('', `set site-name = "lab"; ${option}`), ['warning 4']);
    assert.deepEqual(seen('set site-name = option host-name;', option), ['warning 4']);
    const test = 'class "lab" { match if site-name = "lab"; }';
    assert.deepEqual(seen(test, 'set site-name = "lab";'), ['warning 1']);
  });

  it('is silent about constants of the top level, about parameters, and about what is set nowhere', () => {
    assert.deepEqual(seen('set site-name = "lab";', option), []);
    assert.deepEqual(seen('set site-name = pick-first-value (option host-name, "lab");', option), []);
    // What the configuration itself sends is known before a client comes.
    const own = 'option host-name "lab"; set site-name = config-option host-name;';
    assert.deepEqual(seen(own, option), []);
    assert.deepEqual(seen('', 'set site-name = option host-name; filename = site-name;'), []);
    assert.deepEqual(seen('', option), []);
  });
});
