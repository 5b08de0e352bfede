/** Nodes are told a boot server, but no boot file. */
import { noFile } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { capital, nodesNamed } from '../about/wording.js';
import { faultRule, type Told } from '../rule.js';

export const dhcpFilenameMissing = faultRule({
  id: 'dhcp/filename-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A next-server applies to nodes for which there is no filename, whatever their firmware.',
    why: 'The ROM gets an address and a server, and nothing to ask it for: `PXE-E53: No boot filename received`, iPXE `Nothing to boot`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '  filename "pxelinux.0";\n', '')),
    prefer: miniature(),
    references: ['dhcpd.conf(5), filename', 'PXE specification 2.1'],
  },
  severityOf: ({ expected }) => (expected ? 'error' : 'warning'),
  cause: ({ others }, { who }) =>
    others.length === 0 ? undefined : noFile(1, `${who} gets no boot file with this server`),
  story: () => 'it is told a boot server, but no boot file',
  message: ({ emptied }, told) => {
    const { who, single, names } = told;
    if (emptied)
      return `${capital(who)} ${single ? 'is' : 'are'} told this boot server, and this empty name takes the place of the boot file that is told elsewhere: PXE-E53: No boot filename received. Write the name, or take the line out.`;
    const what = 'a filename such as "pxelinux.0"';
    const expected = namesExpected(told);
    const all = expected.length === names.length;
    const they = expected.length === 1 ? 'it is' : 'they are';
    const alone = all ? (single ? 'it' : 'them') : nodesNamed(expected);
    const advice =
      expected.length > 0
        ? `There are files for ${alone} alone, so ${they} to boot from here: add ${what}, or look why the one that is written does not apply.`
        : `If ${single ? 'it is' : 'they are'} to boot from it, add ${what}.`;
    return `${capital(who)} ${single ? 'is' : 'are'} told this boot server, but no boot file: PXE-E53: No boot filename received. ${advice}`;
  },
  related: ({ others }) => others.map((place) => ({ place, message: 'no filename applies to it' })),
});

/** The machines that are to boot from here: there are files for each of them. */
function namesExpected({ traces, faults }: Told): string[] {
  const expected = traces.filter((_, i) => {
    const fault = faults[i];
    return fault?.id === 'dhcp/filename-missing' && fault.expected;
  });
  return [...new Set(expected.map(({ node }) => node.name))];
}
