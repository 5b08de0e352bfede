/** Asks dnsmasq itself whether it takes a configuration, and compares that with ours: over made-up files, and over real ones where a corpus is named. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { dnsmasq, hasHole } from '../../grammars/dnsmasq/index.js';
import { skip } from '../support/skip.js';

/** How many made-up files are asked about. */
const COUNT = Number(process.env['DISKLESS_LINT_DNSMASQ_FILES'] ?? 300);
const SEED = Number(process.env['DISKLESS_LINT_SEED'] ?? 1);
const corpus = process.env['DISKLESS_LINT_NET_CORPUS'];

interface Verdict {
  readonly refused: boolean;
  readonly said: string;
}

function ask(file: string): Verdict {
  const { stderr, status } = spawnSync('dnsmasq', ['--test', '-C', file], { encoding: 'utf8' });
  return { refused: status !== 0, said: stderr.trim() };
}

function ours(text: string): Verdict {
  const errors = dnsmasq.parse(text).problems.filter(({ refusedBy }) => refusedBy === 'dnsmasq');
  return { refused: errors.length > 0, said: errors.map(({ message }) => message).join('\n') };
}

const tag = fc.constantFrom('tag:a', 'tag:!b', 'net:c', 'set:d', 'e', 'tag:', 'set:', 'known');
const address = fc.constantFrom(
  '10.0.0.1',
  '10.0.0.20',
  '10.0.1.9',
  '10.0.0.300',
  '10.0.0.01',
  '10.0.0',
  '::1',
  'x',
);
const mask = fc.constantFrom('255.255.255.0', '255.0.0.0', '10.0.0.255');
const address6 = fc.constantFrom(
  '::',
  '::1',
  'fd00::1',
  'fd00::100',
  'fd00:0:0:1::2',
  '::1:0:0:0:1',
  'fd00::1.2.3.4',
);
const mode6 = fc.constantFrom(
  'static',
  'ra-only',
  'slaac',
  'ra-names',
  'off-link',
  'constructor:eth0',
  'proxy',
);
const length6 = fc.constantFrom('64', '65', '96', '128', '129', '48', '0');
const lease = fc.constantFrom('1h', '12H', '45', 'infinite', 'deprecated', 'h', '1x', '', '3 h');
const mac = fc.constantFrom(
  '02:00:00:00:00:01',
  '2:0:0:0:0:*',
  '06-02:00:00:00:00:01',
  '02:00:00:00:00:0g',
  '02:00:*0:01',
  'id:01:02',
  'id:x',
  'id:*',
);
const name = fc.constantFrom('alder', 'a_b', '-a', 'a b', 'ignore', 'x.lan', 'x-.lan', '9', 'w');
const option = fc.constantFrom(
  '3',
  'option:router',
  'option:nosuch',
  'option:Root-Path',
  'option:hostname',
  'option6:dns-server',
  'option:T1',
  '67',
  '43',
  'option:client-arch',
  '',
);
const data = fc.constantFrom(
  '10.0.0.1',
  'a',
  '1.2',
  '7',
  '01:02',
  '"a,b"',
  '10.0.0.0/24',
  '/a',
  '10.0.0.1,10.0.0.2',
  '1,2',
  '4s',
  '-1',
  '1h',
  ' ',
);
const system = fc.constantFrom('x86PC', 'X86-64_efi', 'BC_EFI', 'x64', '7', '99', '');
const text = fc.constantFrom(
  '"Boot"',
  'pxelinux',
  '"a""b"',
  '"open',
  'b.efi',
  '10.0.0.1',
  '',
  '"\\"',
  '#',
  ' # c',
);
const few = <T>(one: fc.Arbitrary<T>, most = 3) => fc.array(one, { maxLength: most });
const joined = (...parts: readonly fc.Arbitrary<readonly string[]>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((lists) => lists.flat().join(','));

const value = fc.oneof(
  joined(few(tag, 2), few(address, 2), few(mask, 2), few(lease, 2)).map((it) => `dhcp-range=${it}`),
  joined(
    few(tag, 1),
    few(address6, 1),
    few(fc.oneof(mode6, address6), 3),
    few(fc.oneof(length6, lease), 2),
  ).map((it) => `dhcp-range=${it}`),
  joined(few(fc.oneof(mac, tag, address, name, lease), 5)).map((it) => `dhcp-host=${it}`),
  fc
    .tuple(
      fc.constantFrom('dhcp-option', 'dhcp-option-force', 'dhcp-match'),
      joined(
        few(fc.oneof(tag, fc.constantFrom('vendor:PXEClient', 'encap:175', 'vi-encap:2')), 2),
        few(option, 1),
        few(data, 2),
      ),
    )
    .map(([it, rest]) => `${it}=${rest}`),
  joined(few(tag, 2), few(text, 3)).map((it) => `dhcp-boot=${it}`),
  joined(few(tag, 1), few(system, 1), few(text, 3)).map((it) => `pxe-service=${it}`),
  joined(few(tag, 1), few(text, 2)).map((it) => `pxe-prompt=${it}`),
  joined(few(tag, 3)).map((it) => `tag-if=${it}`),
  fc
    .tuple(
      fc.constantFrom('dhcp-userclass', 'dhcp-vendorclass', 'dhcp-mac', 'dhcp-circuitid'),
      joined(few(tag, 1), few(fc.oneof(text, mac, fc.constant('enterprise:9')), 2)),
    )
    .map(([it, rest]) => `${it}=${rest}`),
  fc.constantFrom(
    'enable-tftp',
    'enable-tftp=eth0',
    'log-dhcp',
    'log-dhcp=x',
    'port',
    'port=0',
    'port=66000',
    'dhcp-authoritative',
    'no-such',
    'tftp-root',
    'dhcp-ranges=1',
    '=',
    ' port = 0 ',
    '# a',
    'Port=0',
    '--port=0',
    'dhcp-no-override',
  ),
);
const files = fc.array(value, { minLength: 1, maxLength: 3 }).map((lines) => `${lines.join('\n')}\n`);

describe('dnsmasq takes exactly what we say it takes', function () {
  this.timeout(1_200_000);
  let folder = '';

  before(function () {
    if (spawnSync('dnsmasq', ['--version']).status !== 0) skip(this, 'dnsmasq is not installed');
    folder = mkdtempSync(join(tmpdir(), 'dnsmasq-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  it(`${COUNT} made-up files`, () => {
    const file = join(folder, 'dnsmasq.conf');
    const different: string[] = [];
    let refused = 0;
    for (const source of fc.sample(files, { numRuns: COUNT, seed: SEED })) {
      writeFileSync(file, source);
      const theirs = ask(file);
      if (theirs.refused) refused++;
      const own = ours(source);
      // Of DHCPv6 nothing is looked into.
      if (!own.refused && /::|option6/.test(source)) continue;
      if (own.refused !== theirs.refused)
        different.push(`${source}  dnsmasq: ${theirs.said}\n  ours: ${own.said}`);
    }
    assert.deepEqual(different.slice(0, 20), []);
    assert.ok(refused > COUNT / 10 && refused < (COUNT * 19) / 20, `${refused} were refused`);
  });

  it('real files', function () {
    const where = corpus === undefined ? '' : join(corpus, 'dnsmasq');
    if (!existsSync(where)) skip(this, 'DISKLESS_LINT_NET_CORPUS names no folder of real files');
    for (const name of readdirSync(where)) {
      const file = join(where, name);
      const source = readFileSync(file, 'utf8');
      const theirs = ask(file);
      // What is not on this machine is no matter of the text; and holes are filled in before dnsmasq reads the file.
      if (/cannot (?:read|access)|failed to/.test(theirs.said) || source.split('\n').some(hasHole)) continue;
      assert.equal(ours(source).refused, theirs.refused, `${name}: ${theirs.said} / ${ours(source).said}`);
    }
  });
});
