/** Nodes are told a boot server, but no boot file. */
import { noFile } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

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
  message: ({ expected, emptied }, { who, single }) => {
    if (emptied)
      return `${capital(who)} ${single ? 'is' : 'are'} told this boot server, and this empty name takes the place of the boot file that is told elsewhere: PXE-E53: No boot filename received. Write the name, or take the line out.`;
    const what = 'a filename such as "pxelinux.0"';
    const advice = expected
      ? `There are files for ${single ? 'it' : 'them'} alone, so ${single ? 'it is' : 'they are'} to boot from here: add ${what}, or look why the one that is written does not apply.`
      : `If ${single ? 'it is' : 'they are'} to boot from it, add ${what}.`;
    return `${capital(who)} ${single ? 'is' : 'are'} told this boot server, but no boot file: PXE-E53: No boot filename received. ${advice}`;
  },
  related: ({ others }) => others.map((place) => ({ place, message: 'no filename applies to it' })),
});
