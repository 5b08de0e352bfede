#!/usr/bin/env node
/**
 * Writes docs/DHCPD-MESSAGES.md: small configurations with one mistake each, what dhcpd says of them and what we say.
 *
 *   node docs/dhcpd-messages.mjs [--check]
 *
 * Asks the dhcpd that is installed; needs the compiled grammars (npx tsc -b). With --check nothing is written, and the
 * exit status is 1 where the page is not what would be written, or where one of the two takes a text.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { dhcpd } = await import(new URL('../dist/lib/grammars/dhcpd/index.js', import.meta.url).href);
const page = new URL('DHCPD-MESSAGES.md', import.meta.url);

const network = 'subnet 10.0.0.0 netmask 255.255.255.0';
/** The mistakes behind dhcpd's most frequent messages, the most frequent first. */
const texts = [
  'filename "pxelinux.0"\nnext-server 10.0.0.1;',
  'option routers 10.0.0.1\n}',
  `fliename "pxelinux.0";\n${network} { }`,
  `${network} { }\ninterface eth0;`,
  `${network} { } }`,
  'known;',
  'option root-pth "/srv/root";',
  'option arch 00:07;',
  `host a {\n  hardware ethernet 00:16:3e:00:00:01;\n  filename "a.0"`,
  'if exists user-class filename "a.0";',
  'option host-name = concat ("a" "b");',
  `${network} {\n  range 10.0.1.10 10.0.1.20;\n}`,
  'option host-name = substring (option user-class, 0, 4;',
  'option interface-mtu "1500";',
  'option interface-mtu 70000;',
  'subclass "pxe" 1:00:16:3e:00:00:01;',
  'class "pxe" { match if substring (option vendor-class-identifer, 0, 9) = "PXEClient"; }',
  'option names code 200 = array of text;',
  'set vv = 300;',
  'option host-name = substring ("a", 0x1, 1);',
  `${network} {\n  range 10.0.0.10 10.0.0.20;\n  range 10.0.0.15;\n}`,
  'host a { hardware ethernet 00:16:3e:00:00:01; hardware ethernet 00:16:3e:00:00:02; }',
  'host a { fixed-address 10.0.0.5; fixed-address 10.0.0.6; }',
  'host a { }\nhost a { }',
  'if known and extract-int (option dhcp-message-type, 8) = 3 { }',
  'if option host-name { }',
  'if not option host-name = "a" { }',
  'class "pxe" { match hardware; match option user-class; }',
  'option pair code 200 = { text, integer 8 };',
  'option routers 10.0.0.300;',
  'option routers 10.0.0.1, ;',
  `subnet 10.0.0.5 netmask 255.255.255.0 { }`,
  'subnet 10.0.0.0 mask 255.255.255.0 { }',
  `${network} { pool { } }`,
  'shared-network cellar { }',
  `${network} { allow unknown-hosts; }`,
  `${network} { pool { range 10.0.0.5; allow booting; } }`,
  `host a { ${network} { } }`,
  'range 10.0.0.5 10.0.0.9;',
  'hardware ethernet 00:16:3e:00:00:01;',
  'host a { hardware ehternet 00:16:3e:00:00:01; }',
  'host a { hardware ethernet 00:16:3e:zz:00:01; }',
  'option root-path /srv/root;',
  'filename pxelinux.0;',
  'option root-path "/srv/root;\nnext-server 10.0.0.1;',
  'next-server;',
  'use-host-decl-names yes;',
  'on startup { }',
  'option PXE.mtftp-ip code 1 = ip-address;',
  'ddns-update-style ad-hoc;',
  `pool { range 10.0.0.5; }`,
  'if known { host a { } }',
  'switch (option host-name) { case 1: break; }',
  `${network} { pool { failover peer "b"; range 10.0.0.5; } }`,
];

/** The first complaint with a place; else what dhcpd says before it stops for good. */
function theirs(file) {
  const { status, stderr } = spawnSync('dhcpd', ['-4', '-t', '-cf', file], { encoding: 'utf8' });
  const lines = stderr.split('\n');
  const placed = lines.find((line) => / line \d+: /.test(line));
  const [, line, message] = / line (\d+): (.*)$/.exec(placed ?? '') ?? [];
  const banner =
    /^(Internet Systems|Copyright|All rights|For info|Config file|Database file|PID file|WARNING|\/|$)/;
  return { refused: status !== 0, line, message: message ?? lines.find((text) => !banner.test(text)) ?? '' };
}

function ours(text) {
  const problem = dhcpd.parse(text).problems.find(({ refusedBy }) => refusedBy === 'dhcpd');
  if (problem === undefined) return undefined;
  const before = text.slice(0, problem.span.start).split('\n');
  return { place: `${before.length}:${(before.at(-1) ?? '').length + 1}`, message: problem.message };
}

const code = (text) =>
  text
    .split('\n')
    .map((line) => `\`${line.replaceAll('|', '\\|').trim()}\``)
    .join('<br>');
const cell = (text) => text.trim().replaceAll('|', '\\|');

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
const rows = [];
const taken = [];
try {
  for (const text of texts) {
    const file = join(folder, 'dhcpd.conf');
    writeFileSync(file, `${text}\n`);
    const real = theirs(file);
    const own = ours(`${text}\n`);
    if (!real.refused || own === undefined) {
      taken.push(`${JSON.stringify(text)}: ${real.refused ? 'we take it' : 'dhcpd takes it'}`);
      continue;
    }
    const place = real.line === undefined ? '' : `line ${real.line}: `;
    rows.push(`| ${code(text)} | ${place}${cell(real.message)} | ${own.place} ${cell(own.message)} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const text = `<!-- Written by docs/dhcpd-messages.mjs; change that. -->
# What dhcpd says, and what we say

\`dhcpd -t\` stops at the first token it cannot use and names the line of that token, which is often the line behind the
mistake, or 0. These are its most frequent messages (ISC dhcpd 4.4.3), each with a text that brings it about, beside
ours, which say all problems of a file at once.

| text | \`dhcpd -t\` | diskless-lint |
| --- | --- | --- |
${rows.join('\n')}
`;
for (const line of taken) console.error(line);
if (process.argv.includes('--check')) {
  const stale = readFileSync(page, 'utf8') !== text;
  if (stale) console.error('docs/DHCPD-MESSAGES.md is not what docs/dhcpd-messages.mjs writes');
  process.exitCode = stale || taken.length > 0 ? 1 : 0;
} else {
  writeFileSync(page, text);
  console.log(`${rows.length} messages`);
  process.exitCode = taken.length > 0 ? 1 : 0;
}
