/** Lines of dhcp-boot are for a kind of firmware, and it gets no boot file, since they ask for something else as well. */
import { bootFileName, dhcpServer, newDraft } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import type { DnsmasqBoot, DnsmasqFacts, DnsmasqMatch } from '../../site/dnsmasq/facts.js';
import type { Site } from '../../site/model.js';
import { architectureAsked, isWhole, mistakenWords } from '../about/dhcp/dnsmasqtags.js';
import { answered, withArchitecture } from '../about/loaders/otherfirmware.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule, MiniatureSite } from '../rule.js';

const UEFI = (condition: string): MiniatureSite => {
  const site = servedByDnsmasq();
  const text = site['etc/dnsmasq.conf'] ?? '';
  return {
    ...site,
    'etc/dnsmasq.conf': text.replace(
      'dhcp-boot=pxelinux.0\n',
      `dhcp-userclass=set:ipxe,iPXE
dhcp-match=set:bios,option:client-arch,0
dhcp-match=set:efi,option:client-arch,7
dhcp-boot=tag:bios,pxelinux.0
dhcp-boot=tag:efi,tag:${condition},syslinux.efi
`,
    ),
  };
};

/** Those that machines boot by TFTP with, and what people call them. */
const FIRMWARES: ReadonlyMap<number, string> = new Map([
  [0, 'BIOS'],
  [6, 'UEFI of 32 bits'],
  [7, 'UEFI'],
  [9, 'UEFI'],
  [10, 'UEFI on ARM'],
  [11, 'UEFI on ARM of 64 bits'],
]);

export const dnsmasqFirmwareLeftOut: CheckRule = {
  id: 'dnsmasq/firmware-left-out',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'dhcp-boot lines are for machines with a firmware that dhcp-match tells apart, and none of these gets a boot file, because the lines ask for another tag that they do not have. Machines with another firmware get one.',
    why: 'Mostly a `!` is missing: `tag:efi,tag:ipxe` is for the iPXE that has not been loaded yet. The screen shows `PXE-E53: No boot filename received`, and on UEFI the machine goes on to its next boot device.',
    avoid: UEFI('ipxe'),
    prefer: UEFI('!ipxe'),
    references: ['dnsmasq(8), --dhcp-boot', 'dnsmasq src/rfc2131.c, find_boot'],
  },
  check({ site, boots, report }) {
    const { dnsmasq } = site;
    if (dnsmasq === undefined || site.dhcp !== undefined || !isWhole(dnsmasq)) return;
    // A menu of its own, or a file that was to be a tag, decides otherwise.
    if (dnsmasq.services.length + dnsmasq.openServices.length + mistakenWords(dnsmasq).length > 0) return;
    const told = toldApart(dnsmasq);
    const traces = answered(boots);
    if (told.length === 0 || traces.length === 0) return;
    const without = told.filter((one) => gets(site, traces, one.architecture) === 'no');
    if (!told.some((one) => gets(site, traces, one.architecture) === 'yes')) return;
    for (const { architecture, line, match, tag } of without) {
      // Told once for a line that is for two of them.
      if (without.find((one) => one.line === line)?.architecture !== architecture) continue;
      const others = line.tags.filter(({ name }) => name !== tag);
      if (others.length === 0) continue;
      const asks = others.map(({ name, not }) => `tag:${not ? '!' : ''}${name}`).join(' and ');
      report({
        at: line.place,
        message: `Machines with ${FIRMWARES.get(architecture)} (architecture ${architecture}) get no boot file: this line is for them, but asks for ${asks} as well, which they do not have. PXE-E53: No boot filename received. Other machines get one. Correct the tags.`,
        related: [{ place: match.place, message: `here they get the tag "${tag}"` }],
      });
    }
  },
};

interface ToldApart {
  readonly architecture: number;
  readonly tag: string;
  readonly match: DnsmasqMatch;
  /** The last line that is for them. */
  readonly line: DnsmasqBoot;
}

function toldApart({ matches, boots }: DnsmasqFacts): ToldApart[] {
  return matches.flatMap((match) => {
    const architecture = architectureOf(match);
    const tag = match.sets.value;
    const line = boots.findLast(({ tags }) => tags.some(({ name, not }) => name === tag && !not));
    const isKnown = architecture !== undefined && FIRMWARES.has(architecture) && line !== undefined;
    return isKnown ? [{ architecture, tag, match, line }] : [];
  });
}

function architectureOf(match: DnsmasqMatch): number | undefined {
  const asked = architectureAsked(match);
  if (asked !== undefined) return asked;
  const { by } = match;
  const text = by.kind === 'vendor class' ? by.text : '';
  const digits = /^PXEClient:Arch:(\d{5})/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether any machine gets a file with that firmware: 'unknown' where that is open for one. */
function gets(site: Site, traces: readonly BootTrace[], architecture: number): 'yes' | 'no' | 'unknown' {
  let open = false;
  for (const trace of traces) {
    const told = dhcpServer(site).answer(withArchitecture(trace, architecture), trace.node);
    if (told.answered === 'no') continue;
    const { kind } = bootFileName(told, newDraft());
    if (kind === 'value') return 'yes';
    open ||= kind === 'unknown' || told.answered === 'unknown';
  }
  return open ? 'unknown' : 'no';
}
