/** Made-up configurations and kinds of clients go in: what dnsmasq offers them is what the real one offers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { dnsmasq } from '../../grammars/dnsmasq/index.js';
import { answerDnsmasq } from '../../server/boot/dhcp/dnsmasq/answer.js';
import type { DhcpAnswer, DhcpClient, Firmware } from '../../server/boot/index.js';
import { firmwareClient } from '../../server/boot/machine/profile.js';
import { formatIpv4 } from '../../server/site/address.js';
import { lowerDnsmasq } from '../../server/site/dnsmasq/lower.js';
import { smallSite } from '../boot/support.js';
import { macOf } from '../support/mac.js';
import { repository } from '../support/repository.js';

/** How many configurations are made; thousands when somebody asks for them. */
const COUNT = Number(process.env['DISKLESS_LINT_DNSMASQ_LIVE'] ?? 15);
const SEED = 20261128;

const KNOWN = '02:1a:00:00:00:01';
const FIRMWARES: readonly Firmware[] = [
  'bios',
  'efi-x64',
  'efi-ia32',
  'efi-arm64',
  'efi-http-x64',
  'ipxe',
  'raspberry-pi',
];

/** UEFI that sends the number which RFC 4578 gives to x64, as some does. */
const BC = { architecture: 9, vendorClass: 'PXEClient:Arch:00009:UNDI:003000' };

const tag = fc.constantFrom('a', 'b', 'known', 'host');
const tags = fc
  .array(fc.tuple(tag, fc.boolean()), { maxLength: 2 })
  .map((list) => list.map(([name, not]) => `tag:${not ? '!' : ''}${name},`).join(''));
const set = fc.constantFrom('a', 'b', 'c');
const line = fc.oneof(
  fc
    .tuple(set, fc.constantFrom('0', '6', '7', '9', '11', '16'))
    .map(([s, n]) => `dhcp-match=set:${s},option:client-arch,${n}`),
  set.map((s) => `dhcp-userclass=set:${s},iPXE`),
  fc
    .tuple(set, fc.constantFrom('PXEClient', 'Arch:00007', 'HTTPClient'))
    .map(([s, t]) => `dhcp-vendorclass=set:${s},${t}`),
  fc
    .tuple(set, fc.constantFrom('02:1a:*:*:*:*', '02:1b:*:*:*:*', KNOWN))
    .map(([s, m]) => `dhcp-mac=set:${s},${m}`),
  fc.tuple(set, tags).map(([s, t]) => `tag-if=set:${s},${t.slice(0, -1) || 'tag:a'}`),
  fc.tuple(tags, fc.constantFrom('x.0', 'y.efi', 'http://10.9.0.2/z')).map(([t, f]) => `dhcp-boot=${t}${f}`),
  fc.tuple(tags, fc.constantFrom('x.0', 'y.efi')).map(([t, f]) => `dhcp-boot=${t}${f},boot,10.9.0.9`),
  fc
    .tuple(
      tags,
      fc.constantFrom(
        '17,/a',
        'option:root-path,/b',
        '66,srv',
        '67,opt.0',
        '209,cfg',
        'option:router,10.9.0.254',
      ),
    )
    .map(([t, o]) => `dhcp-option=${t}${o}`),
  tags.map((t) => `dhcp-option-force=${t}210,/p/`),
  fc
    .tuple(tags, fc.constantFrom('0', 'x86PC', 'X86-64_EFI', 'BC_EFI', 'ARM64_EFI'))
    .map(([t, system]) => `pxe-service=${t}${system},"Raspberry Pi Boot"`),
  fc.constantFrom(
    'dhcp-no-override',
    `dhcp-host=${KNOWN},set:host,10.9.0.7`,
    `dhcp-host=${KNOWN},set:host,alder`,
    'dhcp-ignore=tag:!known',
    'dhcp-option=vendor:PXEClient,6,2b',
  ),
);
const configuration = fc
  .tuple(
    fc.constantFrom(
      'dhcp-range=10.9.0.100,10.9.0.150,255.255.255.0',
      'dhcp-range=set:a,10.9.0.100,10.9.0.150,255.255.255.0',
      'dhcp-range=10.9.0.0,static,255.255.255.0',
    ),
    fc.uniqueArray(line, { minLength: 1, maxLength: 9 }),
  )
  .map(([range, lines]) => `${[range, ...lines].join('\n')}\n`);

