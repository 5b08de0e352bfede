/** A class is declared twice with two conditions, of which dhcpd keeps the last. */
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLASSES = (second: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;
class "loaders" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  filename "pxelinux.0";
}
class "${second}" {
  match if substring (option vendor-class-identifier, 0, 9) = "Etherboot";
  option domain-name "old.example.org";
}
`,
    ),
  );

export const dhcpClassRedeclared: CheckRule = {
  id: 'dhcp/class-redeclared',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Two declarations of a class with the same name have a condition each.',
    why: 'For dhcpd they are one class: the second `match if` takes the place of the first, and the statements of both apply to whom the second describes. The machines of the first condition get nothing of either, without any message.',
    avoid: CLASSES('loaders'),
    prefer: CLASSES('etherboot'),
    references: ['ISC dhcp server/confpars.c, parse_class_declaration', 'dhcpd.conf(5), Client classing'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    const tested = dhcp.classes.filter(({ matchIf }) => matchIf !== undefined);
    for (const [name, group] of groupBy(tested, (declaration) => declaration.name.value)) {
      const last = group.at(-1);
      for (const declaration of group) {
        // A file that is included twice declares the class at the same place.
        if (last === undefined || placeKey(declaration.place) === placeKey(last.place)) continue;
        report({
          at: declaration.matchIf?.place ?? declaration.head,
          message: `This condition of class "${name}" has no effect: the class is declared again with another one, and dhcpd keeps the last. The statements of both declarations apply to whom that describes. Give the classes two names, or join the conditions with "or".`,
          related: [{ place: last.matchIf?.place ?? last.head, message: 'this condition counts' }],
        });
      }
    }
  },
};
