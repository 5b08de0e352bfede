/** Sites with one change go in, the findings of dhcp/subnet-overlap come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { foundBefore, subnet } from './support.js';

describe('dhcp/subnet-overlap', () => {
  const overlap = (conf: string) => foundBefore('dhcp/subnet-overlap', `${subnet('')}${conf}`);

  it('finds subnets in subnets, and the same one twice', () => {
    assert.deepEqual(overlap('subnet 192.168.0.0 netmask 255.255.0.0 {}\n'), ['warning 1']);
    assert.deepEqual(overlap('subnet 192.168.1.0 netmask 255.255.255.0 {}\n'), ['warning 4']);
  });

  it('is silent about neighbours, and about a subnet of all addresses', () => {
    assert.deepEqual(overlap('subnet 192.168.2.0 netmask 255.255.255.0 {}\n'), []);
    assert.deepEqual(overlap('subnet 0.0.0.0 netmask 0.0.0.0 {}\n'), []);
  });
});
