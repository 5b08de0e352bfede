/** A test of GRUB lacks a blank before its bracket or around its sign. */
import { eachCommand } from '../../site/grub/blocks.js';
import type { GrubWord } from '../../site/grub/facts.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { literalText } from '../about/loaders/grubwords.js';
import type { CheckRule } from '../rule.js';

const TESTING = (test: string) =>
  bootedByGrub({
    [GRUB_CFG]: grubMenu(undefined, `if ${test}; then\n  set timeout=9\nfi\n`),
  });

export const grubTestWithoutBlank: CheckRule = {
  id: 'grub/test-without-blank',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A test in brackets has no blank before its closing bracket, or none around its `=`.',
    why: 'GRUB parts the words of a test at blanks. `[ "$grub_platform" = "efi"]` compares with the text `efi]`, which nothing is, and `[ "$grub_platform"="efi" ]` asks whether one text is empty, which it never is. GRUB says nothing of either.',
    avoid: TESTING('[ "$grub_platform" = "efi"]'),
    prefer: TESTING('[ "$grub_platform" = "efi" ]'),
    references: ['GRUB manual, "test"', 'grub-core/commands/test.c'],
  },
  check({ site, report }) {
    for (const { statements } of site.grub) {
      for (const { words } of eachCommand(statements)) {
        const [command, first, ...rest] = words;
        if (command === undefined || first === undefined || literalText(command) !== '[') continue;
        const last = rest.at(-1) ?? first;
        const closed = literalText(last) === ']';
        if (!closed && rest.length > 0 && endOf(last).endsWith(']'))
          report({
            at: last.place,
            message:
              'A blank is missing before "]", which is a part of the word here: the comparison is with another text than is meant, and never true. Write " ]".',
          });
        else if (closed && rest.length === 1 && isComparison(first))
          report({
            at: first.place,
            message:
              'Without blanks around "=" this is one text, which is not empty, so the test is always true. Write a blank on both sides.',
          });
      }
    }
  },
};

/** What it ends in, as far as no variable decides it. */
function endOf({ parts }: GrubWord): string {
  const part = parts.at(-1);
  return part?.kind === 'text' ? part.text : '';
}

/** `"$grub_platform"="efi"`. */
function isComparison({ parts }: GrubWord): boolean {
  const [first, second] = parts;
  return first?.kind === 'variable' && second?.kind === 'text' && /^[=!]?=/.test(second.text);
}
