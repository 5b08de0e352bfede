/** Asks the iPXE of QEMU what scripts leave in a setting, and whether they fail, and compares that with ours: the same, or that no file tells it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceBoot } from '../../server/boot/index.js';
import { ipxeFiles, ROOT } from '../boot/loaders/ipxe/site.js';
import { siteOf } from '../support/site.js';
import { skip } from '../support/skip.js';
import { screenOf } from './netbooted.js';
import { scriptsAgree } from './scriptsagree.js';

const QEMU = '/usr/bin/qemu-system-x86_64';

/** What stands before each, and how its end is heard. */
const called = (name: string) =>
  `clear a ||\nclear b ||\nclear n ||\nset k A\nchain --autofree ${name} && set r ok || set r failed\n`;

/** A script that others load. */
const SUB = '#!ipxe\nset k ${k}sub\n';

/** Each leaves something in k, or fails. */
const SCRIPTS: readonly string[] = [
  'set k B',
  'set k B C',
  'set k',
  'clear k',
  `set k 'B'`,
  `set k B\\\\C`,
  `set a B\nset k \${a}C`,
  'set k ${none}x',
  'set k ${none}',
  'iseq a a && set k B || set k C',
  'iseq a b && set k B || set k C',
  'iseq a b || set k B',
  'iseq a b && set k B',
  `iseq a b\nset k B`,
  'iseq ${none} ${none2}',
  'isset ${none} && set k B || set k C',
  'isset ${k} && set k B || set k C',
  'isset ${none} || isset ${k} && set k B || set k C',
  'isset ${k} || set k B && set k C',
  `goto x\nset k B\n:x`,
  `goto x\n:x\nset k B`,
  'goto nowhere || set k B',
  `goto nowhere\nset k B`,
  `exit\nset k B`,
  `exit 0\nset k B`,
  `exit 1\nset k B`,
  `exit 1 ||\nset k B`,
  `set n:int32 5\ninc n\nset k \${n}`,
  `set n 5\ninc n 3\nset k \${n}`,
  `inc n\nset k \${n}`,
  `set n x\ninc n\nset k \${n}`,
  `set n:hex ff\nset k \${n}`,
  `set n:hex ff:00\nset k \${n:hexhyp}`,
  `set n:uint8 10\nset k \${n}`,
  `set n:uint8 300\nset k \${n}`,
  `set n:ipv4 10.0.0.1\nset k \${n}`,
  `set n:ipv4 10.0.0\nset k \${n}`,
  `set n:string a b\nset k \${n}`,
  `set n abc\nset k \${n:hex}`,
  `set n abc\nset k \${n:hexraw}`,
  `set n 10\nset k \${n:uint8}`,
  `set n:uint8 10\nset k \${n:int8}`,
  `set n:int8 -1\nset k \${n:uint8}`,
  `set n:int16 -1\nset k \${n}`,
  `set n a%20b\nset k \${n:uristring}`,
  `set n:uristring a%20b\nset k \${n}`,
  `set n a b&c\nset k \${n:uristring}`,
  'set k a&&b',
  'set k a || set k B',
  'set k a;b',
  'set k a#b',
  'set k a # b',
  `# comment\nset k B`,
  'set k B # comment',
  `:label\nset k B`,
  ':label set k B',
  'nosuch || set k B',
  `nosuch\nset k B`,
  'nosuch && set k B || set k C',
  'chain gone.ipxe || set k B',
  'chain gone.ipxe && set k B || set k C',
  'imgfetch there.txt && set k B || set k C',
  'imgfetch gone.txt && set k B || set k C',
  `imgfetch gone.txt ||\nset k B`,
  `imgfree\nset k B`,
  `imgstat\nset k B`,
  'sleep 0 && set k B',
  'echo x && set k B',
  `set a b\nset b C\nset k \${\${a}}`,
  'set k ${platform}',
  'set k $a',
  'set k ${a',
  'set k $${a}',
  'set k a$b',
  'set  k   B   C',
  `set k B\n\n\nset k \${k}C`,
  'SET k B',
  'Set k B ||',
  'iseq A a && set k B || set k C',
  'iseq 1 01 && set k B || set k C',
  'isset x && set k B || set k C',
  'isset ${none}x && set k B || set k C',
  'goto ${none} || set k B',
  `set a x\ngoto \${a}\nset k B\n:x\nset k \${k}C`,
  'prompt --timeout 1 x || set k B',
  'prompt --timeout 1 x && set k B || set k C',
  `menu x\nitem a A\nitem b B\nchoose --timeout 1 a && set k \${a} || set k C`,
  `menu x\nitem a A\nitem b B\nchoose --timeout 1 --default b a && set k \${a} || set k C`,
  `menu x\nitem a A\nitem --default b B\nchoose --timeout 1 a && set k \${a} || set k C`,
  `menu x\nitem --gap x\nitem a A\nchoose --timeout 1 a && set k \${a} || set k C`,
  `menu x\nitem a A\nchoose --timeout 1 --default zz a && set k \${a} || set k C`,
  'cpuid --ext 29 && set k B || set k C',
  `set k B || exit 1\nset k \${k}C`,
  `set net0/x B\nset k \${net0/x}`,
  `set x/y B\nset k \${x/y}`,
  'ifstat && set k B',
  `params ||\nset k B`,
  'clear nosuch && set k B || set k C',
  'read',
  'iseq',
  'isset',
  'set',
  'inc',
  'goto',
  `set n 5\ninc n && set k \${n} || set k F`,
  `set n 5\ninc n 3 && set k \${n} || set k F`,
  `set n:int32 5\ninc n 3 && set k \${n} || set k F`,
  `set n 5\ninc n:int32 && set k \${n} || set k F`,
  `set n 1\ninc n && set k \${n} || set k F`,
  `set n 0\ninc n && set k \${n} || set k F`,
  `set n x\ninc n && set k \${n} || set k F`,
  'inc n 3 && set k ${n} || set k F',
  `inc n\ninc n\nset k \${n}`,
  `set n:uint8 5\ninc n 3 && set k \${n} || set k F`,
  `set n:uint16 5\ninc n 3 && set k \${n} || set k F`,
  `set n 5\nset k \${n:int32}`,
  `set n 5\nset k \${n:uint8}`,
  `set n 55\nset k \${n:uint16}`,
  `set n 55\nset k \${n:int32}`,
  `set n:int32 5\nset k \${n:string}`,
  `set n:hex 05\ninc n && set k \${n} || set k F`,
  `set n:string 5\ninc n && set k \${n} || set k F`,
  `set n:uristring a b\nset k \${n}`,
  `set n:uristring a%20b\nset k \${n:string}`,
  `set n a b\nset k \${n:uristring}`,
  'inc n 0x10 && set k ${n} || set k F',
  'inc n x && set k ${n} || set k F',
  `set n:int32 0x10\nset k \${n}`,
  `set n:int32 010\nset k \${n}`,
  `set n:int32 x\nset k \${n}`,
  `set n:uint32 4294967295\nset k \${n}`,
  `set n:int32 4294967295\nset k \${n}`,
  `set n:int8 128\nset k \${n}`,
  `set n:int8 255\nset k \${n}`,
  `set n:int8 256\nset k \${n}`,
  `set n:int32 -1\ninc n\nset k \${n}`,
  `set n:hex 1\nset k \${n}`,
  `set n:hex 1:2\nset k \${n}`,
  `set n:hex g\nset k \${n}`,
  `set n:hexraw 0102\nset k \${n:hex}`,
  `set n:hexraw 102\nset k \${n:hex}`,
  `set n:base64 YWJj\nset k \${n:string}`,
  `set n abc\nset k \${n:base64}`,
  `set n:ipv4 10.0.0.256\nset k \${n}`,
  `set n:ipv6 fe80::1\nset k \${n}`,
  `set n:uuid 12345678-1234-1234-1234-123456789abc\nset k \${n}`,
  `set n 10.0.0.1\nset k \${n:ipv4}`,
  `set n:ipv4 10.0.0.1\nset k \${n:hex}`,
  `set n:hex 61:62\nset k \${n:string}`,
  `set n:string ab\nset k \${n:hex}`,
  `set n:busdevfn 0\nset k \${n}`,
  `set n:nosuch x\nset k \${n}`,
  `set n x\nset k \${n:nosuch}`,
  `set n:int8 5\nset k \${n:int32}`,
  `set n:int32 300\nset k \${n:int8}`,
  `set n:uint8 5\nset k \${n:hexraw}`,
  'set x:strng B\nset k C',
  'set x 41\nset k ${x:hexx}',
  'set x:dnssl a.b\nset k C',
  'imgfetch --name q sub.ipxe && imgexec q',
  'imgfetch sub.ipxe && imgselect sub.ipxe && imgexec && set k ${k}B',
  'imgfetch sub.ipxe && chain sub.ipxe && set k ${k}C',
  'imgfetch sub.ipxe && imgfree sub.ipxe && imgexec sub.ipxe || set k B',
  'imgfetch sub.ipxe\nimgexec sub.ipxe\nset k ${k}E',
  'sleep 1s || set k B',
  'sleep x',
  'sleep 0x1 && set k C',
];

