/** Scripts go in; what ipxe/comment-joins-line finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

/** `line`s of a second script beside that of the machine. */
const found = (lines: string): string[] =>
  texts('ipxe/comment-joins-line', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/comment-joins-line', () => {
  it('finds a command that a comment takes in', () => {
    assert.equal(found('# a \\\nkernel b\nboot').length, 1);
    assert.equal(found('# a \\\n:b\nboot').length, 1);
  });

  it('is silent where the next line is a comment, or nothing', () => {
    assert.deepEqual(found('# a \\\n# b\nboot'), []);
    assert.deepEqual(found('# a \\\n\nboot'), []);
    assert.deepEqual(found('# a \\ \nboot'), []);
    assert.deepEqual(found('kernel a \\\n b\nboot'), []);
  });
});
