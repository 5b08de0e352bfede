/** A semicolon among the words of a kernel ends the command of GRUB. */

import { blocksOf } from '../../site/grub/blocks.js';
import { kernelCommands } from '../../site/grub/commands.js';
import type { GrubCommand, GrubStatement } from '../../site/grub/facts.js';
import { fix, insertAfter } from '../about/edits.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import type { CheckRule } from '../rule.js';

const menu = (word: string) =>
  bootedByGrub({
    [GRUB_CFG]: grubMenu(
      `  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw ${word} quiet\n`,
    ),
  });

export const grubUnquotedSemicolon: CheckRule = {
  id: 'grub/unquoted-semicolon',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A word behind `linux` has a semicolon in it, such as `ds=nocloud;s=http://…`, without quotes or a backslash.',
    why: 'A semicolon ends the command. The kernel is not told what stands behind it, be it the rest of the word or of the line; GRUB takes that for a command of its own.',
    avoid: menu('ds=nocloud;s=http://192.168.1.1/'),
    prefer: menu('"ds=nocloud;s=http://192.168.1.1/"'),
    references: ['GRUB manual, "Quoting"', 'grub-core/script/parser.y', 'GRUB 2.06 in QEMU'],
  },
  check({ site, report }) {
    for (const { statements } of site.grub) {
      for (const [linux, next] of cutOff(statements)) {
        const [word] = next.words;
        const last = linux.words.at(-1);
        if (word === undefined || last === undefined) continue;
        report({
          at: word.place,
          message:
            'The semicolon before it ends the command: the kernel is told neither this word nor what stands behind it. Put the word in quotes, or a backslash before the semicolon.',
          fixes: () => [fix('Put a backslash before the semicolon', false, insertAfter(last.place, '\\'))],
        });
      }
    }
  },
};

/** Each command for a kernel, with what a semicolon cuts off it. */
function* cutOff(statements: readonly GrubStatement[]): Iterable<readonly [GrubCommand, GrubCommand]> {
  for (const [i, statement] of statements.entries()) {
    const next = statements[i + 1];
    if (
      statement.kind === 'command' &&
      next?.kind === 'command' &&
      next.glued &&
      loadsKernel(statement) &&
      isWord(next)
    )
      yield [statement, next];
    for (const block of blocksOf(statement)) yield* cutOff(block.statements);
  }
}

function loadsKernel(command: GrubCommand): boolean {
  return kernelCommands.has(beginningOf(command));
}

/** `s=…`, as a word for the kernel; commands of their own are written so, too, on one line. */
function isWord(command: GrubCommand): boolean {
  return /^[\w.-]+=/.test(beginningOf(command));
}

function beginningOf({ words: [word] }: GrubCommand): string {
  const part = word?.parts[0];
  return part?.kind === 'text' ? part.text : '';
}
