/** Scripts go in; what ipxe/goto-without-label finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

/** `line`s of a second script beside that of the machine. */
const found = (lines: string): string[] =>
  texts('ipxe/goto-without-label', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/goto-without-label', () => {
  it('finds a label that lacks where nothing goes by itself, or where the template has none either', () => {
    assert.deepEqual(found('kernel a || goto failed'), ['warning failed']);
    assert.deepEqual(found('{% if a %}\nkernel a || goto start\n{% endif %}'), ['warning start']);
  });

  it('finds one that is never gone to, since || catches it', () => {
    assert.deepEqual(found('iseq ${a} b && goto node1 ||\n:Node1\nshell'), ['warning node1']);
    assert.deepEqual(found('goto failed || shell'), ['warning failed']);
  });

  it('tells one label that lacks once, and others by themselves', () => {
    assert.deepEqual(found('kernel a || goto failed\ninitrd b || goto failed\n:fail\nshell'), [
      'warning failed',
    ]);
    assert.deepEqual(found('kernel a || goto failed\ninitrd b || goto other\n:fail\nshell'), [
      'warning failed',
      'warning other',
    ]);
  });

  it('is silent where a label is there, or may be, or its lack is expected', () => {
    assert.deepEqual(found('kernel a || goto failed\n:failed\nshell'), []);
    assert.deepEqual(found('kernel a || goto ${where}'), []);
    assert.deepEqual(found('goto ${failed} ||'), []);
    assert.deepEqual(found('kernel a || goto failed\n:{{ label }}\nshell'), []);
    assert.deepEqual(found('{% include "x" %}\nkernel a || goto failed'), []);
  });

  it('finds one that a setting holds all the time', () => {
    assert.deepEqual(found('set to nod1\ngoto ${to} ||\n:node1\nshell'), ['warning nod1']);
    for (const script of [
      'set to far\ngoto ${to} ||\n:node1\nshell',
      'set to nod1\nset to node1\ngoto ${to} ||\n:node1\nshell',
      'iseq ${a} b && set to nod1\ngoto ${to} ||\n:node1\nshell',
      'isset ${to} || set to nod1\ngoto ${to} ||\n:node1\nshell',
      'set to nod1\nchoose to\ngoto ${to} ||\n:node1\nshell',
      ':again\nset to nod1\ngoto ${to} ||\n:node1\nshell',
      'set to nod${a}\ngoto ${to} ||\n:node1\nshell',
    ])
      assert.deepEqual(found(script), [], script);
  });

  it('is silent in a part that a program puts into scripts', () => {
    const part = (first: string): string[] =>
      texts('ipxe/goto-without-label', {
        'etc/dhcp/dhcpd.conf': undefined,
        'etc/default/tftpd-hpa': undefined,
        ...ipxeSite({ 'srv/tftp/part.ipxe': `${first}:shell\nshell || goto start\n` }),
      });
    assert.deepEqual(part(''), []);
    assert.deepEqual(part('#!ipxe\n'), ['warning start']);
  });

  it('leaves a label with a blank behind its colon to where it stands', () => {
    assert.deepEqual(found('kernel a || goto failed\n: failed\nshell'), []);
    // This one is a command as well, which is done.
    assert.deepEqual(found('kernel a || goto shell\n: shell'), ['warning shell']);
  });

  it('leaves a goto that a machine comes to to the boot', () => {
    assert.deepEqual(found('goto failed'), []);
  });
});
