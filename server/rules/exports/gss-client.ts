/** A client of an export is `gss/krb5`, the way in which Kerberos was asked for once. */
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LINE = (rest: string) => miniature(changed('etc/exports', '\n', `\n/home ${rest}\n`));

export const exportsGssClient: CheckRule = {
  id: 'exports/gss-client',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'A client of an export is written `gss/krb5`, `gss/krb5i` or `gss/krb5p`.',
    why: 'That names no machine but a way to prove who one is. exportfs still takes it, and the manual page calls it deprecated: mounts without Kerberos find no entry in the line, and options of the line cannot be bound to a network.',
    avoid: LINE('gss/krb5(rw,sync,no_subtree_check)'),
    prefer: LINE('192.168.1.0/24(rw,sync,no_subtree_check,sec=krb5)'),
    references: ['exports(5), RPCSEC_GSS security'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      for (const { kind, spec } of clients) {
        if (kind !== 'gss') continue;
        report({
          at: spec.place,
          message: `${spec.value} names no machine: only mounts with Kerberos meet this entry of ${path.value}. Name the clients, with sec=${spec.value.replace(/^gss\//, '')} among their options.`,
        });
      }
    }
  },
};
