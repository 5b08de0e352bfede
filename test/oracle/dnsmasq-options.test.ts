/** Asks dnsmasq itself whether it takes a command line, and compares that with ours, as units, compose files and sourced files hold it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { dnsmasq } from '../../grammars/dnsmasq/index.js';
import { skip } from '../support/skip.js';

/** How many made-up command lines are asked about. */
const COUNT = Number(process.env['DISKLESS_LINT_DNSMASQ_FILES'] ?? 120);

const word = fc.oneof(
  fc.constantFrom(
    '--dhcp-range=10.0.0.1,10.0.0.9',
    '--dhcp-range= 10.0.0.1,10.0.0.9',
    '--dhcp-range=10.0.0.1, 10.0.0.9 ,1h',
    '--dhcp-ran=10.0.0.1,10.0.0.300',
    '--dhcp=10.0.0.1',
    '--dhcp-range',
    '10.0.0.1,10.0.0.9',
    '-F',
    '-F10.0.0.1,10.0.0.9,static',
    '-kF',
    '-zk',
    '-qk',
    '-p',
    '0',
    '-p66000',
    '--port',
    '--port=0',
    '--enable-tftp',
    '--enable-tftp=eth0',
    'eth0',
    '--user',
    '--user=root',
    '-u',
    'root',
    '--domain-needed=x',
    '-domain-needed',
    '--conf-file=',
    '-C',
    '/dev/null',
    '--no-such',
    '-$',
    '-M',
    '--dhcp-boot=',
    '--dhcp-boot=tag:a',
    '--dhcp-boot=tag:a,pxelinux.0',
    '--pxe-service=0,"Raspberry Pi Boot"',
    '--pxe-service=x64,Boot',
    "--pxe-prompt='Press, F8',3",
    '--dhcp-option=3,10.0.0.1#x',
    '--dhcp-option=option:root-path,"/srv/a, b"',
    '--dhcp-match=set:efi,option:client-arch,7',
    '--dhcp-host=52:54:00:00:00:01,10.0.0.5',
    '--dhcp-host=52:54:00:00:00:02,10.0.0.5',
    '--dhcp-vendorclass=set:a,b,c',
    '--tag-if=tag:a',
    '',
    ' ',
    '-',
  ),
  fc.constantFrom(
    '--no-daemon',
    '--log-dhcp',
    '--dhcp-no-override',
    '--tftp-root=/',
    '--dhcp-ignore=tag:!known',
  ),
);
const commandLines = fc.array(word, { minLength: 1, maxLength: 4 });

const CARRIERS: Readonly<Record<string, (words: readonly string[]) => string>> = {
  'a/compose.yml': (words) =>
    `services:\n  a:\n    image: x\n    command: ${JSON.stringify(['dnsmasq', ...words.map(doubled)])}\n`,
  'b/docker-compose.yaml': (words) =>
    `services:\n  a:\n    image: x\n    command: >\n      dnsmasq\n${words.map((one) => `      ${inShell(doubled(one))}\n`).join('')}`,
  'c/pxe.service': (words) =>
    `[Service]\nExecStart=/usr/sbin/dnsmasq ${words.map((one) => inUnit(one)).join(' \\\n  ')}\n`,
};

/** Without a file of its own where the words name one. */
function ask(words: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const file = words.some((one) => /^-C|^--conf-file/.test(one)) ? [] : ['-C', '/dev/null'];
  return spawnSync('dnsmasq', ['--test', ...file, ...words], { encoding: 'utf8' });
}

function doubled(text: string): string {
  return text.replaceAll('$', '$$$$');
}

function inShell(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function inUnit(text: string): string {
  return inShell(text.replaceAll('%', '%%').replaceAll('$', '$$$$'));
}

describe('dnsmasq takes exactly the command lines that we say it takes', function () {
  this.timeout(1_200_000);
  before(function () {
    if (spawnSync('dnsmasq', ['--version']).status !== 0) skip(this, 'dnsmasq is not installed');
  });

  it(`${COUNT} made-up ones, in each kind of file`, () => {
    const different: string[] = [];
    let refused = 0;
    for (const words of fc.sample(commandLines, { numRuns: COUNT, seed: 1 })) {
      const { status, stderr } = ask(words);
      // It dies of a second --conf-file without a name, and what is not on this machine is no matter of the words.
      if (status === null || /cannot read/.test(stderr)) continue;
      if (status !== 0) refused++;
      for (const [name, write] of Object.entries(CARRIERS)) {
        const { problems, starts } = dnsmasq.parse(write(words), name);
        assert.equal(starts.length, 1, name);
        const errors = problems.filter(({ refusedBy }) => refusedBy === 'dnsmasq');
        if (errors.length > 0 !== (status !== 0))
          different.push(
            `${JSON.stringify(words)} ${name}\n  dnsmasq: ${stderr.trim()}\n  ours: ${errors[0]?.message}`,
          );
      }
    }
    assert.deepEqual(different.slice(0, 20), []);
    assert.ok(refused > COUNT / 10 && refused < (COUNT * 19) / 20, `${refused} were refused`);
  });
});
