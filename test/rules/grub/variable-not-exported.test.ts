/** Configurations of GRUB with menus in each other go in; what grub/variable-not-exported finds comes out, and its silence. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const SUBMENU = 'submenu "More" {\n  menuentry "A" {\n    linux /vmlinuz $words $more\n  }\n}\n';

function found(text: string, changes: Readonly<Record<string, string>> = {}): string[] {
  return lint(siteOf(bootedByGrub({ [GRUB_CFG]: text, ...changes })))
    .findings.filter(({ rule }) => rule === 'grub/variable-not-exported')
    .map(
      ({ place, message }) =>
        `${place.file.split('/').at(-1)} ${/Write (.*) behind/.exec(message)?.[1] ?? ''}`,
    );
}

describe('grub/variable-not-exported', () => {
  it('finds what a submenu asks for, all in one', () => {
    assert.deepEqual(found(`set words=a\n${SUBMENU}`), ['grub.cfg export words']);
    assert.deepEqual(found(`words=a\nif true; then set more=b; fi\n${SUBMENU}`), [
      'grub.cfg export words more',
    ]);
  });

  it('finds what a file asks for that another one opens', () => {
    const menu = 'set words=a\nmenuentry "More" {\n  configfile $prefix/more.cfg\n}\n';
    const more = 'menuentry "A" {\n  linux /vmlinuz $words\n}\n';
    assert.deepEqual(found(menu, { 'srv/tftp/grub/more.cfg': more }), ['more.cfg export words']);
    // One that is read in the same menu knows it.
    const sourced = menu.replace('configfile', 'source');
    assert.deepEqual(found(sourced, { 'srv/tftp/grub/more.cfg': more }), []);
    assert.deepEqual(found(`${menu}source $prefix/more.cfg\n`, { 'srv/tftp/grub/more.cfg': more }), []);
    assert.deepEqual(found(menu, { 'srv/tftp/grub/more.cfg': `set words=b\n${more}` }), []);
  });

  it('is silent where it is exported, set inside, or set by nobody around', () => {
    assert.deepEqual(found(`set words=a\nexport words\n${SUBMENU}`), []);
    assert.deepEqual(found(`export words=a\n${SUBMENU}`), []);
    assert.deepEqual(found(`set words=a\n${SUBMENU.replace('{\n', '{\n  set words=b\n')}`), []);
    assert.deepEqual(found(SUBMENU), []);
    assert.deepEqual(found(`menuentry "B" {\n  set words=a\n}\n${SUBMENU}`), []);
    assert.deepEqual(found(`set timeout=5\n${SUBMENU.replace('$words', '$timeout')}`), []);
    assert.deepEqual(found(`set color_words=a\n${SUBMENU.replace('$words', '$color_words')}`), []);
    // Outside of the submenu it is there.
    assert.deepEqual(found('set words=a\nmenuentry "A" {\n  linux /vmlinuz $words\n}\n'), []);
  });

  it('says so where the file that an empty variable leads to is told of', () => {
    const menu =
      'set dir=/images\nsubmenu "More" {\n  menuentry "A" {\n    linux $dir/kernel $words\n  }\n}\n';
    const all = lint(
      siteOf(bootedByGrub({ [GRUB_CFG]: menu, 'srv/tftp/images/kernel': '', 'srv/tftp/vmlinuz': '' })),
    ).findings.filter(({ rule }) => rule.startsWith('grub/'));
    assert.deepEqual(
      all.map(({ rule }) => rule),
      ['grub/kernel-missing'],
    );
    assert.match(all[0]?.message ?? '', /\$dir is set in the menu around, and empty here/);
  });
});
