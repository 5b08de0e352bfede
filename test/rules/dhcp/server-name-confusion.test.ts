/** Sites with one change go in, the findings of dhcp/server-name-confusion come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found } from './support.js';

describe('dhcp/server-name-confusion', () => {
  const RANGE = 'subnet 192.168.1.0 netmask 255.255.255.0 {\n  range 192.168.1.100 192.168.1.150;\n}\n';
  const HOST = (body: string) =>
    `host node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.21;\n${body}}\n`;
  const say = (conf: string) => found('dhcp/server-name-confusion', conf);

  it('finds a name where machines are told no server', () => {
    assert.deepEqual(say(`server-name "boss";\n${RANGE}${HOST('')}`), ['warning 1']);
  });

  it('leaves the rest of a network that is told no file beside machines that boot', () => {
    const boots = '  next-server 192.168.1.1;\n  filename "pxelinux.0";\n';
    assert.deepEqual(say(`server-name "boss";\n${RANGE}${HOST(boots)}`), []);
    // A machine with a name is expected to boot.
    const other = 'host node22 {\n  hardware ethernet 00:40:63:c2:ca:ca;\n  fixed-address 192.168.1.22;\n}\n';
    assert.deepEqual(say(`server-name "boss";\n${RANGE}${HOST(boots)}${other}`), ['warning 1']);
  });
});
