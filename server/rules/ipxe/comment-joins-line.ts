/** A comment ends with a backslash, and takes the next line in. */
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import type { CheckRule } from '../rule.js';

const noted = (end: string): string =>
  `${IPXE_SCRIPT}# The other disk:${end}\nsanboot --no-describe --drive 0x81\n`;

export const ipxeCommentJoinsLine: CheckRule = {
  id: 'ipxe/comment-joins-line',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A comment of a script ends with a backslash, and the next line is a command or a label.',
    why: 'iPXE joins lines before it looks for comments: the next line is a part of the comment, and is never done.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': noted(' \\') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': noted('') }),
    references: ['iPXE src/image/script.c, process_script'],
  },
  check({ site, report }) {
    for (const { swallowing } of site.ipxe) {
      for (const at of swallowing)
        report({
          at,
          message:
            'This backslash joins the next line to the comment: what stands there is never done. Take it away, or begin the next line with #.',
        });
    }
  },
};
