/** A client of an export is neither an address nor anything that could be the name of a machine. */
import { slipsAmong } from '../../../grammars/text/index.js';
import { type Nobody, nobody } from '../../boot/index.js';
import { parseIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { Place } from '../../site/place.js';
import { notExported } from '../about/causes.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { keepsOut } from '../about/stopped.js';
import type { CheckRule } from '../rule.js';

const CLIENT = (spec: string) =>
  miniature(changed('etc/exports', '\n', `\n/opt ${spec}(ro,sync,no_subtree_check)\n`));

export const exportsHostUnresolvable: CheckRule = {
  id: 'exports/host-unresolvable',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A client of an export can be resolved by nobody: a hardware address, a range of addresses, several clients with a comma between them, options without a parenthesis before them, a second directory, an address with a part over 255, a URL; or it is a slip away from a name in the hosts of the server.',
    why: 'exportfs takes it for a host name. It says `exportfs: Failed to resolve 192.168.1.5,192.168.1.6`, or `Invalid IP address`, and goes on without the entry: who was meant is refused. Names that a server of names may know are left alone.',
    avoid: CLIENT('192.168.1.5,192.168.1.6'),
    prefer: CLIENT('192.168.1.5(ro,sync,no_subtree_check) 192.168.1.6'),
    references: ['exports(5), Machine Name Formats', 'nfs-utils support/export/client.c'],
  },
  check({ site, boots, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      for (const client of clients) {
        const what = nobody(client);
        const { kind, spec } = client;
        if (what === undefined) {
          const near = kind === 'host' ? slipOfName(site, spec.value) : undefined;
          if (near === undefined) continue;
          report({
            at: spec.place,
            message: `No line of hosts names ${spec.value}, and ${near} is nearly the same. Where no server of names knows it, exportfs says "Failed to resolve ${spec.value}" and exports ${path.value} without it. Write ${near}.`,
            fixes: () => [fix(`Write ${near}`, false, replace(spec.place, near))],
          });
          continue;
        }
        const said = kind === 'subnet' ? 'Invalid IP address' : 'Failed to resolve';
        const right = what === 'options' ? withParenthesis(spec.value) : undefined;
        const { is, todo } = WHAT[what];
        const joins = what === 'directory' ? backslashBefore(site, spec.place) : undefined;
        report({
          at: joins ?? spec.place,
          severity: keepsOut(boots, spec.place) ? 'error' : 'warning',
          message:
            joins === undefined
              ? `"${spec.value}" is ${is}, and exports knows no such client: exportfs says "${said} ${spec.value}" and exports ${path.value} without it. ${right === undefined ? todo : `Write ${right}.`}`
              : `The backslash makes the next line part of this one: exportfs takes "${spec.value}" for a client of ${path.value}, says "${said} ${spec.value}", and does not export it. Take the backslash out.`,
          refusedBy: 'exportfs',
          ...(what === 'directory' ? { cause: notExported(spec.value, 0, { who: 'somebody' }) } : {}),
          fixes: () =>
            joins !== undefined
              ? [fix('Take the backslash out', false, replace(joins, ''))]
              : right === undefined
                ? []
                : [fix(`Write ${right}`, false, replace(spec.place, right))],
        });
      }
    }
  },
};

/** At the end of the line before, where nothing but blanks stands between. */
function backslashBefore(site: Site, { file, span }: Place): Place | undefined {
  const before = site.files.get(file)?.document.text.slice(0, span.start) ?? '';
  const end = before.trimEnd().length;
  if (before[end - 1] !== '\\' || !/^\r?\n[ \t]*$/.test(before.slice(end))) return undefined;
  return { file, span: { start: end - 1, end } };
}

/** A name with a domain, or a long one: db1 is no slip of db2, and lab of lan. */
function slipOfName({ names }: Site, name: string): string | undefined {
  const word = name.toLowerCase();
  if (names.addresses.has(word) || word.length < LONG || !/^[a-z][\w.-]*$/.test(word)) return undefined;
  return namesNear(names)(word).find((one) => one.replace(/\D/g, '') === word.replace(/\D/g, ''));
}

const namesNear = once(({ addresses }: Site['names']) => slipsAmong([...addresses.keys()], (name) => name));

const LONG = 5;

const BY_ADDRESS = 'Write the address or the name of the machine.';

/** What was meant, and what to do. */
const WHAT: Readonly<Record<Nobody, { readonly is: string; readonly todo: string }>> = {
  hardware: { is: 'a hardware address', todo: BY_ADDRESS },
  options: {
    is: 'a client and its options in one word, without the parenthesis between them',
    todo: 'Write a ( between the client and its options.',
  },
  several: {
    is: 'several clients in one word',
    todo: 'Write each client as a word of its own, with its options in parentheses behind it.',
  },
  range: { is: 'a range of addresses', todo: 'Write a network that holds them, such as 192.168.1.0/24.' },
  'bad address': { is: 'no address', todo: BY_ADDRESS },
  url: { is: 'a URL', todo: BY_ADDRESS },
  directory: { is: 'a directory', todo: 'Write each directory into a line of its own.' },
  'bad name': { is: 'no address and no name', todo: BY_ADDRESS },
  'masked name': { is: 'a name with a mask', todo: 'Write the address of the network before the slash.' },
};

/** `192.168.1.21(rw,sync)`, where the client is an address, whose end is known. */
function withParenthesis(word: string): string | undefined {
  const [, client = '', options = ''] = /^([\d.]+)([a-z].*?)\)?$/.exec(word) ?? [];
  return parseIpv4(client) === undefined ? undefined : `${client}(${options})`;
}
