/** Sites with one change go in, the findings of dhcp/class-in-subnet-leaks come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { found, host, subnet } from './support.js';

describe('dhcp/class-in-subnet-leaks', () => {
  const ROM = (name: string) =>
    `  class "${name}" {\n    match if option vendor-class-identifier = "${name}";\n  }\n`;

  it('speaks once of all classes of a subnet', () => {
    const conf = `${subnet(ROM('a') + ROM('b'))}${host()}`;
    const [{ message = '', line = 0 } = {}, ...more] = findings({ [DHCPD]: conf }).filter(
      ({ rule }) => rule === 'dhcp/class-in-subnet-leaks',
    );
    assert.match(message, /^The classes "a" and "b" are declared inside the subnet .* Move them to the top/);
    assert.equal(line, conf.split('\n').findIndex((text) => text.includes('class "a"')) + 1);
    assert.deepEqual(more, []);
  });

  it('is a warning once there is a second subnet, and silent about classes that stand outside', () => {
    const second = 'subnet 192.168.9.0 netmask 255.255.255.0 {\n}\n';
    const severities = (conf: string) =>
      found('dhcp/class-in-subnet-leaks', conf).map((text) => text.split(' ')[0]);
    assert.deepEqual(severities(`${subnet(ROM('a'))}${host()}`), ['info']);
    assert.deepEqual(severities(`${subnet(ROM('a'))}${second}${host()}`), ['warning']);
    assert.deepEqual(severities(`${ROM('a')}${subnet('')}${second}${host()}`), []);
  });
});
