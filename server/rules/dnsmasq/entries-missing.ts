/** A file of hosts or options that dnsmasq is to read is not there, and one with nearly its name is. */
import { noRootPath } from '../about/causes.js';
import { entriesMeant } from '../about/dhcp/rootpathlost.js';
import { fix, replaceIn } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAMED = (path: string) => ({
  ...servedByDnsmasq(`dhcp-hostsfile=${path}\n`),
  'etc/dnsmasq.hosts': '02:00:00:00:00:0a,printer,192.168.1.30\n',
});

export const dnsmasqEntriesMissing: CheckRule = {
  id: 'dnsmasq/entries-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The file that dhcp-hostsfile or dhcp-optsfile names is not there, and one whose name differs by a slip lies beside.',
    why: 'Unlike with conf-file, dnsmasq starts all the same: `cannot read /etc/dnsmasq-hosts: No such file or directory` stands in its log. It knows none of the machines of the file, and tells nobody its options.',
    avoid: NAMED('/etc/dnsmasq-hosts'),
    prefer: NAMED('/etc/dnsmasq.hosts'),
    references: ['dnsmasq(8), --dhcp-hostsfile and --dhcp-optsfile', 'dnsmasq src/option.c, read_file'],
  },
  check({ site, report }) {
    for (const said of site.dnsmasq?.elsewhere ?? []) {
      const { value: path, place } = said;
      const instead = entriesMeant(site, said);
      if (instead === undefined) continue;
      report({
        at: place,
        message: `${path} is not there, and ${instead} is. dnsmasq starts without it, and says so in its log alone: cannot read ${path}: No such file or directory. Nobody gets anything of that file. Write ${instead}.`,
        cause: noRootPath(place, 0, 'this file is not there'),
        fixes: () => {
          const edit = replaceIn(site, place, path, instead);
          return edit === undefined ? [] : [fix(`Write ${instead}`, false, edit)];
        },
      });
    }
  },
};
