/** dnsmasq.conf has something for architecture 9, and nothing for 7, which is what x64 UEFI sends. */
import type { Place } from '../../site/place.js';
import { architectureAsked } from '../about/dhcp/dnsmasqtags.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const X64 = (architectures: readonly number[]) =>
  servedByDnsmasq(
    `${architectures.map((code) => `dhcp-match=set:efi,option:client-arch,${code}\n`).join('')}dhcp-boot=tag:efi,syslinux.efi\n`,
  );

export const dnsmasqArch9Without7: CheckRule = {
  id: 'dnsmasq/arch-9-without-7',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-match, dhcp-vendorclass or pxe-service is for architecture 9 (BC_EFI), and none for 7 (x86-64_EFI).',
    why: 'RFC 4578 gives 9 to x64 UEFI, and the registry 7; x64 machines send 7. They get what everybody gets, mostly the loader for BIOS, and go on to the next boot device. Before version 2.76 dnsmasq called 7 BC_EFI.',
    avoid: X64([9]),
    prefer: X64([7, 9]),
    references: ['RFC 4578 errata', 'IANA processor architecture types', 'dnsmasq CHANGELOG, 2.76'],
  },
  check({ site: { dnsmasq }, report }) {
    const { matches = [], services = [], unknown = [], refused = [] } = dnsmasq ?? {};
    // The line that is refused may be the one for 7.
    if (unknown.length > 0 || refused.length > 0) return;
    const of = (code: number): Place[] => [
      ...matches.flatMap((match) => (architectureAsked(match) === code ? [match.place] : [])),
      ...matches.flatMap(({ by, place }) =>
        by.kind === 'vendor class' && by.text.includes(`PXEClient:Arch:${String(code).padStart(5, '0')}`)
          ? [place]
          : [],
      ),
      ...services.flatMap(({ system }) => (system.value === code ? [system.place] : [])),
    ];
    // One that is no number may be meant for 7.
    const odd = matches.some(
      ({ by }) =>
        by.kind === 'option' && by.code === 93 && by.value !== undefined && by.value.kind !== 'number',
    );
    // 7 of an option beside it, such as 94, is meant so as well.
    const beside = matches.some(
      ({ by }) =>
        by.kind === 'option' &&
        (by.code === 92 || by.code === 94) &&
        by.value?.kind === 'number' &&
        by.value.value === 7,
    );
    if (odd || beside) return;
    // By its vendor class the machine may be told apart as well.
    const byText = matches.some(({ by }) => by.kind === 'vendor class' && /Arch:0*7/.test(by.text));
    const [nine] = of(9);
    if (nine === undefined || of(7).length > 0 || byText) return;
    report({
      at: nine,
      message:
        'x64 UEFI sends architecture 7, not 9, so this is for hardly any machine. Add the same line for 7 (x86-64_EFI).',
    });
  },
};
