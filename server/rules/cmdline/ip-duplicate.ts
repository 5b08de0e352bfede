/** Two ip= words say different things, or SYSAPPEND writes one beside that of the file. */

import { ipDevice, oneOfSeveral } from '../../boot/index.js';
import { fix } from '../about/edits.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { withoutWord } from '../about/kernel/wordparts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const cmdlineIpDuplicate: CheckRule = {
  id: 'cmdline/ip-duplicate',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A command line has two ip= words that differ, one of them perhaps written by IPAPPEND or SYSAPPEND.',
    why: "The kernel reads both and mixes them: with `ip=dhcp` and `IPAPPEND 1` it uses the address that SYSAPPEND writes and asks no DHCP server, so root-path and host name do not arrive. dracut stops with `Sorry, 'ip=dhcp' does not make sense for multiple interface configurations`.",
    avoid: miniature(changed(NAME, ' rw\n', ' rw\n  IPAPPEND 1\n')),
    prefer: miniature(),
    references: [
      'Linux net/ipv4/ipconfig.c, ip_auto_config_setup',
      'Syslinux doc/syslinux.txt, SYSAPPEND',
      'dracut.cmdline(7)',
    ],
  },
  check(context) {
    for (const { parameters, mode, nodes, stage } of commandLines(context)) {
      const words = parameters.filter(({ name }) => name === 'ip');
      const last = words[words.length - 1];
      const dracut = stage.dialect === 'dracut';
      if (mode !== 'kernel-root' && !dracut) continue;
      const other = dracut ? oneOfSeveral(words) : words.find((word) => word.value !== last?.value);
      if (last === undefined || other === undefined) continue;
      const written = last.added ? `IPAPPEND or SYSAPPEND adds` : 'another one says';
      context.report({
        at: other.place,
        message: `ip=${other.value ?? ''} is not the only one of ${nodesNamed(nodes)}: ${written} ip=${(other === last ? words[0] : last)?.value ?? 'address:server:router:netmask'}. ${
          dracut
            ? `dracut stops with "${ipDevice(other) === '' ? `Sorry, 'ip=${other.value ?? ''}' does not make sense for multiple interface configurations` : `Duplication configurations for '${ipDevice(other)}'`}".`
            : 'The kernel reads both, and what the later one sets holds.'
        } Keep one of them.`,
        related: [{ place: last.place, message: 'the other one comes from here' }],
        nodes,
        fixes: () =>
          other.added
            ? []
            : [
                fix('Remove this ip=', false, {
                  file: other.place.file,
                  edits: [withoutWord(other.place, 'before')],
                }),
              ],
      });
    }
  },
};