/** The value of k and how the script ended, by its number. */
function asked(): ReadonlyMap<number, string> {
  const work = mkdtempSync(join(tmpdir(), 'diskless-lint-ipxe-'));
  try {
    for (const [i, script] of SCRIPTS.entries())
      writeFileSync(join(work, `t${i}.ipxe`), `#!ipxe\n${script}\n`);
    writeFileSync(join(work, 'there.txt'), 'x');
    writeFileSync(join(work, 'sub.ipxe'), SUB);
    const calls = SCRIPTS.map((_, i) => `${called(`t${i}.ipxe`)}echo ${i} <\${k}> \${r}\n`).join('');
    writeFileSync(join(work, 'boot.ipxe'), `#!ipxe\n${calls}sleep 1\nreboot\n`);
    const screen = screenOf(QEMU, work, 'boot.ipxe');
    return new Map(
      [...screen.matchAll(/(\d+) <(.*)> (ok|failed)/g)].map(([, i, k = '', end = '']) => [
        Number(i),
        `${k} ${end}`,
      ]),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Undefined where we do not say it. */
function ours(script: string): string | undefined {
  const text = `#!ipxe\n${called('t.ipxe')}kernel vmlinuz ${ROOT} k=\${k} r=\${r}\nboot\n`;
  const more = {
    'srv/tftp/t.ipxe': `#!ipxe\n${script}\n`,
    'srv/tftp/there.txt': 'x',
    'srv/tftp/sub.ipxe': SUB,
  };
  const site = siteOf({ ...ipxeFiles(text), ...more });
  const [node] = site.nodes;
  const kernel = node && traceBoot(site, node, 'bios').kernel;
  const words = kernel?.append?.parameters ?? kernel?.given ?? [];
  const at = words.findIndex(({ name }) => name === 'k');
  const value = words[at]?.value;
  const end = words.find(({ name }) => name === 'r')?.value;
  // Blanks part the words of a kernel.
  const rest = words
    .slice(at + 1, -1)
    .map((word) => (word.value === undefined ? word.name : `${word.name}=${word.value}`));
  const whole = [value ?? '', ...rest].join(' ');
  return end === undefined || whole.includes('${n') || whole.includes('${k') ? undefined : `${whole} ${end}`;
}

describe('scripts of iPXE', () => {
  it('leave what iPXE leaves, where we say it', function () {
    this.timeout(600_000);
    if (!existsSync(QEMU)) return skip(this, `${QEMU} is not there: run test/oracle/setup`);
    scriptsAgree(SCRIPTS, asked(), ours);
  });
});
