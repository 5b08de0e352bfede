/** Sites with one change go in, the findings of dhcp/router-outside-subnet come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { foundBefore, subnet } from './support.js';

describe('dhcp/router-outside-subnet', () => {
  const router = (body: string) => foundBefore('dhcp/router-outside-subnet', subnet(body));

  it('takes the netmask that is sent', () => {
    assert.deepEqual(router('option routers 192.168.2.1;\n'), ['warning 3']);
    assert.deepEqual(router('option routers 192.168.2.1;\noption subnet-mask 255.255.0.0;\n'), []);
    assert.deepEqual(router('option routers 192.168.1.129;\noption subnet-mask 255.255.255.128;\n'), [
      'warning 3',
    ]);
  });

  it('leaves names, machines that are their own router, and none', () => {
    assert.deepEqual(router('option routers gateway;\n'), []);
    assert.deepEqual(router('option routers 192.168.1.21;\n'), []);
    assert.deepEqual(router('option routers 0.0.0.0;\n'), []);
  });
});
