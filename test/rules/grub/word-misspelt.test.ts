/** Configurations of GRUB go in, the findings of grub/word-misspelt come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('grub/word-misspelt', () => {
  /** What is underlined, and what it is to be. */
  function found(lines: string, menu = grubMenu(undefined, `${lines}\n`)): string[] {
    const site = siteOf(bootedByGrub({ [GRUB_CFG]: menu }));
    return lint(site)
      .findings.filter(({ rule }) => rule === 'grub/word-misspelt')
      .map(({ place, fixes }) => {
        const text = site.files.get(place.file)?.document.text ?? '';
        const right = fixes()[0]?.edits[0]?.edits[0]?.newText;
        return `${text.slice(place.span.start, place.span.end)} → ${right ?? 'nothing'}`;
      });
  }

  it('finds commands a letter away, and files in the place of commands', () => {
    assert.deepEqual(found('ehco hello'), ['ehco → echo']);
    assert.deepEqual(found('sett timeout=5'), ['sett → set']);
    assert.deepEqual(found('st timeout=5'), ['st → set']);
    assert.deepEqual(found('function welcome { true; }\nwelcom'), ['welcom → welcome']);
    assert.deepEqual(found('if true; then slep 5; fi'), ['slep → sleep']);
    assert.deepEqual(found('/boot/vmlinuz ro'), ['/boot/vmlinuz → nothing']);
  });

  it('leaves to the boot what starts nothing', () => {
    const words = '/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
    assert.deepEqual(found('', grubMenu(`  linnux ${words}\n`)), []);
  });

  it('finds variables that nothing reads, a letter away from one of GRUB', () => {
    assert.deepEqual(found('set timout=5'), ['timout=5 → timeout=5']);
    assert.deepEqual(found('tiemout=5'), ['tiemout=5 → timeout=5']);
    assert.deepEqual(found('set net_defualt_server=192.168.1.1'), [
      'net_defualt_server=192.168.1.1 → net_default_server=192.168.1.1',
    ]);
    assert.deepEqual(found('set timout=5\nset timeout=$timout'), []);
    assert.deepEqual(found('set timout=5\nexport timout'), []);
    assert.deepEqual(found('set boot=5'), []);
  });

  it('finds assignments that are none, and a timeout without a number', () => {
    assert.deepEqual(found('set timeout5'), ['timeout5 → nothing']);
    assert.deepEqual(found('set =5'), ['=5 → nothing']);
    assert.deepEqual(found('set timeout='), ['timeout= → nothing']);
    assert.deepEqual(found('set timeout=never'), ['timeout=never → nothing']);
    for (const line of ['set timeout=-1', 'set timeout=0x10', 'set timeout=$seconds', 'set', 'set a=b c'])
      assert.deepEqual(found(line), [], line);
  });

  it('finds blanks beside the sign of an assignment', () => {
    assert.deepEqual(found('set timeout = 5'), ['timeout → nothing']);
    assert.deepEqual(found('set timeout =5'), ['timeout → nothing']);
    assert.deepEqual(found('set timeout= 5'), ['timeout= → nothing']);
    for (const line of ['set timeout=5 6', 'set a b', 'set $a = b', 'set a $b'])
      assert.deepEqual(found(line), [], line);
  });

  it('is silent about commands of modules, functions and names of its own', () => {
    for (const line of [
      'vbeinfo',
      'lsmmap',
      'savedefault',
      'function st { true; }\nst',
      'lab_menu',
      'root (tftp)',
      '$command a',
    ])
      assert.deepEqual(found(line), [], line);
  });

  it('finds a condition without a blank behind [', () => {
    assert.deepEqual(found('if ["$a" = b ]; then echo; fi'), ['["$a" → nothing']);
    assert.deepEqual(found('if [ "$a" = b ]; then echo; fi'), []);
  });
});
