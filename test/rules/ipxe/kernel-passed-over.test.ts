/** Scripts go in; what ipxe/kernel-passed-over finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { IPXE_WORDS, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings } from '../support.js';

const found = (script: string, more: Readonly<Record<string, string>> = {}): string[] =>
  findings({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${script}\n`, ...more }),
  })
    .filter(({ rule }) => rule === 'ipxe/kernel-passed-over')
    .map(({ severity, line }) => `${severity} ${line}`);

const A = `kernel vmlinuz ${IPXE_WORDS}`;
const B = `kernel linux ${IPXE_WORDS}`;
const MENU = 'menu Start\nitem a A\nitem b B\nchoose --default b --timeout 1000 x && goto ${x}';

describe('ipxe/kernel-passed-over', () => {
  it('finds a kernel whose section has no boot, before a section with another one', () => {
    assert.deepEqual(found(`${A}\n:next\n${B}\nboot`), ['warning 2']);
    assert.deepEqual(found(`goto a\n:a\n${A}\ninitrd i.img\n:b\n${A} quiet\nboot`), ['warning 4']);
  });

  it('finds it behind an item that somebody may choose, installers as well', () => {
    assert.deepEqual(found(`${MENU}\n:a\n${A}\n:b\n${B}\nboot`), ['warning 7']);
    assert.deepEqual(
      found(`${MENU}\n:a\nkernel a/linux\ninitrd a/i.gz\n:b\nkernel b/linux\ninitrd b/i.gz\nboot`),
      ['warning 7'],
    );
  });

  it('is silent where the first is started, let go, or left for another section on purpose', () => {
    assert.deepEqual(found(`${A}\nboot\n:next\n${B}\nboot`), []);
    assert.deepEqual(found(`${A} && boot ||\n:next\n${B}\nboot`), []);
    assert.deepEqual(found(`${A}\nimgfree\n:next\n${B}\nboot`), []);
    assert.deepEqual(found(`${A}\n:start\nboot`), []);
    assert.deepEqual(found(`${A}\ngoto start\n:other\n${B}\n:start\nboot`), []);
  });

  it('is silent where a second kernel takes the place of the first without a label between', () => {
    assert.deepEqual(found(`${A}\niseq \${buildarch} arm64 && ${B} ||\nboot`), []);
  });

  it('is silent where the first one could not be loaded', () => {
    const absent = { 'srv/tftp/pxelinux.0': '' };
    assert.deepEqual(found(`kernel gone ${IPXE_WORDS} ||\n:next\n${A}\nboot`, absent), []);
  });
});
