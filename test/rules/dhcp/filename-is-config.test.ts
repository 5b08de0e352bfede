/** Sites with one change go in, the findings of dhcp/filename-is-config come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/filename-is-config', () => {
  const file = (name: string) =>
    found('dhcp/filename-is-config', `${subnet(`  filename "${name}";\n`)}${host()}`);

  it('finds text that is no loader', () => {
    assert.deepEqual(file('pxelinux.cfg/default'), ['error 3']);
    assert.deepEqual(file('/boot/pxelinux.cfg/C0A80115'), ['error 3']);
  });

  it('leaves loaders beside the files, and other firmware, alone', () => {
    assert.deepEqual(file('pxelinux.cfg/pxelinux.0'), []);
    const other = `  if option vendor-class-identifier = "petitboot" {\n    filename "pxelinux.cfg/default";\n  }\n`;
    assert.deepEqual(found('dhcp/filename-is-config', `${subnet(other)}${host()}`), []);
  });
});
