/** Kernels without a driver of a network card go in; how surely their machines fail comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { all } from '../support.js';

const KCONFIG = 'srv/tftp/vmlinuz.config';

describe('kernel/nic-not-builtin', () => {
  const found = (replaced: Readonly<Record<string, string>>) => {
    let text = miniature()[KCONFIG] ?? '';
    for (const [part, by] of Object.entries(replaced)) text = text.replace(part, by);
    return all(miniature({ [KCONFIG]: text }));
  };

  it('is an error where all drivers of such a kernel are known', () => {
    for (const heading of ['x86', 'x86_64', 'i386'])
      assert.deepEqual(found({ 'Linux/x86 ': `Linux/${heading} `, 'E1000=y': 'E1000=m' }), [
        'kernel/nic-not-builtin error',
      ]);
    const old = { 'Linux/x86 6.1.0 Kernel Configuration': 'Linux kernel version: 2.6.10' };
    assert.deepEqual(found({ ...old, 'CONFIG_E1000=y': 'CONFIG_X86=y\n# CONFIG_E1000 is not set' }), [
      'kernel/nic-not-builtin error',
    ]);
  });

  it('is a warning where one may be built in that nobody here knows', () => {
    const warning = ['kernel/nic-not-builtin warning'];
    assert.deepEqual(found({ 'Linux/x86': 'Linux/arm', 'E1000=y': 'E1000=m' }), warning);
    assert.deepEqual(found({ '6.1.0': '6.2.0', 'E1000=y': 'E1000=m' }), warning);
    assert.deepEqual(found({ 'CONFIG_E1000=y': 'CONFIG_E1000=m\nCONFIG_STAGING=y' }), warning);
    assert.deepEqual(found({ 'Linux/x86': 'Linux/um', 'E1000=y': 'E1000=m' }), warning);
  });

  it('is silent with a driver that was there once', () => {
    for (const name of ['EEXPRESS_PRO', 'DE4X5', 'FIREWIRE_NET', 'IP1000', 'QLGE'])
      assert.deepEqual(found({ CONFIG_E1000: `CONFIG_${name}` }), [], name);
  });
});
