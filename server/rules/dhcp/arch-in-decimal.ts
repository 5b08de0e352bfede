/** A condition compares option 93 with the digits of an architecture as people count, where dhcpd reads them as hexadecimal. */
import { platformOf, programKind } from '../../boot/machine/firmware.js';
import { withNested } from '../../site/dhcpd/executables.js';
import { architecture } from '../about/causes.js';
import { architecturesIn, type Condition, conditions } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LADDER = (number: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  if option arch = ${number} {\n    filename "grubaa64.efi";\n  } else {\n    filename "pxelinux.0";\n  }\n`,
    ),
  );
const WITH_OPTION = (number: string) => {
  const path = 'etc/dhcp/dhcpd.conf';
  const site = LADDER(number);
  return { ...site, [path]: `option arch code 93 = unsigned integer 16;\n${site[path]}` };
};

export const dhcpArchInDecimal: CheckRule = {
  id: 'dhcp/arch-in-decimal',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A condition asks for an architecture such as 00:11, which no firmware has, and tells a program for the one that is 11 as people count.',
    why: 'dhcpd reads 00:11 as two octets in hexadecimal, which is 17; 64-bit ARM is 11, and that is 00:0b. The condition is true for no machine: those that are meant get what the others get.',
    avoid: WITH_OPTION('00:11'),
    prefer: WITH_OPTION('00:0b'),
    references: ['dhcp-eval(5)', 'RFC 4578, 2.1', 'IANA: Processor Architecture Types'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined) return;
    const all = conditions(dhcp).map((condition) => ({
      ...condition,
      numbers: architecturesIn(dhcp, condition.expression),
    }));
    const asked = new Set(all.flatMap(({ numbers }) => numbers));
    for (const { place, body, numbers } of all) {
      for (const number of numbers) {
        const meant = asPeopleCount(number);
        if (meant === undefined || asked.has(meant) || !tells(body, meant)) continue;
        report({
          at: place,
          cause: architecture(place, 0),
          ...lostBy(everyBoot, body),
          message: `${written(number)} is hexadecimal, the architecture ${number}, which no firmware has: the condition is never true. The program told here is for architecture ${meant}. Write ${written(meant)}.`,
        });
      }
    }
  },
};

/** The known architecture that has the digits of one that is none. */
function asPeopleCount(number: number): number | undefined {
  const digits = number.toString(16);
  if (platformOf({ architecture: number }) !== undefined || !/^\d{2}$/.test(digits)) return undefined;
  const meant = Number(digits);
  return platformOf({ architecture: meant }) === undefined ? undefined : meant;
}

/** A boot file is told that such machines start. */
function tells(body: Condition['body'], number: number): boolean {
  const platform = platformOf({ architecture: number });
  return withNested(body).some(
    (one) =>
      one.kind === 'assign' &&
      one.name === 'filename' &&
      one.value.atoms.some(({ kind, value }) => kind === 'text' && programKind(value) === platform),
  );
}

function written(number: number): string {
  return `00:${number.toString(16).padStart(2, '0')}`;
}
