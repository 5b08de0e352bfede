/** A tag is given for a vendor class or user class that no firmware sends in these letters. */

import { isSlip } from '../../../grammars/text/index.js';
import type { DnsmasqMatch } from '../../site/dnsmasq/facts.js';
import { slipIn } from '../about/dhcp/clientclasses.js';
import { ipxeLoops, meansIpxe } from '../about/loaders/ipxeloops.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLASS = (text: string) =>
  servedByDnsmasq(`dhcp-vendorclass=set:efi,${text}\ndhcp-boot=tag:efi,syslinux.efi\n`);

/** Names that firmware and iPXE send, and no more letters than these. */
const VENDORS = ['PXEClient', 'HTTPClient'];
const USERS = ['iPXE', 'gPXE'];

/** Digits of the architecture behind its name: five of them, and those that are in use begin with 000. */
const ARCHITECTURE = /Arch:(\d+)(.?)/;
/** The number that some write as option 93 has it: firmware writes it in tens. */
const HEXADECIMAL = /Arch:([\da-f]*[a-f][\da-f]*)(?![\da-z])/i;

export const dnsmasqClassNeverSent: CheckRule = {
  id: 'dnsmasq/class-never-sent',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'dhcp-vendorclass, dhcp-userclass or dhcp-match looks for a class that no firmware sends: other letters than `PXEClient`, `HTTPClient` and `iPXE`, a slip in one of them, an architecture that is no decimal number of five digits, a vendor class where it is sent as a user class, or the other way round; or for an option that is a slip of 175, by which iPXE is told.',
    why: 'dnsmasq compares such texts letter by letter. Firmware sends `PXEClient:Arch:00007:UNDI:003000`, and iPXE the user class `iPXE`; for `pxeclient` or `Arch:7` nobody gets the tag, nothing says so, and the machine is told the file of all others.',
    avoid: CLASS('PXEClient:Arch:7'),
    prefer: CLASS('PXEClient:Arch:00007'),
    references: ['dnsmasq(8), --dhcp-vendorclass', 'RFC 4578', 'dnsmasq src/rfc2131.c, dhcp_reply'],
  },
  check({ site, everyBoot, report }) {
    // iPXE that loads itself for it is found as such.
    const loops = ipxeLoops({ site, everyBoot }).size > 0;
    const matches = site.dnsmasq?.matches ?? [];
    for (const match of matches) {
      if (loops && meansIpxe(match)) continue;
      const other = byOtherOption(match);
      if (other !== undefined) {
        report({ at: match.place, message: other });
        continue;
      }
      const text = classOf(match);
      const meant = text === undefined ? undefined : (userInstead(match, text) ?? sentInstead(text));
      if (meant === undefined) continue;
      // Some write both, and those who are meant get the tag.
      const isGiven = matches.some(
        (other) =>
          other !== match &&
          other.sets.value === match.sets.value &&
          classOf(other)?.startsWith(meant) === true,
      );
      if (isGiven) continue;
      report({
        at: match.place,
        message: `No firmware sends "${text}": it sends "${meant}", and the letters have to be the same. The line gives the tag "${match.sets.value}" to nobody. Write ${meant}.`,
      });
    }
  },
};

/** The name is sent, in another option; or a tag called after iPXE is given for an option that is a slip of its own. */
function byOtherOption({ by, sets }: DnsmasqMatch): string | undefined {
  const nobody = `so the line gives the tag "${sets.value}" to nobody`;
  if (by.kind === 'vendor class' && USERS.includes(by.text))
    return `"${by.text}" is sent as the user class, and not as the vendor class, ${nobody}. Write dhcp-userclass=set:${sets.value},${by.text}.`;
  if (by.kind === 'user class' && VENDORS.some((name) => by.text.startsWith(name)))
    return `"${by.text}" is sent as the vendor class, and not as the user class, ${nobody}. Write dhcp-vendorclass=set:${sets.value},${by.text}.`;
  const isSlipOfIpxe = by.kind === 'option' && by.value === undefined && isSlip(String(by.code), '175');
  return isSlipOfIpxe && /^ipxe/i.test(sets.value)
    ? `iPXE sends option 175, and no machine sends option ${by.code}, ${nobody}. Write dhcp-match=set:${sets.value},175.`
    : undefined;
}

const OPTIONS_OF_CLASSES = new Set([60, 77]);

function classOf({ by }: DnsmasqMatch): string | undefined {
  if (by.kind === 'vendor class' || by.kind === 'user class') return by.text;
  if (by.kind !== 'option' || !OPTIONS_OF_CLASSES.has(by.code)) return undefined;
  return by.value?.kind === 'text' ? by.value.value : undefined;
}

/** A user class is one whole name, and names of one letter more or less are not those of other programs. */
function userInstead({ by }: DnsmasqMatch, text: string): string | undefined {
  const isUser = by.kind === 'user class' || (by.kind === 'option' && by.code === 77);
  // A part of the name is found in it.
  if (!isUser || USERS.some((name) => name.includes(text))) return undefined;
  return USERS.find((name) => isSlip(text, name));
}

/** A part of the name is found in it. */
function withoutSlip(text: string): string {
  const [name = ''] = text.split(':');
  if (VENDORS.some((one) => one.includes(name))) return text;
  return (slipIn(text, VENDORS) ?? name) + text.slice(name.length);
}

/** What is meant; undefined for what some client may send. */
function sentInstead(text: string): string | undefined {
  const named = [...VENDORS, ...USERS].find((name) => text.toLowerCase().startsWith(name.toLowerCase()));
  const spelt = named === undefined ? withoutSlip(text) : named + text.slice(named.length);
  const [, hexadecimal] = HEXADECIMAL.exec(spelt) ?? [];
  if (hexadecimal !== undefined) {
    const number = Number.parseInt(hexadecimal, 16);
    return spelt.replace(HEXADECIMAL, `Arch:${String(number).padStart(5, '0')}`);
  }
  const [found, digits = '', behind] = ARCHITECTURE.exec(spelt) ?? [];
  const isWhole = found === undefined || digits.length === 5 || (behind === '' && '00000'.startsWith(digits));
  const whole = isWhole ? spelt : spelt.replace(/Arch:\d+/, `Arch:${digits.padStart(5, '0')}`);
  return whole === text || digits.length > 5 ? undefined : whole;
}
