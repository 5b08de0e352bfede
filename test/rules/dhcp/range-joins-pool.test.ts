/** Sites with one change go in, the findings of dhcp/range-joins-pool come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { foundBefore, subnet } from './support.js';

describe('dhcp/range-joins-pool', () => {
  const pool = (permit: string) => `pool {\n${permit}range 192.168.1.100;\n}\n`;
  const ranges = 'range 192.168.1.120;\nrange 192.168.1.130;\n';
  const inside = (body: string) => foundBefore('dhcp/range-joins-pool', subnet(body));

  it('finds the second range behind a pool, and each one after it', () => {
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}${ranges}`), ['warning 8']);
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}${ranges}range 192.168.1.140;\n`), [
      'warning 8',
      'warning 9',
    ]);
  });

  it('is silent about one range, and about ranges before the pool', () => {
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}range 192.168.1.120;\n`), []);
    assert.deepEqual(inside(`${ranges}${pool('deny unknown-clients;\n')}`), []);
  });

  it('is silent where the pool lets in the same machines and sends them nothing of its own', () => {
    const both = (permit: string, range: string) => inside(`${pool(`${permit};\n`)}range ${range};\n`);
    assert.deepEqual(both('allow all clients', 'dynamic-bootp 192.168.1.120'), []);
    assert.deepEqual(both('allow all-clients', 'dynamic-bootp 192.168.1.120'), []);
    assert.deepEqual(both('deny dynamic bootp clients', '192.168.1.120'), []);
    for (const [permit, range] of [
      ['allow all clients', 'dynamic-bootp 192.168.1.120'],
      ['deny dynamic bootp clients', '192.168.1.120'],
    ] as const)
      assert.deepEqual(both(`${permit};\noption domain-name "x"`, range), ['warning 8'], permit);
  });

  it('says whether it is about the machines or about what they are sent', () => {
    const said = (permit: string, more: string) =>
      findings({ [DHCPD]: `${subnet(`${pool(permit)}${more}`)}` })
        .filter(({ rule }) => rule === 'dhcp/range-joins-pool')
        .map(({ message }) => /stands outside: (\w+ \w+)/.exec(message)?.[1]);
    assert.deepEqual(said('deny unknown-clients;\n', ranges), ['only machines']);
    const same = 'deny dynamic bootp clients;\noption domain-name "x";\n';
    assert.deepEqual(said(same, 'range 192.168.1.120;\n'), ['the options']);
  });
});
