/** Hosts with boot files of their own go in, the findings of dhcp/host-hides-uefi-file come out, and its silence. */
import assert from 'node:assert/strict';
import { ARCH, found, host, subnet } from './support.js';

describe('dhcp/host-hides-uefi-file', () => {
  const RULE = 'dhcp/host-hides-uefi-file';
  const ladder = `${ARCH}${subnet(
    '  range 192.168.1.100 192.168.1.110;\n  if option arch = 00:07 {\n    filename "grubx64.efi";\n  } else {\n    filename "pxelinux.0";\n  }\n',
  )}`;

  it('finds a filename for BIOS in a host, and in the group around it', () => {
    assert.deepEqual(found(RULE, ladder + host('  filename "pxelinux.0";\n')), ['warning 14']);
    assert.deepEqual(found(RULE, `${ladder}group {\nfilename "undionly.kpxe";\n${host()}}\n`), [
      'warning 12',
    ]);
  });

  it('leaves other loaders for UEFI, names that tell nothing, and hosts without one', () => {
    assert.deepEqual(found(RULE, ladder + host('  filename "shimx64.efi";\n')), []);
    assert.deepEqual(found(RULE, ladder + host('  filename "loader";\n')), []);
    assert.deepEqual(found(RULE, ladder + host()), []);
  });
});
