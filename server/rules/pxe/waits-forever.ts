/** Nodes with an NFS root wait for a key at every boot, and nothing ends the wait. */

import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import type { PxeInclude } from '../../site/pxelinux/facts.js';
import { fix, insertAfter } from '../about/edits.js';
import { configOf } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import { capital, nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const PROMPT = (text: string) =>
  miniature(
    changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'DEFAULT linux\n',
      `DEFAULT linux\nPROMPT 1\n${text}`,
    ),
  );

/** It may tell the time-out: it was not read, or only the menu reads it. */
function isOpen({ file, menu }: PxeInclude): boolean {
  return file === undefined || menu;
}

export const pxeWaitsForever: CheckRule = {
  id: 'pxe/waits-forever',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A node boots an NFS root, and its configuration shows a prompt or a menu without TIMEOUT.',
    why: 'PXELINUX waits at `boot:`, or in the menu, until somebody presses a key. After a power failure no node comes back by itself.',
    avoid: PROMPT(''),
    prefer: PROMPT('TIMEOUT 50\n'),
    references: ['Syslinux doc/syslinux.txt, PROMPT and TIMEOUT'],
  },
  check({ site, boots, report }) {
    const cases = boots.flatMap((trace) => {
      const { node, root } = trace;
      const config = configOf(site, trace);
      // Whoever has no declaration may be a visitor who is meant to choose.
      if (node.mac === undefined || root === undefined || config === undefined) return [];
      const set = (said: { readonly value: number } | undefined) => said !== undefined && said.value > 0;
      if (set(config.timeout) || set(config.totalTimeout) || config.includes.some(isOpen)) return [];
      // A menu that reads another file takes the time-out from there.
      if (config.ui !== undefined && config.ui.parameters.length > 0) return [];
      const prompts = set(config.prompt) && config.ui === undefined;
      const at = prompts ? config.prompt?.place : config.ui?.place;
      return at === undefined ? [] : [{ name: node.name, at, prompts }];
    });
    for (const group of groupBy(cases, ({ at }) => placeKey(at)).values()) {
      const [first] = group;
      const nodes = group.map(({ name }) => name);
      const { at, prompts } = first;
      report({
        at,
        message: `${capital(nodesNamed(nodes))} ${single(nodes) ? 'waits' : 'wait'} for a key ${
          prompts ? 'at boot:' : 'in the menu'
        } at every start, since there is no TIMEOUT: after a power failure none comes back by itself. Add TIMEOUT 50, for five seconds.`,
        nodes,
        fixes: () => [fix('Add TIMEOUT 50', false, insertAfter(at, '\nTIMEOUT 50'))],
      });
    }
  },
};
