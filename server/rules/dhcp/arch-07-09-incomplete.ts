/** A condition names one of the two numbers of 64-bit UEFI machines, and machines with the other get something else. */

import { answerDhcp } from '../../boot/dhcp/dhcpd/server.js';
import type { Outcome } from '../../boot/trace.js';
import { architecture } from '../about/causes.js';
import { architecturesIn, architecturesWithoutOption, conditions } from '../about/dhcpd/conditions.js';
import { fix, insertAfter } from '../about/edits.js';
import { answered, isBiosLoader, withArchitecture } from '../about/loaders/otherfirmware.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LADDER = (condition: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  if ${condition} {\n    filename "syslinux.efi";\n  } else {\n    filename "pxelinux.0";\n  }\n`,
    ),
  );
const WITH_OPTION = (condition: string) => {
  const site = LADDER(condition);
  const path = 'etc/dhcp/dhcpd.conf';
  return { ...site, [path]: `option arch code 93 = unsigned integer 16;\n${site[path]}` };
};

export const dhcpArch0709Incomplete: CheckRule = {
  id: 'dhcp/arch-07-09-incomplete',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A condition on the client architecture names only one of 00:07 and 00:09, and machines with the other one get a file for BIOS, or none.',
    why: 'Both numbers mean UEFI on x64. Nearly all machines send `00:07`, some send `00:09`, as the text of RFC 4578 says. Those that are left out load a BIOS program: the screen shows `NBP file downloaded successfully`, then nothing, and the next boot device is tried.',
    avoid: WITH_OPTION('option arch = 00:09'),
    prefer: WITH_OPTION('option arch = 00:07 or option arch = 00:09'),
    references: ['RFC 4578, 2.1, with its errata', 'UEFI specification, network boot'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const asking = conditions(dhcp).map((condition) => ({
      ...condition,
      architectures: architecturesIn(dhcp, condition.expression),
    }));
    const seven = asking.filter(({ architectures }) => architectures.includes(7));
    const nine = asking.filter(({ architectures }) => architectures.includes(9));
    const [only] = seven.length > 0 ? seven : nine;
    if (only === undefined || (seven.length > 0 && nine.length > 0)) return;
    const [said, left] = seven.length > 0 ? [7, 9] : [9, 7];
    // It is asked for, and in vain: that is another finding.
    if (asking.some(({ expression }) => architecturesWithoutOption(dhcp, expression).includes(left))) return;
    const lost = answered(boots).flatMap((trace) => {
      const ask = (architecture: number): Outcome<string> =>
        answerDhcp(site, withArchitecture(trace, architecture), trace.node.host).filename;
      const given = ask(said);
      const other = ask(left);
      if (given.kind !== 'value' || isBiosLoader(given.value)) return [];
      if (other.kind === 'unknown' || (other.kind === 'value' && !isBiosLoader(other.value))) return [];
      return [{ name: trace.node.name, other }];
    });
    const [first] = lost;
    if (first === undefined) return;
    const names = lost.map(({ name }) => name);
    const gets = first.other.kind === 'value' ? `"${first.other.value}", which is for BIOS` : 'no file';
    const { expression, place } = only;
    report({
      at: place,
      cause: architecture(place, 1),
      severity: said === 9 ? 'warning' : 'info',
      message: `Only 00:0${said} is asked for, but ${
        said === 9 ? 'nearly all' : 'some'
      } x64 UEFI machines send 00:0${left}. If ${nodesNamed(names)} ${single(names) ? 'is' : 'are'} of that kind, ${
        single(names) ? 'it gets' : 'they get'
      } ${gets}. Ask for both numbers.`,
      related:
        first.other.kind === 'value' && first.other.from !== undefined
          ? [{ place: first.other.from, message: `what a machine with 00:0${left} gets` }]
          : [],
      nodes: names,
      fixes: () => {
        if (expression.kind !== 'binary' || expression.left.kind !== 'option') return [];
        if (expression.right.kind !== 'hex') return [];
        const also = ` or option ${expression.left.name} = 00:0${left}`;
        return [fix(`Ask for 00:0${left}, too`, false, insertAfter(place, also))];
      },
    });
  },
};
