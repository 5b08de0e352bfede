/** A blank stands inside a word for the kernel, which reads its first part alone. */
import { tornWords } from '../../boot/index.js';
import { placeKey } from '../../site/place.js';
import { fix, isWritten, replace } from '../about/edits.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { changed, miniature } from '../about/miniature.js';
import { placesOf } from '../about/toldplaces.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = (ip: string) => miniature(changed(NAME, 'ip=dhcp', ip));

export const cmdlineTornWord: CheckRule = {
  id: 'cmdline/torn-word',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A blank tears root=, nfsroot=, ip= or console= of a kernel command line in two, before or behind the =, or inside the value.',
    why: 'The kernel ends a word at the first blank. `ip= dhcp` is an empty `ip=`, which leaves the network off: no `IP-Config:` line appears, and the node ends with `VFS: Unable to mount root fs via NFS.` Of `ip=192.168.1.21: 192.168.1.1:…` only the address is read, of `console=ttyS0, 115200` not the speed. What stands behind the blank is handed to init.',
    avoid: WORDS('ip= dhcp'),
    prefer: WORDS('ip=dhcp'),
    references: ['Linux lib/cmdline.c, next_arg', 'Linux net/ipv4/ipconfig.c, ip_auto_config_setup'],
  },
  check(context) {
    const unset = placesOf(context.boots, 'cmdline/root-path-unset-default');
    for (const { parameters, nodes } of commandLines(context)) {
      for (const { word, rest, right } of tornWords(parameters)) {
        if (rest.some(({ place }) => unset.has(placeKey(place)))) continue;
        const [last = word] = rest.slice(-1);
        const whole = {
          file: word.place.file,
          span: { start: word.place.span.start, end: last.place.span.end },
        };
        const read = word.value === undefined ? `no ${word.name}=` : `${word.name}=${word.value} alone`;
        context.report({
          at: word.place,
          message: `A blank tears ${word.name}= of ${nodesNamed(nodes)} in two: the kernel reads ${read}, and what follows is lost. Write ${right}.`,
          nodes,
          fixes: () =>
            isWritten(context.site, word.place, word.name)
              ? [fix(`Write ${right}`, false, replace(whole, right))]
              : [],
        });
      }
    }
  },
};
