/** Configurations of GRUB go in; which variables are misspelt, and which a menu does not hand on, comes out. */
import assert from 'node:assert/strict';
import { notExported } from '../../../../server/rules/about/loaders/grubexports.js';
import { misspeltHint, misspeltVariables } from '../../../../server/rules/about/loaders/grubvariables.js';
import { literalText, textOf, variablesRead } from '../../../../server/rules/about/loaders/grubwords.js';
import { siteOf } from '../../../support/site.js';

const MAIN = 'srv/tftp/grub/grub.cfg';
const siteWith = (text: string, more: Readonly<Record<string, string>> = {}) =>
  siteOf({
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/tftp/grubx64.efi': '',
    [MAIN]: text,
    ...more,
  });

describe('a variable of GRUB', () => {
  const slips = (text: string): string[] =>
    misspeltVariables(siteWith(text)).map(({ name, near }) => `${name} → ${near}`);

  it('is a slip of one that GRUB sets', () => {
    assert.deepEqual(slips('echo $net_default_sever\n'), ['net_default_sever → net_default_server']);
    assert.deepEqual(slips('if [ "$grub_platfrom" = efi ]; then\necho\nfi\n'), [
      'grub_platfrom → grub_platform',
    ]);
    assert.deepEqual(slips('for x in $net_default_sever; do\necho $x\ndone\n'), [
      'net_default_sever → net_default_server',
    ]);
    // Each place is told.
    assert.equal(slips('echo $net_default_sever\necho $net_default_sever\n').length, 2);
    for (const text of [
      'echo $net_default_server\n',
      'set net_default_sever=1\necho $net_default_sever\n',
      'net_default_sever=1\necho $net_default_sever\n',
      'read net_default_sever\necho $net_default_sever\n',
      'search --set=net_default_sever\necho $net_default_sever\n',
      'for net_default_sever in a; do\necho $net_default_sever\ndone\n',
      'echo $rot\n',
      'echo $net_efinet0_ip\n',
      'echo $whatever\n',
    ])
      assert.deepEqual(slips(text), [], text);
  });

  it('is a slip of one that the configuration sets itself', () => {
    assert.deepEqual(slips('set kernelpath=/x\necho $kernelpath\nlinux $kernelpaht\n'), [
      'kernelpaht → kernelpath',
    ]);
    assert.deepEqual(slips('set kernelpath=/x\necho $kernelpath\nlinux $kernelpat\n'), [
      'kernelpat → kernelpath',
    ]);
    // Short ones only where two letters have changed places.
    assert.deepEqual(slips('set base=/x\necho $base\nlinux $baes\n'), ['baes → base']);
    for (const text of [
      'set base=/x\necho $base\nlinux $bas\n',
      'set base=/x\nlinux $baes\n',
      'set base=/x\necho $base\nlinux $baes\nlinux $baes\n',
      'set node1=/x\necho $node1\nlinux $node2\n',
      'set kernelpath=/x\nset kernelpaths=/y\necho $kernelpath $kernelpaths\nlinux $kernelpathx\n',
      'set xy=/x\necho $xy\nlinux $y\n',
      'set base=/x\necho $base\nlinux $bass\n',
      'set themes=/x\necho $themes\nlinux $theme\n',
      'set feature_abc=/x\necho $feature_abc\nlinux $feature_abd\n',
    ])
      assert.deepEqual(slips(text), [], text);
    const other = { 'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9': 'linux $kernelpaht\n' };
    assert.deepEqual(misspeltVariables(siteWith('set kernelpath=/x\necho $kernelpath\n', other)), []);
  });

  it('is hinted at where the fault is', () => {
    const text = 'linux $net_default_sever/x\necho a\n';
    const site = siteWith(text);
    const file = `/site/${MAIN}`;
    const hint = (start: number, end: number, at = file) =>
      misspeltHint(site, { file: at, span: { start, end } });
    const said = ' Nothing sets $net_default_sever, so it is empty: did you mean $net_default_server?';
    assert.equal(hint(0, 10), said);
    assert.equal(hint(6, 8), said);
    assert.equal(hint(0, 6), '');
    assert.equal(hint(text.indexOf('\n'), text.length), '');
    assert.equal(hint(0, 10, '/site/other'), '');
  });
});

