/** Menus of GRUB go in; which entry is started, by its id or after others have failed, and where the words of its kernel stand, comes out. */
import assert from 'node:assert/strict';
import { withEntries } from '../../../../server/boot/index.js';
import { traceSite } from '../../../../server/boot/site.js';
import { bootedByGrub, GRUB_CFG } from '../../../../server/rules/about/examples/grub.js';
import { siteOf } from '../../../support/site.js';
import { boot, entry, entryOf, menu, WORDS } from './booted.js';

const node = (title: string, more = ''): string => entry(title, `linux /vmlinuz ${WORDS} ${more}`);

describe('an entry of GRUB', () => {
  it('tries in turn what "fallback" names where the entry fails that starts by itself', () => {
    const gone = entry('Gone', 'linux /gone');
    const text = (fallback: string, rest: string) =>
      `set timeout=1\nset fallback="${fallback}"\n${gone}${rest}`;
    const came = (fallback: string, rest = node('B', 'b') + node('C', 'c')) => {
      const trace = boot({ 'srv/tftp/vmlinuz': '', [GRUB_CFG]: text(fallback, rest) });
      return [
        entryOf(trace),
        trace.verdict,
        ...trace.stages.flatMap((stage) => stage.faults.map(({ id, effect }) => `${id} ${effect}`)),
      ];
    };
    const passed = 'grub/kernel-missing none';
    const stopped = 'grub/kernel-missing stops';
    assert.deepEqual(came('1'), ['B', 'boots', passed]);
    assert.deepEqual(came('2 1'), ['C', 'boots', passed]);
    assert.deepEqual(came('9 1'), ['B', 'boots', passed]);
    assert.deepEqual(came('0x2 1'), ['C', 'boots', passed]);
    assert.deepEqual(came('1,2'), ['B', 'boots', passed]);
    // Of 2.06 the list ends at what is no number; later releases may know it as a title or an id.
    assert.deepEqual(came('9,1'), ['Gone', 'fails', stopped]);
    assert.deepEqual(came('nothing 1'), ['Gone', 'fails', stopped]);
    assert.deepEqual(came('C'), [undefined, 'unknown', passed]);
    assert.deepEqual(came('B 2'), [undefined, 'unknown', passed]);
    // What fails as well, is not there, or opens a menu is passed over.
    assert.deepEqual(came('1 2', gone.replace('Gone', 'Gone too') + node('C', 'c')), ['C', 'boots', passed]);
    assert.deepEqual(came('1 2', `submenu more {\n${node('B', 'b')}}\n${node('C', 'c')}`), [
      'C',
      'boots',
      passed,
    ]);
    assert.deepEqual(came(''), ['Gone', 'fails', stopped]);
    assert.deepEqual(came('9 nothing'), ['Gone', 'fails', stopped]);
    assert.deepEqual(came('0'), ['Gone', 'fails', stopped]);
    // What names no entry is not the first one; what is not known, or may be in the menu or not, leaves it open.
    const last = (fallback: string, rest = '') => {
      const text = `set timeout=1\nset default=1\nset fallback=${fallback}\n${node('A')}${gone}${rest}`;
      const trace = menu(text);
      return [entryOf(trace), trace.verdict];
    };
    assert.deepEqual(last('0'), ['A', 'boots']);
    assert.deepEqual(last('9'), ['Gone', 'fails']);
    assert.equal(last('"$net_efinet0_x"')[1], 'unknown');
    const maybe = `if [ "$net_efinet0_x" = x ]; then\n${node('B')}fi\n`;
    assert.equal(last('2', maybe)[1], 'unknown');
    assert.deepEqual(last('"0 2"', maybe), ['A', 'boots']);
  });

  it('is named by the number that "default" begins with, else by its title or id', () => {
    const titles = ['a', '1x', 'x1', '2 b', 'c', ...Array.from({ length: 9 }, (_, i) => `n${i}`)];
    const named = (wanted: string) =>
      entryOf(menu(`set default="${wanted}"\nset timeout=1\n${titles.map((title) => node(title)).join('')}`));
    for (const [wanted, title] of [
      ['1', '1x'],
      [' 1', '1x'],
      ['1x', '1x'],
      ['2 b', 'x1'],
      ['0x3', '2 b'],
      ['03', '2 b'],
      ['08', 'a'],
      ['12', 'n7'],
      ['13', 'n8'],
      ['14', 'a'],
      ['x1', 'x1'],
      ['-1', 'a'],
      ['+1', 'a'],
    ] as const)
      assert.equal(named(wanted), title, wanted);
  });

  it('starts by itself behind a time that begins with a number', () => {
    const waits = (timeout: string) =>
      menu(`set timeout="${timeout}"\n${node('A')}`).stages.some(({ doubts }) => doubts.length > 0);
    assert.deepEqual(['0', '1', ' 1', '1x', '0x1', '', 'x', '-1', '+1'].map(waits), [
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('is open where it reads what is not known, and a choice with what is wrong with it alone', () => {
    const reads = menu(`timeout=1\n${entry('A', 'source $net_efinet0_x')}`);
    const [doubt] = reads.stages.flatMap(({ doubts }) => doubts);
    assert.equal(doubt?.reason, 'what "A" starts is not known: a file that it reads on the way is not known');
    const memory = entry('M', 'linux16 /memtest');
    const text = `timeout=1\n${node('A')}${memory}${entry('B', 'linux /gone')}${node('C')}`;
    const site = siteOf(bootedByGrub({ [GRUB_CFG]: text, 'srv/tftp/memtest': 'x' }));
    const trace = traceSite(site).find(
      ({ node: { name }, firmware }) => name === 'node21' && firmware !== 'bios',
    );
    assert.ok(trace !== undefined);
    const stages = withEntries(site, trace).entries.map((one) => [
      one.entry.name,
      ...one.stages.map(({ stage, faults }) => `${stage} ${faults.length}`),
    ]);
    assert.deepEqual(stages.slice(0, 2), [['M'], ['B', 'kernel 1']]);
    assert.equal(stages[2]?.[0], 'C');
  });

  it('stands in the submenu that "default" leads to behind its first sign', () => {
    const text = (wanted: string) =>
      `set default="${wanted}"\nset timeout=1\nsubmenu more {\n${node('A', 'a')}${node('B', 'b')}submenu deep {\n${node('C', 'c')}${node('D', 'd')}}\n}\n`;
    const started = (wanted: string) => menu(text(wanted)).kernel?.given.at(-1)?.name;
    assert.deepEqual(
      ['', '0', 'more', '0>1', '>1', 'more>B', '0>2>1', 'more>deep>D', '0>2', '>deep>1'].map(started),
      ['a', 'a', 'a', 'b', 'b', 'b', 'd', 'd', 'c', 'd'],
    );
  });

  it('points at the value of a word, or at the whole word where quotes or variables stand in it', () => {
    const at = (words: string, name: string): string | undefined => {
      const text = `set timeout=1\nset dir=/diskless\n${entry('A', `linux /vmlinuz ${words}`)}`;
      const place = menu(text).kernel?.given.find((word) => word.name === name)?.valuePlace;
      return place && text.slice(place.span.start, place.span.end);
    };
    assert.equal(at(WORDS, 'nfsroot'), '192.168.1.1:/diskless/node21,vers=3');
    assert.equal(at(WORDS, 'ip'), 'dhcp');
    assert.equal(at(WORDS, 'rw'), 'rw');
    assert.equal(
      at('root=/dev/nfs nfsroot=192.168.1.1:$dir/node21 ip=dhcp', 'nfsroot'),
      'nfsroot=192.168.1.1:$dir/node21',
    );
    assert.equal(at('root=/dev/nfs "nfsroot=192.168.1.1:/x" ip=dhcp', 'nfsroot'), '192.168.1.1:/x');
    assert.equal(at('root=/dev/nfs nfsroot="192.168.1.1:/x" ip=dhcp', 'nfsroot'), 'nfsroot="192.168.1.1:/x"');
    assert.equal(at('a= ip=dhcp', 'a'), '');
  });

  it('knows an entry by its id alone, whatever other options it has', () => {
    const text = (options: string) =>
      `set default=bee\nset timeout=1\n${node('A', 'a')}menuentry "B" ${options} {\nlinux /vmlinuz ${WORDS} b\n}\n`;
    for (const options of [
      '--id bee',
      '--id=bee',
      '--class linux --id bee',
      '--id bee --class linux',
      '--unrestricted --id bee',
    ])
      assert.equal(entryOf(menu(text(options))), 'B', options);
    for (const options of ['--class bee', '--users bee', '--hotkey=bee', '--id other'])
      assert.equal(entryOf(menu(text(options))), 'A', options);
  });
});
