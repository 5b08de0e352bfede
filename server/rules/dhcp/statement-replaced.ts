/** A statement of dhcpd.conf stands twice between the same braces with two values: only the last one counts. */
import type { DhcpExecutable } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { partsOf } from '../../site/parts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const HOST = (names: string) =>
  miniature(changed('etc/dhcp/dhcpd.conf', '  option host-name "node21";\n', names));

type Assignment = Extract<DhcpExecutable, { kind: 'assign' }>;

/** Permissions are written one after the other on purpose, each for machines that the one before left over. */
function isPlain(statement: DhcpExecutable): statement is Assignment {
  return (
    statement.kind === 'assign' &&
    statement.setter === 'supersede' &&
    statement.value.expression === undefined &&
    statement.value.atoms.every(({ kind }) => kind !== 'flag')
  );
}

const written = ({ value: { atoms } }: Assignment): string =>
  JSON.stringify(atoms.map((atom) => ('value' in atom ? atom.value : '')));

export const dhcpStatementReplaced: CheckRule = {
  id: 'dhcp/statement-replaced',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'An option, a filename, a next-server or another statement with one value stands twice between the same braces of dhcpd.conf, with different values.',
    why: 'dhcpd takes both without a word, and the last one counts. The first one says nothing: whoever edits it wonders why nothing changes. Several values of an option stand in one statement, with commas between them.',
    avoid: HOST('  option host-name "old21";\n  option host-name "node21";\n'),
    prefer: HOST('  option host-name "node21";\n'),
    references: ['dhcp-options(5)', 'ISC dhcp common/tree.c, execute_statements'],
  },
  *check({ site: { dhcp }, report }) {
    for (const part of partsOf(dhcp === undefined ? [] : [...allScopes(dhcp)])) {
      yield;
      for (const { executables } of part) {
        const last = new Map<string, Assignment>();
        for (const statement of [...executables].reverse()) {
          if (!isPlain(statement)) continue;
          const { space, name, place, namePlace } = statement;
          const key = `${space} ${name}`;
          const by = last.get(key);
          if (by === undefined) last.set(key, statement);
          // What an included file says may be meant to be replaced, and templates of hosts are filled in by others.
          else if (by.place.file === place.file && written(by) !== written(statement)) {
            const called = space === 'dhcp' ? `option ${name}` : name;
            report({
              at: namePlace,
              message: `This ${called} says nothing: another one follows between the same braces, and the last one counts. Take out the one that is not meant, or write all values into one statement.`,
              related: [{ place: by.namePlace, message: 'the one that counts' }],
            });
          }
        }
      }
    }
  },
};
