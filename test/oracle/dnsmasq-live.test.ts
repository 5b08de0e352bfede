/** Made-up configurations and kinds of clients go in: what dnsmasq tells them is what the real one tells them. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { dnsmasq } from '../../grammars/dnsmasq/index.js';
import { answerDnsmasq } from '../../server/boot/dhcp/dnsmasq/answer.js';
import type { DhcpClient } from '../../server/boot/index.js';
import { ipv4OfNumber } from '../../server/site/address.js';
import type { DnsmasqFacts } from '../../server/site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../../server/site/dnsmasq/lower.js';
import { smallSite } from '../boot/support.js';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';
import { askingClients, type MadeUp, madeUp } from './dnsmasq-made.js';
import { differences, hex, type Told } from './dnsmasq-told.js';

/** How many configurations are made; hundreds when somebody asks for them. */
const COUNT = Number(process.env['DISKLESS_LINT_DNSMASQ_LIVE'] ?? 20);
const SEED = Number(process.env['DISKLESS_LINT_SEED'] ?? 20261128);

const OWN = ipv4OfNumber(0x0a090001);

/** What an iPXE says of itself. */
const CAPABILITIES = [0xb1, 5, 1];
const clients: readonly DhcpClient[] = askingClients.map((client) => ({
  ...client,
  network: OWN,
  others: new Map(client.userClass === 'iPXE' ? [[175, CAPABILITIES]] : []),
}));

function packetOf({ mac, vendorClass, userClass, architecture, requested, identifier, others }: DhcpClient) {
  return {
    mac,
    vendor: vendorClass,
    user_class: userClass,
    arch: architecture,
    prl: requested,
    client_id: identifier && hex(identifier),
    opt: Object.fromEntries([...(others ?? [])].map(([code, octets]) => [code, hex(octets)])),
    follow: vendorClass === undefined ? undefined : userClass === undefined ? 'firmware' : 'ipxe',
  };
}

function factsOf({ text, files }: MadeUp): DnsmasqFacts {
  const document = dnsmasq.parse(text);
  return lowerDnsmasq(
    [{ file: 'f', document }],
    () => undefined,
    (path) => {
      const found = Object.keys(files).filter((file) => file === path || file.startsWith(`${path}/`));
      return found.map((file) => ({ file, text: files[file] ?? '' }));
    },
  );
}

function ask(made: readonly MadeUp[]): readonly (readonly (Told | null)[] | null)[] {
  const asked = spawnSync(`${repository}/test/oracle/dnsmasq-ask`, {
    input: JSON.stringify(made.map((one) => ({ ...one, clients: clients.map(packetOf) }))),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(asked.status, 0, asked.stderr);
  return JSON.parse(asked.stdout);
}

function describeClient({ vendorClass, userClass, mac }: DhcpClient): string {
  return [vendorClass, userClass, mac].filter((part) => part !== undefined).join(' ');
}

/** The files that the text names, for whoever reads a difference. */
function namedFiles({ text, files }: MadeUp): string[] {
  const isNamed = (path: string): boolean =>
    path.startsWith('/etc/') || text.split('\n').some((line) => path.startsWith(line.split('=')[1] ?? path));
  return Object.entries(files).flatMap(([path, it]) =>
    isNamed(path) ? [`${path}: ${JSON.stringify(it)}`] : [],
  );
}

const hosts = { srv: '10.9.0.88', 'srv.lan': '10.9.0.88', alder: '10.9.0.31' };

describe('what dnsmasq tells clients', function () {
  this.timeout(3_600_000);

  it('is what the real one tells them, field by field', function () {
    if (!existsSync('/usr/sbin/dnsmasq') || process.getuid?.() !== 0) {
      skip(this, 'dnsmasq is not installed, or this is not root');
    }
    const made = fc.sample(madeUp, { numRuns: COUNT, seed: SEED });
    const real = ask(made);
    const site = smallSite({ serverAddresses: ['10.9.0.1'], hosts });
    const different: string[] = [];
    const open = new Map<string, number>();
    let same = 0;
    for (const [i, one] of made.entries()) {
      const told = real[i];
      const refused = dnsmasq.parse(one.text).problems.some(({ refusedBy }) => refusedBy === 'dnsmasq');
      if (refused !== (told === null)) different.push(`${one.text}refused: ${refused}`);
      if (refused || told === null || told === undefined) continue;
      const facts = factsOf(one);
      const wrong: string[] = [];
      for (const [j, client] of clients.entries()) {
        const ours = answerDnsmasq(site, facts, client, undefined);
        const found = differences(ours, told[j] ?? null, OWN);
        if (ours.answered === 'unknown') open.set(ours.reason, (open.get(ours.reason) ?? 0) + 1);
        else if (found.length === 0) same++;
        if (found.length > 0) wrong.push(`${describeClient(client)}: ${found.join('; ')}`);
      }
      if (wrong.length > 0) different.push([one.text, ...namedFiles(one), ...wrong].join('\n'));
    }
    console.log(`      ${same} answers are the same; left open: ${JSON.stringify([...open])}`);
    assert.equal(different.length, 0, different.slice(0, 5).join('\n\n'));
    assert.ok(same > COUNT);
  });
});
