/** Asks GRUB in QEMU what scripts leave in a variable, and compares that with ours: the same, or that no file tells it. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceSite } from '../../server/boot/site.js';
import { bootedByGrub, GRUB_CFG } from '../../server/rules/about/examples/grub.js';
import { siteOf } from '../support/site.js';
import { skip } from '../support/skip.js';
import { screenOf } from './netbooted.js';
import { scriptsAgree } from './scriptsagree.js';

const QEMU = '/usr/bin/qemu-system-x86_64';
/** Below the folder of grub-mknetdir. */
const CORE = 'boot/grub/i386-pc/core.0';

/** What stands before each: none sees what the others left, but functions. */
const BEFORE = 'unset a; unset b; unset c; unset i; unset v; unset w; k=A\n';

/** Each leaves something in k. */
const SCRIPTS: readonly string[] = [
  'for i in a b c; do k=$k$i; done',
  'for i in; do k=B; done',
  'if [ "$k" = "A"]; then k=B; fi',
  'if [ "$k"="Z" ]; then k=B; fi',
  'if [ "$k" = "A"; then k=B; fi',
  'for i in "a b" c; do k="$k-$i"; done',
  'v="a b"; for i in $v; do k=$k-$i; done',
  'v="a b"; for i in "$v"; do k="$k-$i"; done',
  `function f1 { k=$1$2; }\nf1 x y`,
  `function f2 { k=$#; }\nf2 x y z`,
  `function f3 { k="$@"; }\nf3 x y`,
  `function f4 { k="$*"; }\nf4 x y`,
  `function f5 { k=$0; }\nf5 x`,
  `function f6 { return 3; }\nf6; k=$?`,
  'false; k=$?',
  'true; k=$?',
  '[ a = b ]; k=$?',
  'if true; false; then k=B; else k=C; fi',
  'if false; true; then k=B; else k=C; fi',
  'if false; then k=B; elif true; then k=C; else k=D; fi',
  'if false; then k=B; fi; k=$k$?',
  'while false; do k=B; done; k=$k$?',
  'until true; do k=B; done; k=$k$?',
  'a=1; export a; k=$a',
  'set k=B',
  'set k',
  `k="a\\"b"`,
  `k='a"b'`,
  `k=a\\ b`,
  `k="a\\ b"`,
  `k="a\\$b"`,
  `k='a$b'`,
  `k=a'b'c"d"`,
  'k=${v}x',
  'v=1; k=${v}x',
  'v=1; k=$vx',
  'v=1; k=$v-x',
  'k=a#b',
  'k=a #b',
  'k=a;k=b',
  'k="a;b"',
  'k=a$',
  'k=$',
  'k="a$"',
  'k=a=b',
  'k=a{b}',
  'k={a}',
  'v=x; unset v; k=a$v',
  '! true; k=$?',
  '! false; k=$?',
  'if ! false; then k=B; fi',
  'if ! [ a = a ]; then k=B; else k=C; fi',
  `function f7 { i=1; }\nf7; k=$i`,
  `function f8 { shift; k=$1; }\nf8 x y`,
  `function f9 { for i in $@; do k=$k$i; done; }\nf9 x y z`,
  `function f10 { for i in "$@"; do k=$k-$i; done; }\nf10 "x y" z`,
  `function f11 { k=$1; return; k=C; }\nf11 x`,
  'for i in a b c; do if [ $i = b ]; then break; fi; k=$k$i; done',
  'for i in a b c; do if [ $i = b ]; then continue; fi; k=$k$i; done',
  'i=a; while [ $i != aaa ]; do i=a$i; k=$k-; done',
  'k="$none"',
  'k=$none',
  'k=x$none"y"',
  'k=""',
  `k=''`,
  '[ -n "$none" ] ; k=$?',
  'v=abc; if [ "$v" = "abc" ]; then k=B; fi',
  'v="a  b"; k="$v"',
  'v="a  b"; for i in $v; do k=$k-$i; done',
  `k="a\\\\b"`,
  `k='a\\b'`,
  `k=a\\\\b`,
  `k="a\\nb"`,
  `k=a\\nb`,
  'a=k; set $a=B',
  'test a = a; k=$?',
  'v="x=y"; k=$v',
  'if [ 1 -lt 2 ]; then k=B; fi',
  'if [ 10 -lt 9 ]; then k=B; else k=C; fi',
  `if [ b \\> a ]; then k=B; else k=C; fi`,
  `if [ b '>' a ]; then k=B; else k=C; fi`,
  'if test -z ""; then k=B; fi',
  'if [ -z ]; then k=B; else k=C; fi',
  'if [ -z $none ]; then k=B; else k=C; fi',
  'if [ -n $none ]; then k=B; else k=C; fi',
  'if [ x$none = x ]; then k=B; fi',
  'if [ $none = x ]; then k=B; else k=C; fi',
  'true && k=B',
  'k=B & k=C',
  '{ k=B; }',
  'k=(a)',
  'k=[a]',
  'k=a,b',
  'k=$k$k',
  `function f12 { k=B; }\nfunction f12 { k=C; }\nf12`,
  `function f13 { function f14 { k=D; }; }\nf13; f14`,
  'nosuchcommand; k=$?',
  'nosuchcommand; k=B',
  `if [ "$k" = A ]\nthen\nk=B\nfi`,
  `if [ "$k" = A ] ; then\n\n k=B\n\nelse\nk=C\nfi`,
  `for i in a \nb; do k=$k$i; done`,
  `k=a\\\nb`,
  `k="a\\\nb"`,
  `# comment\nk=B`,
  'k=B # comment',
  'k=B;# comment',
  'for i in $none; do k=B; done; k=$k-',
  'for i in "$none"; do k=B; done',
  'for k in a b; do true; done',
  'i=x; for i in a b; do true; done; k=$i',
  `function g1 { for i in a b; do return; done; k=B; }\ng1\nk=$k-`,
  `function g2 { while true; do return; done; k=B; }\ng2`,
  `function g3 { if [ "$1" = x ]; then k=B; else k=C; fi; }\ng3 x`,
  `function g6 { k=$#$1; }\ng6 "" x`,
  `function g7 { k=$#; }\ng7 $none x`,
  `function g8 { k=$#; }\ng8 "$none" x`,
  `function g9 { shift 2; k=$1$#; }\ng9 a b c`,
  `function h1 { shift 5; k=$1$#; }\nh1 a b c`,
  `function h2 { k=\${1}; }\nh2 q`,
  `function h3 { setparams p q; k=$1$2; }\nh3 z`,
  `function h4 { k=$1; if false; then true; fi; }\nif h4 x; then k=$k+; fi`,
  `function h5 { false; }\nif h5; then k=B; else k=C; fi`,
  `function h6 { true; return; }\nif h6; then k=B; else k=C; fi`,
  `function h7 { false; return; }\nif h7; then k=B; else k=C; fi`,
  `function h8 { return 1; }\nif ! h8; then k=B; fi`,
  'break; k=B',
  'continue; k=B',
  'return; k=B',
  'for i in a b; do for j in c d; do if [ $j = d ]; then continue 2; fi; k=$k$i$j; done; done',
  'for i in a b; do for j in c d; do if [ $j = d ]; then break 2; fi; k=$k$i$j; done; done',
  'for i in a b; do break 0; k=B; done',
  'for i in a b; do break x; k=B; done; k=$k$i',
  'set k="a b"',
  'set "k=a b"',
  `set 'k=a b'`,
  'set k=a b',
  'set k= B',
  'set =B',
  'unset k',
  'unset k; k=$k-',
  'export k=B',
  'export k',
  'k=B export k',
  'v=k; unset $v; k=$k+',
  'a=1; b=2; k=$a$b',
  'a=$b; k=-$a-',
  'if k=B; then k=$k+; fi',
  'if unset v; then k=B; fi',
  'if set v=1; then k=B; fi',
  'if echo x; then k=B; fi',
  'if nosuch; then k=B; else k=C; fi',
  'if source /gone.cfg; then k=B; else k=C; fi',
  'if configfile /gone.cfg; then k=B; else k=C; fi',
  'if linux /gone; then k=B; else k=C; fi',
  'if initrd /gone; then k=B; else k=C; fi',
  'if search --file /gone; then k=B; else k=C; fi',
  'if [ -f /boot/grub/grub.cfg ]; then k=B; else k=C; fi',
  'if insmod nosuch; then k=B; else k=C; fi',
  'if insmod echo; then k=B; else k=C; fi',
  'if regexp a b; then k=B; else k=C; fi',
  'if regexp a a; then k=B; else k=C; fi',
  'if true; then if false; then k=B; else k=D; fi; fi',
  'until [ $k = AAA ]; do k=A$k; done',
  'i=0; while [ $i != 000 ]; do i=0$i; if [ $i = 00 ]; then continue; fi; k=$k$i; done',
  'true; if [ $? = 0 ]; then k=B; fi',
  'false; if [ $? = 0 ]; then k=B; else k=C; fi',
  'if [ "$?" ]; then k=B; fi',
  'k=$"x"',
  `k=$'x'`,
  'k=~',
  'k=/a/b',
  'k=a*',
  'k=%',
  'k=@',
  'k=a:b',
  'k=a|b',
  'k=<a',
  'k="<a"',
  'k=a>b',
  'if source; then k=B; else k=C; fi',
  'if title x; then k=B; else k=C; fi',
  'if lniux /x; then k=B; else k=C; fi',
  'for i in a b; do break 1x; k=B; done; k=$k$i',
  'for i in a b; do break 2; k=B; done; k=$k$i',
  'for i in a b; do continue 0; k=B$k; done; k=$k$i',
  'for i in a b; do break 1 2; k=B; done; k=$k$i',
  `function f1 { return x; k=B; }\nf1; k=$k-`,
  `function f2 { return 1x; k=B; }\nif f2; then k=$k+; else k=$k-; fi`,
  `function f3 { return 256; k=B; }\nif f3; then k=$k+; else k=$k-; fi`,
  `function f4 { break; k=B; }\nf4; k=$k-`,
  `function f5 { for i in a b; do f6; k=$k$i; done; }\nfunction f6 { break; k=$k-; }\nf5`,
  `function f7 { setparams; k=$1$#; }\nf7 x`,
  `function f8 { setparams "a b" c; f9; k=$k$1; }\nfunction f9 { setparams z; k=$1; }\nf8`,
  'setparams q; k=-$1',
  `function g1 { return; }\nif g1; then k=B; else k=C; fi`,
  `function g2 { shift x; k=$1; }\ng2 a b`,
  `function g3 { shift 0; k=$1; }\ng3 a b`,
  `function g4 { shift 2; k=$1-; }\ng4 a b`,
  'if shift; then k=B; else k=C; fi',
  `function g5 { if shift 9; then k=B; else k=C; fi; }\ng5 a`,
  'if break; then k=B; else k=C; fi',
  'if return; then k=B; else k=C; fi',
  'for i in a b; do if break 0; then k=B; else k=C; fi; done',
  `function g6 { if return x; then k=B; else k=C; fi; }\ng6`,
  'if initrd /x; then k=B; else k=C; fi',
  'if chainloader /gone; then k=B; else k=C; fi',
  `if function zz { true; }\nthen k=B; else k=C; fi`,
  'if configfile; then k=B; else k=C; fi',
  'if linux; then k=B; else k=C; fi',
  'if load_env -f /gone; then k=B; else k=C; fi',
  'nosuch; if ! linx a; then k=B; else k=C; fi',
  'false; if true; then k=$?; fi',
  'if false; then k=1; else k=$?; fi',
  'if false; then k=B; fi; k=$k$?',
  'true; if false; then true; fi; k=$?',
  'false; source /gone.cfg; k=$?',
  'false; a=1; k=$?',
  'for i in a; do false; done; k=$?',
  `function j1 { false; }\nj1; k=$?`,
  `function j2 { return 3; }\nj2; k=$?`,
  `function j3 { j2; k=$?; }\nj3; k=$k-$?`,
  `function j4 { false; return; }\nj4; k=$?`,
  `function j5 { j2; true; }\nj5; k=$?`,
  `function j6 { k=$?; }\nfalse; j6`,
  `function j7 { return 010; }\nj7; k=$?`,
  '[ -s $prefix/grub.cfg ]; k=$?',
  '[ ! -s $prefix/gone ]; k=$?',
  'if [ -f $prefix/grub.cfg ]; then k=B; fi',
];

