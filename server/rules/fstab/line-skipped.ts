/** mount passes over a line of a node's fstab. What is wrong with it is the finding of another rule; this one speaks where that is switched off. */
import { faultRule } from '../rule.js';

export const fstabLineSkipped = faultRule({
  id: 'fstab/line-skipped',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: "mount cannot read a line of a node's fstab, and the rule that says why is switched off.",
    why: 'The line is ignored (`parse error at line 2 -- ignored`), and what it should mount is missing after the boot. As a rule the finding of the line, such as fstab/syntax, names the machines, and this one is not needed.',
    avoid: {},
    prefer: {},
    references: ['fstab(5)', 'util-linux libmount/src/tab_parse.c'],
  },
  saidBy: ({ rule }) => [rule, 'text/merge-conflict'],
  story: ({ text }) => `a line of the fstab is ignored: ${text}`,
  message: ({ text }, { who }) => `mount passes over this line in the fstab of ${who}: ${text}`,
});
