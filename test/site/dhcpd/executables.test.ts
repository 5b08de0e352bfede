/** Statements inside branches and cases, however deep, come in the order of the file. */
import assert from 'node:assert/strict';
import { withNested } from '../../../server/site/dhcpd/executables.js';
import { siteOf } from '../../support/site.js';

function statementsOf(text: string): ReturnType<typeof withNested> {
  const { dhcp } = siteOf({ 'etc/dhcp/dhcpd.conf': text });
  assert.ok(dhcp !== undefined);
  return dhcp.global.executables;
}

describe('executable statements', () => {
  it('come with those of their branches and cases', () => {
    const found = withNested(
      statementsOf(`filename "a";
if known {
  switch (option host-name) {
    case "x":
      filename "b";
      if exists user-class { filename "c"; }
      break;
    default:
      filename "d";
  }
} elsif known {
  filename "e";
} else {
  filename "f";
}
filename "g";
`),
    );
    const told = found.map((one) => {
      const [atom] = one.kind === 'assign' ? one.value.atoms : [];
      return atom?.kind === 'text' ? atom.value : one.kind;
    });
    assert.deepEqual(told, ['a', 'if', 'switch', 'b', 'if', 'c', 'break', 'd', 'e', 'f', 'g']);
  });

  it('are the same list where none has others inside', () => {
    const statements = statementsOf('filename "a";\nfilename "b";\n');
    assert.equal(withNested(statements), statements);
  });
});
