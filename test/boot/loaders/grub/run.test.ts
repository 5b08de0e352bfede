/** Scripts of GRUB go in; what they leave in a variable, and the menu that they make, comes out. */
import assert from 'node:assert/strict';
import type { BootTrace } from '../../../../server/boot/trace.js';
import { GRUB_CFG } from '../../../../server/rules/about/examples/grub.js';
import { boot, doubts, entry, entryOf, menu, WORDS, words } from './booted.js';

const node = (title: string, more = ''): string => entry(title, `linux /vmlinuz ${WORDS} ${more}`);

/** What no file decides. */
const OPEN = '[ "$net_efinet0_next_server" = x ]';

describe('a script of GRUB', () => {
  it('runs functions with their arguments, and loops over words', () => {
    const text = `timeout=1\nfunction one {\n${entry('$1', `linux /vmlinuz ${WORDS} $2`)}}\nfor i in a b; do\n  last=$i\ndone\n`;
    assert.equal(words(menu(`${text}${node('A', '$last')}`)), `${WORDS} b`);
    assert.equal(menu(`function f {\n  f\n}\nf\ntimeout=1\n${node('A')}`).verdict, 'boots');
  });

  /** The kernel's name as a script leaves it in `k`; of one that is not followed, why. */
  const left = (script: string): string => {
    const trace = menu(`timeout=1\nk=A\n${script}\n${entry('m', `linux /vmlinuz ${WORDS} k=$k`)}`);
    return doubts(trace) || (/k=(\S*)$/.exec(words(trace))?.[1] ?? '');
  };

  it('repeats commands as long as one succeeds, or until one does', () => {
    assert.equal(left('while [ "$k" != "AAA" ]; do k=A$k; done'), 'AAA');
    assert.equal(left('until [ "$k" = "B" ]; do if [ $k = A ]; then k=C; else k=B; fi; done'), 'B');
    assert.equal(left('while false; do k=B; done'), 'A');
    assert.equal(left('until true; do k=B; done'), 'A');
    assert.match(left('while true; do k=B; done'), /runs too many commands/);
    // What no file decides may go round once, or not at all.
    const open = 'while [ "$net_efinet0_next_server" = x ]; do i=B; done';
    assert.equal(left(open), 'A');
    assert.match(left(open.replace('i=B', 'boot')), /no file decides/);
    const trace = menu(`timeout=1\nk=A\n${open.replace('i=', 'k=')}\n${node('m', 'root=$k')}`);
    assert.match(doubts(trace), /is not known before it runs/);
  });

  it('assigns the first of the words that come of a value, and passes over what stands behind it', () => {
    for (const [script, value] of [
      ['v="B C"; k=$v', 'B'],
      ['v="B C"; k="$v"; if [ "$k" = "B C" ]; then k=whole; fi', 'whole'],
      ['v="B C"; set k=$v', 'B'],
      ['v="B C"; k=a$v"c d"', 'aB'],
      ['k=B i=C; k=$k$i', 'B'],
      ['k=B exit', 'B'],
      ['k=', ''],
      ['k=$none', ''],
      ['k="1"2', '12'],
      ['if k=B; then k=$k+; fi', 'B+'],
      ['if ! k=B; then k=C; fi', 'B'],
    ] as const)
      assert.equal(left(script), value, script);
    // What no file tells is not what the variable held before.
    const untold = menu(`timeout=1\nk=/vmlinuz\nk=$net_efinet0_x\n${entry('m', `linux $k ${WORDS}`)}`);
    assert.match(doubts(untold), /is not known before it runs/);
  });

  it('keeps the device of "root" without its parentheses', () => {
    assert.equal(left('set root=(tftp,192.168.1.1); k="$root"'), 'tftp,192.168.1.1');
    assert.equal(left('root=tftp; k="$root"'), 'tftp');
  });

  it('leaves loops and functions, and as many loops as it is told', () => {
    assert.equal(left('while true; do k=B; break; k=C; done'), 'B');
    assert.equal(left('for i in B C D; do if [ $i = C ]; then continue; fi; k=$k$i; done'), 'ABD');
    assert.equal(left('for i in a b; do for j in a b; do k=$k$i$j; break 2; done; k=C; done'), 'Aaa');
    assert.equal(left('for i in a b; do for j in a b; do k=$k$i$j; break; done; done'), 'Aaaba');
    assert.equal(left('for i in a b; do for j in a b; do k=$k$i$j; continue 2; done; k=C; done'), 'Aaaba');
    assert.equal(left('for i in a b; do for j in a b; do k=$k$i$j; break 9; done; done; k=$k-'), 'Aaa-');
    assert.equal(left('function f { k=B; return; k=C; }\nf; k=$k-'), 'B-');
    assert.equal(left('function f { for i in B C; do k=$i; return; done; k=D; }\nf; k=$k-'), 'B-');
    assert.equal(left('function f { return 1; }\nif f; then k=B; else k=C; fi'), 'C');
    assert.equal(left('function f { return 0; }\nif f; then k=B; else k=C; fi'), 'B');
    assert.equal(left('break; return; continue; k=B'), 'B');
    assert.equal(left('function f { shift; k=$1$#; shift 5; k=$k$1; }\nf B C'), 'C1C');
    const shifts = 'function f { if [ "$net_efinet0_next_server" = x ]; then shift; fi; k=$1; }\nf B C';
    assert.match(left(shifts), /no file decides/);
    // Where both ways leave a loop it is left, where only one does, both are followed to what they agree on.
    const both = 'if [ "$net_efinet0_next_server" = x ]; then break; else break; fi';
    assert.equal(left(`for i in a b; do k=$k$i; ${both}; done`), 'Aa');
    const maybe = 'if [ "$net_efinet0_next_server" = x ]; then break; fi';
    assert.match(left(`for i in a b; do ${maybe}; k=B; done`), /no file decides/);
  });

  it('knows of no variable that only one of both ways sets, whichever that is', () => {
    const ways = (one: string, other: string) =>
      menu(`timeout=1\nif ${OPEN}; then ${one}; else ${other}; fi\n${node('A', 'root=$k')}`);
    for (const [one, other] of [
      ['k=a', 'true'],
      ['true', 'k=a'],
      ['read k', 'true'],
      ['true', 'read k'],
    ] as const)
      assert.match(doubts(ways(one, other)), /is not known before it runs/, `${one} or ${other}`);
    assert.equal(words(ways('k=a', 'k=a')), `${WORDS} root=a`);
  });

  it('hands all words of a function on, as far as they are known apart', () => {
    const one = (how: string, call: string): BootTrace =>
      menu(`timeout=1\nfunction f {\n  linux ${how}\n}\n${entry('A', `f ${call}`)}`);
    for (const how of ['$@', '"$@"', '$*']) assert.equal(words(one(how, `/vmlinuz ${WORDS}`)), WORDS);
    assert.equal(words(one('"$@"', `/vmlinuz ${WORDS} "a b"`)), '');
    assert.equal(words(one('"$*"', `/vmlinuz ${WORDS}`)), '');
    assert.equal(words(one('/vmlinuz n=$#', 'a b')), 'n=2');
  });

  it('is given up where it runs too many commands, in a loop or in functions that call each other', () => {
    for (const before of ['', 'true; ', 'true; true; '])
      for (const loop of ['while true; do k=B; done', 'until false; do k=B; done'])
        assert.match(left(before + loop), /runs too many commands/, before + loop);
    assert.match(left('function f { f; f; }\nf'), /runs too many commands/);
    assert.equal(left('for i in a b c; do k=$i; done'), 'c');
  });

  it('that reads itself is not followed for ever', () => {
    assert.match(
      doubts(menu(`timeout=1\nsource $prefix/grub.cfg\n${node('A')}`)),
      /reads on the way is not known/,
    );
    assert.match(
      doubts(menu(`timeout=1\nconfigfile $prefix/grub.cfg\n`)),
      /file that grub.cfg opens is not known/,
    );
  });

  it('knows nothing of a kernel on a device that is none of the network', () => {
    for (const line of ['set root=hd0,1', 'set root=(hd0,gpt2)', "root='memdisk'"])
      assert.match(left(line), /what lies there no file tells/, line);
    for (const line of ['set root=tftp', 'set root=(pxe)', 'set root=(tftp,192.168.1.1)'])
      assert.equal(left(line), 'A', line);
  });

  it('leaves the function that reads a file with a return, whose other lines run', () => {
    const trace = boot({
      [GRUB_CFG]: `timeout=1\nfunction f {\n  source /grub/other.cfg\n  k=C\n}\nf\n${entry('m', `linux /vmlinuz ${WORDS} k=$k`)}`,
      'srv/tftp/grub/other.cfg': 'k=A\nreturn\nk=B\n',
    });
    assert.match(doubts(trace), /a return in other.cfg is not followed/);
  });

  it('goes on behind a command that lacks the file to read', () => {
    for (const command of ['configfile', 'source', '.']) assert.equal(left(`${command}; k=B`), 'B', command);
    assert.match(left('normal; k=B'), /reads its configuration from the beginning/);
    assert.equal(left('if source; then k=B; fi'), 'A');
    // One that is read succeeds whatever stands in it, and so does one that is not there; $1 is the reader's.
    const other = (name: string, how = 'source') =>
      boot({
        [GRUB_CFG]: `timeout=1\nk=A\nfunction f {\nif ${how} /grub/${name}; then k=C; fi\n}\nf x y\n${entry('m', `linux /vmlinuz ${WORDS} k=$k$i`)}`,
        'srv/tftp/grub/other.cfg': 'i=$1$#\ntrue\n',
        'srv/tftp/grub/fails.cfg': 'i=2\nfalse\n',
      });
    assert.match(words(other('other.cfg')), / k=Cx2$/);
    assert.match(words(other('fails.cfg')), / k=C2$/);
    assert.match(words(other('fails.cfg', '! source')), / k=A2$/);
    assert.match(words(other('gone.cfg')), / k=C$/);
    assert.match(words(other('gone.cfg', 'configfile')), / k=C$/);
  });

  it('has nothing in variables that nobody sets, and in words that nobody gives', () => {
    assert.equal(left('k=$5-'), '-');
    assert.equal(left('k=$my_net_x-'), '-');
    assert.equal(left('k=$net_default_sever-'), '-');
    assert.equal(words(menu(`timeout=1\nk=$net_efinet0_x\n${node('m', 'k=$k')}`)).endsWith(' k'), true);
  });

  it('takes commands that it does not know, and files that are not there, for success or failure as they are', () => {
    const status = (command: string) => left(`if ${command}; then k=B; else k=C; fi`);
    for (const command of [
      'title x',
      'lniux /x',
      'break',
      'continue',
      'shift',
      'setparams x',
      'unset v',
      'set v=1',
      'echo x',
    ])
      assert.equal(status(command), 'B', command);
    for (const command of [
      'false',
      'return',
      'source',
      'linux',
      'linux /gone',
      'initrd /gone',
      'chainloader /gone',
    ])
      assert.equal(status(command), 'C', command);
  });

  it('leaves by numbers alone, and no loop around the function that it stands in', () => {
    for (const [script, value] of [
      ['for i in a b; do break 0; k=B; done; k=$k$i', 'Bb'],
      ['for i in a b; do break x; k=B; done; k=$k$i', 'Bb'],
      ['for i in a b; do break 1x; k=B; done; k=$k$i', 'Bb'],
      ['for i in a b; do break 1 2; k=B; done; k=$k$i', 'Bb'],
      ['for i in a b; do continue 0; k=B$k; done; k=$k$i', 'BBAb'],
      ['for i in a b; do break 2; k=B; done; k=$k$i', 'Aa'],
      ['function f { break; k=$k-; }\nfor i in a b; do f; k=$k$i; done', 'A-a-b'],
      ['function f { return x; k=B; }\nf; k=$k-', 'B-'],
      ['function f { return 1x; k=B; }\nif f; then k=$k+; else k=$k-; fi', 'B+'],
      ['function f { return 256; k=B; }\nif f; then k=$k+; else k=$k-; fi', 'A-'],
      ['function f { true; return; }\nif f; then k=B; else k=C; fi', 'B'],
      ['function f { false; return; }\nif f; then k=B; else k=C; fi', 'C'],
      ['function f { return; }\nif f; then k=B; else k=C; fi', 'B'],
      ['function f { setparams; k=$1$#; }\nf x', '0'],
      ['function f { setparams "a b" c; g; k=$k$2; }\nfunction g { setparams z; k=$1; }\nf', 'zc'],
      ['setparams q; k=-$1', '-'],
      ['function f { shift 0; k=$1; }\nf a b', 'a'],
      ['function f { shift 2; k=$1-; }\nf a b', '-'],
      ['function f { if shift 9; then k=B; else k=C; fi; }\nf a', 'C'],
    ] as const)
      assert.equal(left(script), value, script);
    // An entry has words of its own, and may be left.
    const leaves = menu(`timeout=1\n${entry('m', `linux /vmlinuz ${WORDS} k=$1\nreturn\nlinux /gone`)}`);
    assert.match(words(leaves), / k=m$/);
  });

  it('has a menu whose entries are sure where both ways make them', () => {
    const either = (before: string, one: string, other: string) =>
      menu(`timeout=1\n${before}if ${OPEN}; then\n${one}else\n${other}fi\n${node('Z')}`);
    assert.equal(entryOf(either(node('A'), 'i=1\n', 'i=2\n')), 'A');
    assert.match(doubts(either('', node('A'), 'true\n')), /which entries the menu has/);
    assert.match(doubts(either('set default=1\n', node('A'), node('B'))), /which entries the menu has/);
    // Those before the choice stand where they stood.
    assert.equal(entryOf(either(`set default=0\n${node('A')}`, node('B'), node('C'))), 'A');
    assert.match(doubts(either(`set default=1\n${node('A')}`, node('B'), node('C'))), /which entries/);
    const loop = `for i in A B; do\n${node('$i')}done\n`;
    assert.equal(entryOf(either(`set default=1\n${loop}`, 'i=1\n', 'i=2\n')), 'B');
  });
});
