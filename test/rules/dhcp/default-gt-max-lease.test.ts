/** Sites with one change go in, the findings of dhcp/default-gt-max-lease come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/default-gt-max-lease', () => {
  const times = (outside: string, inside = '') =>
    found('dhcp/default-gt-max-lease', `${outside}${subnet(`  filename "pxelinux.0";\n${inside}`)}${host()}`);

  it('compares with the maximum beside it, or with what holds without one', () => {
    assert.deepEqual(times('default-lease-time 86401;\n'), ['info 1']);
    assert.deepEqual(times('default-lease-time 700;\nmax-lease-time 600;\n'), ['info 1']);
    assert.deepEqual(times('', '  default-lease-time 90000;\n'), ['info 4']);
  });

  it('is silent up to it, and where another scope has a maximum of its own', () => {
    assert.deepEqual(times('default-lease-time 86400;\n'), []);
    assert.deepEqual(times('default-lease-time 600;\nmax-lease-time 600;\n'), []);
    assert.deepEqual(times('max-lease-time 600;\n', '  default-lease-time 700;\n'), []);
    assert.deepEqual(times('default-lease-time 700;\n', '  max-lease-time 600;\n'), []);
  });
});
