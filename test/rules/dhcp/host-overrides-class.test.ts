/** Sites with one change go in, the findings of dhcp/host-overrides-class come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { ARCH, found, host, subnet } from './support.js';

describe('dhcp/host-overrides-class', () => {
  const CLASS = `${ARCH}class "uefi" {\n  match if option arch = 00:07 or option arch = 00:09;\n  filename "syslinux.efi";\n}\n`;
  const hosts = (...conf: string[]) => found('dhcp/host-overrides-class', CLASS + conf.join(''));

  it('finds a class whose file all hosts replace', () => {
    assert.deepEqual(hosts(subnet(''), host('  filename "pxelinux.0";\n')), ['warning 4']);
    assert.deepEqual(hosts(subnet(''), `group {\n  filename "pxelinux.0";\n${host()}}\n`), ['warning 4']);
  });

  it('is silent where one machine gets it, named or not', () => {
    const second = host('', '00:40:63:c2:ca:d0', 22);
    assert.deepEqual(hosts(subnet(''), host('  filename "pxelinux.0";\n'), second), []);
    assert.deepEqual(
      hosts(subnet('  range 192.168.1.100 192.168.1.110;\n'), host('  filename "pxelinux.0";\n')),
      [],
    );
  });

  it('is silent where both say the same, where hosts may come from elsewhere, and for other options', () => {
    assert.deepEqual(hosts(subnet(''), host('  filename "/syslinux.efi";\n')), []);
    assert.deepEqual(hosts('omapi-port 7911;\n', subnet(''), host('  filename "pxelinux.0";\n')), []);
    const domain = `class "a" {\n  match if exists host-name;\n  option domain-name "a";\n}\n${subnet('')}${host('  option domain-name "b";\n')}`;
    assert.deepEqual(found('dhcp/host-overrides-class', domain), []);
  });
});
