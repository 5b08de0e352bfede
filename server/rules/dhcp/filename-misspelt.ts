/** A boot file has the name of a well-known loader, or of a file that is there, but for a letter. */

import { hasHole } from '../../../grammars/dnsmasq/index.js';
import { tftpFile } from '../../boot/index.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { serviceFile } from '../../site/link/dnsmasq.js';
import { type Place, samePlace } from '../../site/place.js';
import { mistakenWords } from '../about/dhcp/dnsmasqtags.js';
import { fix, replace } from '../about/edits.js';
import { misspeltFile } from '../about/loaders/misspeltfiles.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAMED = (name: string) => miniature(changed('etc/dhcp/dhcpd.conf', 'pxelinux.0', name));

interface Named {
  readonly name: string;
  /** Where dnsmasq puts something behind it. */
  readonly written?: string;
  readonly quote: string;
  readonly place: Place;
}

function fileNames(statements: readonly DhcpExecutable[], into: Named[]): void {
  for (const statement of withNested(statements)) {
    if (statement.kind === 'assign' && statement.space === 'server' && statement.name === 'filename') {
      const [atom, second] = statement.value.atoms;
      const { expression, place } = statement.value;
      if (atom?.kind === 'text' && second === undefined)
        into.push({ name: atom.value, place: atom.place, quote: '"' });
      else if (expression?.kind === 'string') into.push({ name: expression.value, place, quote: '"' });
    }
  }
}

export const dhcpFilenameMisspelt: CheckRule = {
  id: 'dhcp/filename-misspelt',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A boot file that DHCP names is that of a well-known loader, or of a file or folder that is there, but for a letter: two changed places, or one is missing, wrong or too many.',
    why: 'The TFTP server has no such file: `PXE-T01: File not found`, or `PXE-E3B: TFTP Error - File not found`. Where it stands in a branch for rare machines, nobody notices until one of them is switched on.',
    avoid: NAMED('pxelniux.0'),
    prefer: miniature(),
    references: ['Syslinux doc/pxelinux.txt', 'https://ipxe.org/howto/chainloading'],
  },
  check({ site, report }) {
    const { dhcp, dnsmasq } = site;
    const found: Named[] = [];
    for (const { executables } of dhcp === undefined ? [] : allScopes(dhcp)) fileNames(executables, found);
    const words = dnsmasq === undefined ? [] : mistakenWords(dnsmasq);
    for (const { file } of dnsmasq?.boots ?? []) {
      // A tag that became a file is told where it stands.
      if (words.some(({ place }) => samePlace(place, file.place))) continue;
      found.push({ name: file.value, place: file.place, quote: '' });
    }
    for (const { file } of dnsmasq?.services ?? [])
      if (file !== undefined)
        found.push({ name: serviceFile(file.value), written: file.value, place: file.place, quote: '' });
    for (const { name, written: text = name, place, quote } of found) {
      if (name.includes('://') || hasHole(name)) continue;
      const { path } = tftpFile(site, name);
      const slip = misspeltFile(site, name, path);
      if (slip === undefined) continue;
      const { wrong, right, folder } = slip;
      const at = name.lastIndexOf(wrong);
      const whole = name.slice(0, at) + right + name.slice(at + wrong.length);
      const written = whole.slice(0, whole.length - (name.length - text.length));
      const why =
        folder === undefined
          ? `There is no loader "${wrong}": ${right} is meant, most likely`
          : `${folder} has no "${wrong}", but "${right}", which is meant, most likely`;
      report({
        at: place,
        message: `${why}. PXE-T01: File not found. Correct the name.`,
        fixes: () => [fix(`Write ${written}`, false, replace(place, quote + written + quote))],
      });
    }
  },
};
