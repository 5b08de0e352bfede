/** A configuration asks by `[ -f … ]` whether a file is there, which GRUB cannot tell of a server. */
import { eachCommand } from '../../site/grub/blocks.js';
import type { GrubCommand, GrubWord } from '../../site/grub/facts.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { textOf } from '../about/loaders/grubwords.js';
import type { CheckRule } from '../rule.js';

/** `-s` opens the file, as any command does that reads one. */
const TESTS = new Set(['-e', '-f', '-d']);

export const grubFileTestOverNet: CheckRule = {
  id: 'grub/file-test-over-net',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A grub.cfg that is loaded over the network tests with `-f`, `-e` or `-d` whether a file is there.',
    why: 'GRUB answers such a test from the list of the folder, and neither TFTP nor HTTP gives it one: the test fails whatever lies there, without a word on the screen, and no request for the file is seen. The machine goes the way that is meant for a file that is missing. `-s` opens the file, and holds where something stands in it.',
    avoid: bootedByGrub({
      [GRUB_CFG]: grubMenu(
        undefined,
        'if [ -f /grub/rescue ]; then\n  set default=rescue\nfi\nset timeout=5\n',
      ),
    }),
    prefer: bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, 'set default=0\nset timeout=5\n') }),
    references: ['grub-core/net/net.c, grub_net_fs_dir', 'grub-core/commands/test.c, get_fileinfo'],
  },
  check({ site, report }) {
    for (const { statements } of site.grub) {
      const commands = [...eachCommand(statements)];
      // The names may be those of a disk.
      if (commands.some(mayLeaveNetwork)) continue;
      // $prefix is the folder that GRUB was loaded from, unless the file says another.
      const netVariables = commands.some((one) => assigns(one, 'prefix=')) ? [] : ['prefix'];
      for (const { words } of commands) {
        if (!['[', 'test'].includes(textOf(words[0]) ?? '')) continue;
        const at = words.findIndex((word) => TESTS.has(textOf(word) ?? ''));
        const [operator, file] = [words[at], words[at + 1]];
        if (
          operator === undefined ||
          file === undefined ||
          textOf(file) === ']' ||
          onDisk(file, netVariables)
        )
          continue;
        report({
          at: file.place,
          message: `"${textOf(operator)}" fails here whatever lies there: GRUB knows no list of a folder that a server gives out over TFTP or HTTP, and asks for nothing. Write -s, which opens the file, or tell machines apart by $net_default_mac.`,
        });
      }
    }
  },
};

function mayLeaveNetwork(command: GrubCommand): boolean {
  const text = beginning(command.words[0]);
  return text === undefined || text.startsWith('search') || assigns(command, 'root=');
}

/** With `set`, or without. */
function assigns({ words: [name, first] }: GrubCommand, variable: string): boolean {
  const assignment = textOf(name) === 'set' ? first : name;
  return beginning(assignment)?.startsWith(variable) === true;
}

/** What is surely the first of a word. */
function beginning(word: GrubWord | undefined): string | undefined {
  const part = word?.parts[0];
  return part?.kind === 'text' ? part.text : undefined;
}

function onDisk({ parts: [part] }: GrubWord, netVariables: readonly string[]): boolean {
  if (part?.kind === 'text') return /^\((?!tftp|pxe|http)/.test(part.text);
  return part?.kind !== 'variable' || !netVariables.includes(part.name);
}
