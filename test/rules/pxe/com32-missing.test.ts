/** Modules that an entry starts go in; the libraries that are missed beside them come out. */
import assert from 'node:assert/strict';
import { CONFIG, findings } from '../support.js';

describe('pxe/com32-missing', () => {
  const lacks = (module: string, ...libraries: readonly string[]) =>
    findings({
      'srv/tftp/pxelinux.0': '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/vmlinuz': '',
      [`srv/tftp/${module}`]: '',
      ...Object.fromEntries(libraries.map((name) => [`srv/tftp/${name}`, ''])),
      [CONFIG]: `DEFAULT tool\nLABEL tool\n  COM32 ${module}\n`,
    }).flatMap(({ rule, severity }) => (rule === 'pxe/com32-missing' ? [severity] : []));

  it('knows the libraries of modules that are no menus', () => {
    for (const module of ['chain.c32', 'reboot.c32', 'hdt.c32', 'mboot.c32', 'vesamenu.c32'])
      assert.deepEqual(lacks(module), ['error'], module);
    assert.deepEqual(lacks('chain.c32', 'libcom32.c32'), ['error']);
    assert.deepEqual(lacks('chain.c32', 'libcom32.c32', 'libutil.c32'), []);
    assert.deepEqual(lacks('poweroff.c32'), []);
  });
});
