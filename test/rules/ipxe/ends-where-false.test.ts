/** Scripts go in; what ipxe/ends-where-false finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

/** Lines of a second script beside that of the machine. */
const found = (...lines: readonly string[]): string[] =>
  texts('ipxe/ends-where-false', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines.join('\n')}\n` }),
  });

describe('ipxe/ends-where-false', () => {
  it('finds a question behind which the script is to go on', () => {
    for (const line of ['iseq ${x} y && set z 1', 'isset ${x} && set z 1', 'isset ${x} && set z 1 && echo'])
      assert.equal(found(line, 'echo on', 'exit').length, 1, line);
    assert.equal(found('iseq ${x} y && goto a', 'echo on', ':a', 'exit').length, 1);
    assert.equal(found('cpuid --ext 29 && set arch x86_64', 'echo on', 'exit').length, 1);
    assert.deepEqual(found('cpuid --ext 29 && set arch x86_64 || set arch i386', 'echo on', 'exit'), []);
  });

  it('is silent where || follows, nothing is lost, or a template writes lines', () => {
    for (const line of [
      'iseq ${x} y && set z 1 ||',
      'iseq ${x} y && set z 1 || set z 2',
      'iseq ${x} y || set z 1',
      'iseq a b && set z 1',
      'isset ${x}',
    ])
      assert.deepEqual(found(line, 'echo on', 'exit'), [], line);
    assert.deepEqual(found('iseq ${x} y && goto a', ':a', 'exit'), []);
    assert.deepEqual(found('iseq ${x} y && goto a', 'exit', ':a', 'shell'), []);
    assert.deepEqual(found('iseq ${x} y && set z 1'), []);
    assert.deepEqual(found('iseq ${x} y && set z 1', '{% if a %}', 'echo on', '{% endif %}'), []);
  });
});
