/** Sites with one change go in, the findings of cmdline/ip-duplicate come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allTexts, CONFIG, label, ROOT } from '../support.js';
import { STATIC, withIp } from './support.js';

describe('cmdline/ip-duplicate', () => {
  it('written twice is a finding only where the two differ', () => {
    assert.deepEqual(withIp('dhcp ip=dhcp'), []);
    assert.deepEqual(withIp(`dhcp ip=${STATIC}`), ['cmdline/ip-duplicate warning ip=dhcp']);
    assert.deepEqual(withIp('dhcp', '  IPAPPEND 2\n'), []);
    assert.deepEqual(withIp('dhcp', '  IPAPPEND 3\n'), ['cmdline/ip-duplicate warning ip=dhcp']);
    assert.deepEqual(allTexts({ [CONFIG]: label(`${ROOT} rw`, '  IPAPPEND 1\n') }), []);
  });
});
