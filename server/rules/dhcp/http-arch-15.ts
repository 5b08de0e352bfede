/** Conditions ask for UEFI of 32 bits that boots over HTTP, and none for that of 64 bits. */
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { architecturesIn, conditions } from '../about/dhcpd/conditions.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const OVER_HTTP = (code: number) =>
  servedByDnsmasq(
    `dhcp-match=set:http,option:client-arch,${code}\ndhcp-option-force=tag:http,60,HTTPClient\ndhcp-boot=tag:http,http://192.168.1.1/boot.efi\n`,
  );

export const dhcpHttpArch15: CheckRule = {
  id: 'dhcp/http-arch-15',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-match, dhcp-vendorclass or condition is for architecture 15, and none for 16.',
    why: '15 (0x0f) is UEFI of 32 bits that boots over HTTP, and 16 (0x10) that of 64 bits, which nearly all machines are. Those get what everybody gets, a reply that is none for HTTP, and the firmware shows `Could not retrieve NBP file size from HTTP server` or goes on to the next boot device.',
    avoid: OVER_HTTP(15),
    prefer: OVER_HTTP(16),
    references: ['IANA processor architecture types', 'UEFI specification, HTTP boot'],
  },
  check({ site, report }) {
    const asked = architectures(site);
    if (asked === undefined || asked.has(16)) return;
    const at = asked.get(15);
    if (at === undefined) return;
    report({
      at,
      message:
        '15 is UEFI of 32 bits that boots over HTTP, which hardly any machine is: x64 machines send 16 (0x10). Write 16, or add the same for it.',
    });
  },
};

/** Where each is asked for first; undefined where a line that is not known may ask for more. */
function architectures({ dhcp, dnsmasq }: Site): ReadonlyMap<number, Place> | undefined {
  const found = new Map<number, Place>();
  const add = (code: number | undefined, place: Place): void => {
    if (code !== undefined && !found.has(code)) found.set(code, place);
  };
  if (dnsmasq !== undefined) {
    if (dnsmasq.unknown.length + dnsmasq.refused.length > 0) return undefined;
    for (const { by, place } of dnsmasq.matches) {
      if (by.kind === 'option' && by.code === 93) {
        // One that is no number may be meant for it.
        if (by.value?.kind !== 'number') return undefined;
        add(by.value.value, place);
      }
      const digits = by.kind === 'vendor class' ? /Arch:(\d{5})/.exec(by.text)?.[1] : undefined;
      if (digits !== undefined) add(Number(digits), place);
    }
  }
  if (dhcp !== undefined)
    for (const { expression, place } of conditions(dhcp))
      for (const code of architecturesIn(dhcp, expression)) add(code, place);
  return found;
}
