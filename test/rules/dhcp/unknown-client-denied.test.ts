/** Sites with one change go in, the findings of dhcp/unknown-client-denied come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/unknown-client-denied', () => {
  const KIOSK = {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  };
  const pool = (permits: string, before = '', after = host()) =>
    found(
      'dhcp/unknown-client-denied',
      `${before}${subnet(`  filename "pxelinux.0";\n  pool {\n    range 192.168.1.100 192.168.1.110;\n${permits}  }\n`)}${after}`,
      KIOSK,
    );

  it('finds the file of a machine that no pool takes, and says when the log says so', () => {
    assert.deepEqual(pool('    deny unknown-clients;\n'), ['error 1']);
    assert.deepEqual(pool('    allow known-clients;\n'), ['error 1']);
    assert.deepEqual(pool('', 'deny unknown-clients;\n'), ['error 1']);
    assert.deepEqual(pool('    deny unknown-clients;\n', '', ''), ['error 1']);
  });

  it('is silent where the machine is served, a slip is likelier, or hosts may come from elsewhere', () => {
    assert.deepEqual(pool(''), []);
    assert.deepEqual(pool('    deny unknown-clients;\n', '', host('', '00:16:3e:11:22:34')), []);
    assert.deepEqual(pool('    deny unknown-clients;\n', 'omapi-port 7911;\n'), []);
    const listed = 'class "kiosks" {\n  match hardware;\n}\nsubclass "kiosks" 1:00:16:3e:11:22:33;\n';
    assert.deepEqual(pool('    allow members of "kiosks";\n', listed), []);
  });
});
