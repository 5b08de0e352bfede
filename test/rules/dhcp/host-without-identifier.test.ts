/** Sites with one change go in, the findings of dhcp/host-without-identifier come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { foundBefore, subnet } from './support.js';

describe('dhcp/host-without-identifier', () => {
  const machine = (body: string) =>
    foundBefore('dhcp/host-without-identifier', `${subnet('')}host kiosk {\n${body}}\n`);

  it('finds a host that nobody can be', () => {
    assert.deepEqual(machine('filename "a";\n'), ['warning 4']);
    assert.deepEqual(machine('fixed-address 192.168.1.30;\n'), ['warning 4']);
  });

  it('is silent where a machine is known in another way', () => {
    assert.deepEqual(machine('option dhcp-client-identifier "kiosk";\n'), []);
    assert.deepEqual(machine('host-identifier option host-name "kiosk";\n'), []);
    assert.deepEqual(machine('hardware infiniband 20:00:55:04:01:fe:80:00;\n'), []);
  });
});
