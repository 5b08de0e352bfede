/** The root of a node holds no program that the kernel could start first. */
import { miniature } from '../about/miniature.js';
import { elsewhere } from '../about/roots.js';
import { faultRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    'diskless/node21/usr/bin/env': '',
    'diskless/node21/sbin/ldconfig': '',
    'diskless/node21/bin/ls': '',
    'diskless/node21/tmp/.keep': '',
    ...files,
  });

export const roottreeNoInit = faultRule({
  id: 'roottree/no-init',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node holds neither /sbin/init, /etc/init, /bin/init nor /bin/sh.',
    why: 'The kernel mounts the root and tries these one after the other: `Kernel panic - not syncing: No working init found.` The tree was copied in part, or the wrong directory is exported.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/sbin/init': '' }),
    references: ['Linux init/main.c, kernel_init'],
  },
  story: ({ path }) => `${path} holds no init to start`,
  message: ({ path }, { who }) =>
    `${path}, the root of ${who}, holds neither /sbin/init, /etc/init, /bin/init nor /bin/sh: Kernel panic - not syncing: No working init found. Copy the system into it, or name the directory that holds it.`,
  related: ({ at, others }) => elsewhere(at, others, 'the directory without an init'),
});