describe('a variable that a menu does not hand on', () => {
  const lost = (text: string, more: Readonly<Record<string, string>> = {}): string[] =>
    notExported(siteWith(text, more)).map(({ names, by, set }) => `${by} ${names.join(' ')} ${set.length}`);
  const menu = (inside: string, before = 'set base=/x\n', behind = ''): string =>
    `${before}submenu a {\n  menuentry b {\n    ${inside}\n  }\n}\n${behind}`;

  it('is empty in a submenu', () => {
    assert.deepEqual(lost(menu('linux $base/k')), ['submenu base 1']);
    assert.deepEqual(lost(menu('linux $base/k', 'set\nset base=/x\n')), ['submenu base 1']);
    assert.deepEqual(lost(menu('linux $base/k $more', 'base=/x\nset more=1\n')), ['submenu base more 2']);
    for (const text of [
      menu('linux /k'),
      menu('linux $other/k'),
      menu('linux $base/k', ''),
      menu('linux $base/k', 'set base=/x\nexport base\n'),
      menu('linux $base/k', 'export base=/x\nset base=/x\n'),
      menu('set base=/y\nlinux $base/k'),
      menu('base=/y\nlinux $base/k'),
      menu('read base\nlinux $base/k'),
      menu('search --set=base\nlinux $base/k'),
      menu('for base in a; do linux $base/k; done'),
      menu('linux $theme/k', 'set theme=/x\n'),
      // No name of a variable, and commands that lack what is to stand behind them.
      menu('linux $base/k', 'set x-base=/x\n'),
      'set base=/x\nsubmenu a\nlinux $base/k\n',
      'set base=/x\nconfigfile\nlinux $base/k\n',
      menu('linux $gfxmode/k', 'set gfxmode=/x\n'),
      menu('linux $prefix/k', 'set prefix=/x\n'),
      menu('linux /k', 'set base=/x\n', 'linux $base/k\n'),
      'set base=/x\nmenuentry b {\n  linux $base/k\n}\n',
      // What is set in an entry is set when that is chosen.
      'menuentry b {\n  set base=/x\n}\nsubmenu a {\n  linux $base/k\n}\n',
    ])
      assert.deepEqual(lost(text), [], text);
  });

  it('is asked for in the items of a loop', () => {
    assert.deepEqual(lost(menu('for i in $base; do linux $i; done')), ['submenu base 1']);
  });

  it('is empty in a file that another one opens', () => {
    const file = { 'srv/tftp/grub/more.cfg': 'linux $base/k\n' };
    assert.deepEqual(lost('set base=/x\nconfigfile /grub/more.cfg\n', file), ['configfile base 1']);
    assert.deepEqual(lost('set base=/x\nconfigfile $prefix/more.cfg\n', file), ['configfile base 1']);
    for (const text of [
      'set base=/x\nsource /grub/more.cfg\n',
      'set base=/x\n. /grub/more.cfg\n',
      'set base=/x\nconfigfile /grub/more.cfg\nsource /grub/more.cfg\n',
      'set base=/x\nconfigfile /grub/other.cfg\n',
      'set base=/x\nconfigfile $more\n',
      'set base=/x\nexport base\nconfigfile /grub/more.cfg\n',
      'set base=/x\nlinux /grub/more.cfg\n',
    ])
      assert.deepEqual(lost(text, file), [], text);
  });

  it('is hinted at', () => {
    const text = menu('linux $base/k');
    const start = text.indexOf('$base');
    assert.equal(
      misspeltHint(siteWith(text), { file: `/site/${MAIN}`, span: { start, end: start + 1 } }),
      ' $base is set in the menu around, and empty here, since no export hands it on.',
    );
  });
});

describe('words of GRUB', () => {
  it('are read where a variable stands in one, or a command hands it on', () => {
    const site = siteWith(
      'set a=1\necho $b\nfor i in $c; do echo; done\nexport d\nsave_env e\nload_env f\nunset g\n',
    );
    const read = variablesRead(site);
    assert.deepEqual([...read].sort(), ['b', 'c', 'd', 'e', 'f']);
  });

  it('have a text where no variable has a part in it', () => {
    const [config] = siteWith('echo a\'b\'"c" $d x$d\n').grub;
    const [statement] = config?.statements ?? [];
    const words = statement?.kind === 'command' ? statement.words : [];
    assert.deepEqual(words.map(literalText), ['echo', 'abc', undefined, undefined]);
    assert.deepEqual([textOf(undefined), textOf(words[0])], [undefined, 'echo']);
  });
});
