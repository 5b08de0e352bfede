/** Scripts go in; what ipxe/initrd-not-named finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings, texts } from '../support.js';

/** `line`s of a second script beside that of the machine. */
const found = (lines: string): string[] =>
  texts('ipxe/initrd-not-named', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/other.ipxe': `#!ipxe\n${lines}\n` }),
  });

describe('ipxe/initrd-not-named', () => {
  it('finds a name that nothing is loaded under, whichever comes first', () => {
    assert.deepEqual(found('kernel a initrd=initrd\ninitrd x/initrd.img\nboot'), ['warning initrd=initrd']);
    assert.deepEqual(found('initrd initrd.img\nkernel a\nimgargs a initrd=b\nboot'), ['warning initrd=b']);
    assert.deepEqual(found('kernel a initrd=c\ninitrd --name b c\nboot'), ['warning initrd=c']);
    assert.deepEqual(found('kernel a initrd=a,b\ninitrd a\ninitrd b\nboot'), ['warning initrd=a,b']);
  });

  it('is silent where the name fits, or is not known', () => {
    assert.deepEqual(found('kernel a initrd=initrd.img\ninitrd http://x/initrd.img?v=1\nboot'), []);
    assert.deepEqual(found('kernel a initrd=b\ninitrd --name b c\nboot'), []);
    assert.deepEqual(found('kernel a initrd=/Initrd.IMG\ninitrd x/initrd.img\nboot'), []);
    assert.deepEqual(found('kernel a initrd=initrd.magic\ninitrd c\nboot'), []);
    assert.deepEqual(found('kernel a initrd=${b}\ninitrd c\nboot'), []);
    assert.deepEqual(found('kernel a initrd=b\ninitrd ${c}\nboot'), []);
    assert.deepEqual(found('kernel a initrd=b\ninitrd c /b\nboot'), []);
    assert.deepEqual(found('kernel a initrd=b\nboot'), []);
  });

  it('looks at what stands between labels', () => {
    assert.deepEqual(
      found(':one\nkernel a initrd=b\ninitrd b\nboot\n:two\nkernel a initrd=b\ninitrd c\nboot'),
      ['warning initrd=b'],
    );
  });

  it('finds several behind commas, of which the kernel makes one name', () => {
    assert.deepEqual(found('kernel a initrd=b,c\ninitrd b\ninitrd c\nboot'), ['warning initrd=b,c']);
    const [fix] = findings({
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...ipxeSite({ 'srv/tftp/other.ipxe': '#!ipxe\nkernel a initrd=b,c\ninitrd b\ninitrd c\nboot\n' }),
    }).flatMap(({ fixes }) => fixes);
    assert.deepEqual(fix?.newTexts, ['initrd=b initrd=c']);
    assert.deepEqual(found('kernel a initrd=b initrd=c\ninitrd b\ninitrd c\nboot'), []);
    assert.deepEqual(found('kernel a initrd=b,c\ninitrd --name b,c d\nboot'), []);
  });
});
