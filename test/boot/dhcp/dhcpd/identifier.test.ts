/** A host that only a client identifier tells apart, and clients that send one or none, go in; whose answer it is comes out. */
import assert from 'node:assert/strict';
import { traceMachine } from '../../../../server/boot/boot.js';
import { assumptionsOf } from '../../../../server/boot/stage.js';
import type { DhcpClient } from '../../../../server/boot/trace.js';
import { smallSite } from '../../support.js';

const SUBNET = 'subnet 10.1.0.0 netmask 255.255.255.0 { next-server 10.1.0.1; filename "pxelinux.0"; }';
const named = (said: string) => `${SUBNET}\nhost alder { ${said} fixed-address 10.1.0.21; }`;
const octets = (text: string): number[] => [...Buffer.from(text)];

/** Whether the machine is answered, and what is taken for granted about its identifier. */
function told(dhcp: string, changes: Partial<DhcpClient> = {}): string[] {
  const site = smallSite({ dhcp });
  const [node] = site.nodes;
  assert.ok(node);
  const [trace] = traceMachine(site, node, changes);
  assert.ok(trace);
  const assumed = assumptionsOf(trace.stages).filter((text) => text.includes('client identifier'));
  return [trace.loader.answered, ...assumed.map((text) => /identifier (\S+) that/.exec(text)?.[1] ?? '')];
}

describe('a host known by its client identifier only', () => {
  it('is taken to send it, and that is said', () => {
    assert.deepEqual(told(named('option dhcp-client-identifier "alder";')), ['yes', 'alder']);
    assert.deepEqual(told(named('uid "alder";')), ['yes', 'alder']);
    assert.deepEqual(told(named('option dhcp-client-identifier 00:01:02;')), ['yes', '']);
  });

  it('needs no assumption where the hardware address is there, too', () => {
    const both = named('hardware ethernet 02:00:00:00:00:01; option dhcp-client-identifier "alder";');
    assert.deepEqual(told(both), ['yes']);
  });

  it('is known where somebody says what the machine sends, and is another where that differs', () => {
    const text = named('option dhcp-client-identifier "alder";');
    assert.deepEqual(told(text, { identifier: octets('alder') }), ['yes']);
    assert.deepEqual(told(text, { identifier: octets('birch') }), ['no']);
    assert.deepEqual(told(text, { others: new Map([[61, octets('alder')]]) }), ['yes']);
    assert.deepEqual(told(text, { others: new Map() }), ['no']);
  });
});
