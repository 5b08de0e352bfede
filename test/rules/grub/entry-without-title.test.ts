/** Menus with entries without a title go in, what grub/entry-without-title finds comes out, and its silence beside them. GRUB 2.06 was asked. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const found = (words: string, more = ''): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: grubMenu().replace('menuentry "Node"', words) + more })).map(
    ({ severity, rule, line }) => `${severity} ${rule} ${line}`,
  );

const ONLY = ['error grub/entry-without-title 3'];

describe('grub/entry-without-title', () => {
  it('finds an entry without one, and one whose title an option takes, or that ends with an option', () => {
    for (const words of ['menuentry', 'menuentry --id Node', 'menuentry --class a --hotkey n', 'submenu'])
      assert.deepEqual(found(words), ONLY, words);
  });

  it('is a warning where another entry is left', () => {
    const other = grubMenu(undefined, '').replace('Node', 'Other');
    assert.deepEqual(found('menuentry --id Node', other), ['warning grub/entry-without-title 3']);
  });

  it('is silent where there is a title', () => {
    for (const words of ['menuentry Node', 'menuentry --id n Node', 'menuentry Node --id=n', "menuentry ''"])
      assert.deepEqual(found(words), [], words);
  });
});
