/** Pools with permits go in, the findings of dhcp/pool-for-nobody come out, and its silence. */
import assert from 'node:assert/strict';
import { foundWithout, host, subnet } from './support.js';

describe('dhcp/pool-for-nobody', () => {
  const pool = (permits: string, more = '') =>
    foundWithout(
      'dhcp/pool-for-nobody',
      `${subnet(`  pool {\n    range 192.168.1.100 192.168.1.120;\n    ${permits}\n  }\n  pool {\n    range 192.168.1.130;\n  }\n`)}${more}`,
    );

  it('finds a pool for known machines where none is declared', () => {
    for (const permits of ['deny unknown-clients;', 'deny unknown clients;', 'allow known-clients;'])
      assert.deepEqual(pool(permits), ['warning 5'], permits);
    assert.deepEqual(pool('deny unknown-clients;', host()), []);
    assert.deepEqual(pool('allow known-clients; allow unknown-clients;'), []);
    assert.deepEqual(pool('deny known-clients;'), []);
  });

  it('is silent where hosts may be declared elsewhere', () => {
    assert.deepEqual(pool('deny unknown-clients;', 'omapi-port 7911;\n'), []);
    assert.deepEqual(pool('deny unknown-clients;', 'include "/var/lib/dhcp/hosts.conf";\n'), []);
  });

  it('finds what is allowed and denied at once', () => {
    const klass = 'class "c" {\n  match hardware;\n}\n';
    const both = 'allow members of "c"; deny members of "c";';
    const conf = (permits: string) =>
      foundWithout(
        'dhcp/pool-for-nobody',
        `${klass}${subnet(`  pool {\n    range 192.168.1.100;\n    ${permits}\n  }\n`)}${host()}`,
      );
    assert.deepEqual(conf(both), ['warning 8']);
    assert.deepEqual(conf('allow members of "c";'), []);
    assert.deepEqual(conf(`${both} allow known-clients;`), []);
  });
});
