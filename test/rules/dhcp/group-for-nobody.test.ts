/** Groups of dhcpd.conf go in, the findings of dhcp/group-for-nobody come out, and its silence where somebody is in them. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('dhcp/group-for-nobody', () => {
  const HOST = 'host node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.21;\n}\n';
  const TELLS = 'next-server 192.168.1.1;';
  const found = (text: string, more: Readonly<Record<string, string>> = {}) =>
    texts('dhcp/group-for-nobody', {
      'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n}\n${text}`,
      ...more,
    });

  it('finds what tells a boot file or server', () => {
    assert.deepEqual(found(`group { ${TELLS} }\n${HOST}`), [`info ${TELLS}`]);
    assert.deepEqual(found(`group { option routers 192.168.1.1; filename "a"; }\n${HOST}`), [
      'info filename "a";',
    ]);
  });

  it('is silent where somebody is in it, or may be', () => {
    for (const text of [
      `group { ${TELLS} ${HOST} }\n${HOST.replace('21', '22')}`,
      `group { ${TELLS} group { ${HOST} } }\n${HOST.replace('21', '22')}`,
      `group "lab" { ${TELLS} }\n${HOST}`,
      `group { ${TELLS} include "/etc/dhcp/lab.conf"; }\n${HOST}`,
    ])
      assert.deepEqual(found(text), [], text);
    assert.deepEqual(
      found(`group { ${TELLS} include "/etc/dhcp/lab.conf"; }\n${HOST.replace('21', '22')}`, {
        'etc/dhcp/lab.conf': HOST,
      }),
      [],
    );
  });

  it('is silent where no host stands behind it, or it tells nothing of a boot', () => {
    assert.deepEqual(found(`${HOST}group { ${TELLS} }\n`), []);
    assert.deepEqual(found(`group { ${TELLS} }\nclass "a" { match if known; }\n`), []);
    assert.deepEqual(found(`group { option routers 192.168.1.1; }\n${HOST}`), []);
  });
});
