/** The option that is to be the architecture of a machine is declared with another code than 93. */
import type { DhcpFacts, DhcpOptionDefinition } from '../../site/dhcpd/facts.js';
import { conditions, parts } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CODE = (code: number) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\noption arch code ${code} = unsigned integer 16;\nclass "efi" {\n  match if option arch = 00:07;\n}\n`,
    ),
  );

const ARCHITECTURE = 93;

/** What people call it. */
const NAME =
  /^(?:(?:pxe|client|pxe-client|system|pxe-system|dhcp)[-_]?)?(?:arch|architecture)(?:[-_]?type)?$/;

export const dhcpArchCode: CheckRule = {
  id: 'dhcp/arch-code',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'dhcpd.conf declares an option by a name such as `arch` with another code than 93, and compares it with the architectures of machines (00:07).',
    why: 'A machine tells its architecture in option 93. dhcpd looks for another option, which no machine sends, and the condition is never true: UEFI machines are told the boot file of the others: `PXE-E79: NBP is too big to fit in free base memory`, or nothing at all.',
    avoid: CODE(39),
    prefer: CODE(93),
    references: ['RFC 4578, section 2.1', 'dhcp-options(5), option definition'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined) return;
    for (const definition of wrong(dhcp)) {
      const first = conditions(dhcp).find(({ expression }) => compares(expression, definition));
      if (first === undefined) continue;
      report({
        at: definition.place,
        ...lostBy(everyBoot, first.body),
        message: `A machine tells its architecture in option 93, and ${definition.name} is option ${definition.code} here, which no machine sends: what is asked of it is never true. Write code 93.`,
        related: [{ place: first.place, message: 'it is compared with an architecture here' }],
      });
    }
  },
};

function wrong({ definitions = [] }: DhcpFacts): readonly DhcpOptionDefinition[] {
  const own = definitions.filter(({ space }) => space === 'dhcp');
  if (own.some(({ code }) => code === ARCHITECTURE)) return [];
  return own.filter(({ name }) => NAME.test(name));
}

/** With two octets, the first of which is 0, as those of all architectures are. */
function compares(
  expression: Parameters<typeof parts>[0],
  { name }: Pick<DhcpOptionDefinition, 'name'>,
): boolean {
  return parts(expression).some((part) => {
    if (part.kind !== 'binary' || part.operator !== '=') return false;
    const sides = [part.left, part.right];
    return (
      sides.some((side) => side.kind === 'option' && side.space === 'dhcp' && side.name === name) &&
      sides.some((side) => side.kind === 'hex' && side.octets.length === 2 && side.octets[0] === 0)
    );
  });
}
