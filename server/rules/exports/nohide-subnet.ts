/** An export with nohide is open to more than single machines. */
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLIENT = (spec: string) =>
  miniature(changed('etc/exports', '\n', `\n/srv/data ${spec}(ro,sync,nohide,no_subtree_check)\n`));

export const exportsNohideSubnet: CheckRule = {
  id: 'exports/nohide-subnet',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'An export to a network, a pattern, a netgroup or everybody has `nohide`.',
    why: 'The manual page has it work only for exports to single machines. On others the directory may be empty in what the parent exports, with some kernels and after some restarts. `crossmnt` on the export above says the same for all clients.',
    avoid: CLIENT('192.168.1.0/24'),
    prefer: CLIENT('192.168.1.21'),
    references: ['exports(5), nohide'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      for (const { kind, spec, options, effective } of clients) {
        const said = options.findLast(({ name }) => name === 'nohide');
        if (said === undefined || !effective.nohide || kind === 'host' || kind === 'gss') continue;
        report({
          at: said.place,
          message: `nohide is reliable for single machines only, and ${path.value} is exported to ${spec.value === '' ? 'everyone' : spec.value}: some of them may see an empty directory. Write crossmnt at the export of the directory above instead.`,
        });
      }
    }
  },
};