/** What GRUB has in k behind each script, by its number. */
function asked(folder: string): ReadonlyMap<number, string> {
  const work = mkdtempSync(join(tmpdir(), 'diskless-lint-grub-'));
  try {
    cpSync(join(folder, 'boot'), join(work, 'boot'), { recursive: true });
    // It leads to another one, and GRUB would read it first.
    rmSync(join(work, 'boot/grub/i386-pc/grub.cfg'), { force: true });
    const tests = SCRIPTS.map((script, i) => `${BEFORE}${script}\necho "${i} <$k>"\n`).join('');
    const text = `serial --unit=0\nterminal_output serial\n${tests}halt\n`;
    writeFileSync(join(work, 'boot/grub/grub.cfg'), text);
    const screen = screenOf(QEMU, work, CORE);
    return new Map([...screen.matchAll(/^(\d+) <(.*)>$/gm)].map(([, i, k = '']) => [Number(i), k]));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Undefined where we do not say it. */
function ours(script: string): string | undefined {
  const words = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
  const text = `timeout=1\n${BEFORE}${script}\nmenuentry m {\nlinux /vmlinuz ${words} "k=$k"\n}\n`;
  const traces = traceSite(siteOf(bootedByGrub({ [GRUB_CFG]: text })));
  const kernel = traces.find(({ node, firmware }) => node.name === 'node21' && firmware !== 'bios')?.kernel;
  const word = kernel?.given.find(({ name }) => name === 'k');
  return kernel === undefined ? undefined : word === undefined ? '' : word.value;
}

describe('scripts of GRUB', () => {
  it('leave what GRUB leaves, where we say it', function () {
    this.timeout(600_000);
    const folder = process.env['DISKLESS_LINT_GRUBNET'];
    if (folder === undefined || !existsSync(QEMU))
      return skip(
        this,
        `${folder === undefined ? 'DISKLESS_LINT_GRUBNET' : QEMU} is not there: run test/oracle/setup`,
      );
    scriptsAgree(SCRIPTS, asked(folder), ours);
  });
});