const clients: readonly DhcpClient[] = FIRMWARES.flatMap((firmware) =>
  [KNOWN, '02:1b:00:00:00:02'].flatMap((mac) => {
    const client = firmwareClient(firmware, macOf(mac));
    return firmware === 'efi-x64' ? [client, { ...client, ...BC }] : [client];
  }),
);

/** Option 175 says what an iPXE can do; its presence is all that counts. */
const packetOf = ({ mac, vendorClass, userClass, architecture, requested }: DhcpClient) => ({
  mac,
  vendor: vendorClass,
  user_class: userClass,
  arch: architecture,
  prl: requested,
  ...(userClass === 'iPXE' ? { opt: { 175: 'b10501' } } : {}),
});

interface Offer {
  readonly yiaddr: string;
  readonly siaddr: string;
  readonly file: string;
  readonly options: Readonly<Record<string, string>>;
}

const OPTIONS = [17, 66, 67, 209, 210] as const;

/** What is left open in ours is not compared. */
function differences(ours: DhcpAnswer, theirs: Offer | null): string[] {
  if (ours.answered === 'unknown') return [];
  if ((ours.answered === 'yes') !== (theirs !== null)) return [`answered ${ours.answered}`];
  if (theirs === null) return [];
  const found: string[] = [];
  const compare = (what: string, own: string | undefined, real: string): void => {
    if (own !== undefined && own !== real) found.push(`${what}: ours ${own}, theirs ${real}`);
  };
  const { filename, nextServer, address } = ours;
  compare(
    'file',
    filename.kind === 'unknown' ? undefined : filename.kind === 'value' ? filename.value : '',
    theirs.file,
  );
  if (nextServer.kind === 'value') compare('siaddr', formatIpv4(nextServer.value), theirs.siaddr);
  if (address.kind === 'value') compare('yiaddr', formatIpv4(address.value), theirs.yiaddr);
  const octets = ours.vendor.kind === 'value' ? ours.vendor.value : [];
  const known = octets.filter((octet) => octet !== undefined);
  if (ours.vendor.kind !== 'unknown' && known.length === octets.length) {
    // Whether an octet says that they end is all the same.
    const text = (hex: string): string => hex.replace(/ff$/, '');
    compare('option 43', text(Buffer.from(known).toString('hex')), text(theirs.options['43'] ?? ''));
  }
  for (const code of OPTIONS) {
    const outcome = ours.options.get(code);
    if (outcome?.kind === 'unknown') continue;
    const text = outcome?.kind === 'value' ? String(outcome.value.atoms[0]?.value ?? '') : '';
    const real = Buffer.from(theirs.options[code] ?? '', 'hex')
      .toString('latin1')
      .replace(/\0+$/, '');
    compare(`option ${code}`, text, real);
  }
  return found;
}

describe('what dnsmasq offers', function () {
  this.timeout(1_200_000);

  it('is what the real one offers, field by field', function () {
    if (!existsSync('/usr/sbin/dnsmasq') || process.getuid?.() !== 0) {
      console.log('      not asked: dnsmasq is not installed, or this is not root');
      this.skip();
    }
    const texts = fc.sample(configuration, { numRuns: COUNT, seed: SEED });
    const asked = spawnSync(`${repository}/test/oracle/dnsmasq-ask`, {
      input: JSON.stringify(texts.map((text) => ({ text, clients: clients.map(packetOf) }))),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    assert.equal(asked.status, 0, asked.stderr);
    const real = JSON.parse(asked.stdout) as readonly (readonly (Offer | null)[] | null)[];
    const site = smallSite({ serverAddresses: ['10.9.0.1'] });
    const different: string[] = [];
    let [same, open] = [0, 0];
    for (const [i, text] of texts.entries()) {
      const offers = real[i];
      const document = dnsmasq.parse(text);
      const refused = document.problems.some(({ refusedBy }) => refusedBy === 'dnsmasq');
      assert.equal(refused, offers === null, text);
      if (offers === null || offers === undefined) continue;
      const facts = lowerDnsmasq([{ file: 'f', document }], () => undefined);
      for (const [j, client] of clients.entries()) {
        const ours = answerDnsmasq(site, facts, client, undefined);
        const found = differences(ours, offers[j] ?? null);
        if (ours.answered === 'unknown') open++;
        else if (found.length === 0) same++;
        if (found.length > 0)
          different.push(`${text}${client.vendorClass} ${client.mac}: ${found.join('; ')}`);
      }
    }
    console.log(`      ${same} offers are the same, ${open} are left open`);
    assert.deepEqual(different.slice(0, 5), [], `${different.length} differ`);
    assert.ok(same > COUNT);
  });
});
