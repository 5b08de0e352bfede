/** A condition on the architecture gives a machine the boot file of the other kind of firmware. */

import { answerDhcp } from '../../boot/index.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import type { Place } from '../../site/place.js';
import {
  answered,
  architecturesIn,
  asksFor,
  conditions,
  isBiosLoader,
  isEfiLoader,
  withArchitecture,
} from '../about/firmwareladders.js';
import { literalFilenames } from '../about/literalfilenames.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LADDER = (efi: string, bios: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `option arch code 93 = unsigned integer 16;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  if option arch = 00:07 or option arch = 00:09 {
    filename "${efi}";
  } else {
    filename "${bios}";
  }
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
    // PXELINUX cannot be followed where a BIOS machine is told another loader.
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/vmlinuz.config': undefined,
    'diskless/node21/etc/fstab': undefined,
    'etc/exports': undefined,
  });

/** Firmware by option 93, in words. */
const FIRMWARE: ReadonlyMap<number, string> = new Map([
  [0, 'BIOS'],
  [6, '32-bit UEFI'],
  [7, 'x64 UEFI'],
  [9, 'x64 UEFI'],
  [11, 'ARM64 UEFI'],
]);

export const dhcpUefiGetsBiosNbp: CheckRule = {
  id: 'dhcp/uefi-gets-bios-nbp',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Where dhcpd.conf tells firmware apart, UEFI machines get a loader for BIOS, or BIOS machines one for UEFI.',
    why: 'UEFI shows `NBP file downloaded successfully`, finds no program in it and goes on to the next boot device. BIOS shows `PXE-E79: NBP is too big to fit in free base memory`, or hangs.',
    avoid: LADDER('pxelinux.0', 'syslinux.efi'),
    prefer: LADDER('syslinux.efi', 'pxelinux.0'),
    references: ['RFC 4578, 2.1', 'PXE specification 2.1'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const asking = conditions(dhcp).filter(
      ({ expression }) => asksFor(dhcp, expression, 93) || architecturesIn(dhcp, expression).length > 0,
    );
    const asked = new Set(asking.flatMap(({ expression }) => architecturesIn(dhcp, expression)));
    if (asked.size === 0) return;
    // BIOS is what the last else is for; UEFI that is not asked for may not be there at all.
    if (literalFilenames(dhcp).some(({ value }) => isBiosLoader(value))) asked.add(0);
    const wrong = new Map<string, { at: Place; file: string; architecture: number; names: string[] }>();
    for (const trace of answered(boots)) {
      for (const architecture of asked) {
        if (!FIRMWARE.has(architecture)) continue;
        const client = withArchitecture(trace, architecture);
        const { filename } = answerDhcp(site, client, trace.node.host);
        // What a host or a subnet says against the conditions is another finding, or meant.
        if (filename.kind !== 'value' || filename.from === undefined) continue;
        if (!withinCondition(site.dhcp, filename.from)) continue;
        const bad = architecture === 0 ? isEfiLoader(filename.value) : isBiosLoader(filename.value);
        if (!bad) continue;
        const key = `${filename.from.file}:${filename.from.span.start}:${FIRMWARE.get(architecture)}`;
        const before = wrong.get(key);
        if (before === undefined)
          wrong.set(key, {
            at: filename.from,
            file: filename.value,
            architecture,
            names: [trace.node.name],
          });
        else if (!before.names.includes(trace.node.name)) before.names.push(trace.node.name);
      }
    }
    for (const { at, file, architecture, names } of wrong.values()) {
      const firmware = FIRMWARE.get(architecture) ?? '';
      const code = `00:${architecture.toString(16).padStart(2, '0')}`;
      report({
        at,
        message:
          architecture === 0
            ? `A machine with BIOS (architecture ${code}) is told to load "${file}", a program for UEFI: PXE-E79: NBP is too big to fit in free base memory. That holds for ${nodesNamed(names)}. Give it a loader for BIOS, such as "pxelinux.0".`
            : `A machine with ${firmware} (architecture ${code}) is told to load "${file}", a program for BIOS: it is downloaded, and nothing happens. That holds for ${nodesNamed(names)}. Give it a loader for UEFI, such as "syslinux.efi".`,
        related: asking.slice(0, 1).map(({ place }) => ({ place, message: 'firmware is told apart here' })),
        nodes: names,
      });
    }
  },
};

type Facts = Parameters<typeof conditions>[0];

/** The statement stands in a class, or in one of the branches of an if. */
function withinCondition(dhcp: Facts | undefined, statement: Place): boolean {
  if (dhcp === undefined) return false;
  const holds = (place: Place) =>
    place.file === statement.file &&
    place.span.start <= statement.span.start &&
    statement.span.end <= place.span.end;
  if ([...dhcp.classes, ...dhcp.subclasses].some(({ place }) => holds(place))) return true;
  return allScopes(dhcp).some(({ executables }) =>
    executables.some((one) => (one.kind === 'if' || one.kind === 'switch') && holds(one.place)),
  );
}
