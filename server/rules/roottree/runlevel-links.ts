/** A runlevel of a node names a service that the node does not have, or lists nothing at all. */
import { lostServices, startsNothing } from '../../boot/startup/services.js';
import type { NodeRoot, SiteTree } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

const TREE = (service: string) =>
  miniature({
    'diskless/node21/sbin/init': '',
    'diskless/node21/etc/init.d/localmount': '',
    'diskless/node21/etc/init.d/sshd': '',
    'diskless/node21/etc/runlevels/boot/localmount': '',
    [`diskless/node21/etc/runlevels/default/${service}`]: '',
  });

/** Enough for every real machine. */
const MOST = 500;

const LEVELS = ['sysinit', 'boot', 'default', 'nonetwork', 'single'];

export const roottreeRunlevelLinks: CheckRule = {
  id: 'roottree/runlevel-links',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A link in a runlevel of a node, in a folder of wants of systemd or in /etc/rc?.d leads to no service of the node, or into the tree as the server sees it; or the runlevel default is empty.',
    why: "The node sees its own root as /: a link to /diskless/node21/etc/init.d/sshd, right on the server, leads nowhere there, and the service is not started. rc-update on the server changes the server's runlevels, so that those of nodes are made by hand. With an empty runlevel init ends with a login and nothing else.",
    avoid: TREE('ssh'),
    prefer: TREE('sshd'),
    references: ['rc-update(8)', 'openrc(8)'],
  },
  check(context) {
    const { nodeRoots, tree } = context.site;
    for (const root of nodeRoots.values()) {
      if (root.kind !== 'missing' && !startsNothing(tree, root.path)) judge(context, root);
    }
  },
};

function judge({ site: { tree }, report }: RuleContext, root: NodeRoot): void {
  const folder = `${root.path}/etc/runlevels`;
  const names = (level: string) =>
    (tree.list(`${folder}/${level}`) ?? []).filter((name) => !name.startsWith('.')).slice(0, MOST);
  const scripts = new Set(tree.list(`${root.path}/etc/init.d`) ?? []);
  const lost: string[] = [];
  const foreign: string[] = [];
  for (const level of LEVELS) {
    for (const name of names(level)) {
      const path = `${folder}/${level}/${name}`;
      const target = tree.link(path);
      if (target?.startsWith(`${root.path}/`) === true) foreign.push(path);
      else if (isLost(tree, root, target ?? `/etc/init.d/${name}`, scripts)) lost.push(path);
    }
  }
  // Those of systemd and SysV; the scripts of a node that keeps some of its etc only are elsewhere.
  const other =
    root.kind === 'tree'
      ? [...lostServices(tree, root.path).values()].filter((path) => !path.startsWith(folder))
      : [];
  const at = (path: string | undefined) => (path === undefined ? undefined : tree.locate(path));
  const first = at(lost[0]);
  const outside = at(foreign[0]);
  const all = (paths: readonly string[]) => list(paths.map((path) => path.slice(folder.length + 1)));
  if (first !== undefined)
    report({
      at: startOf(first),
      message: `The runlevels of ${root.path} name ${all(lost)}, and the node has no such ${lost.length === 1 ? 'service' : 'services'} in its etc/init.d: ${lost.length === 1 ? 'it is' : 'they are'} not started. Copy the script into the root, or remove the link.`,
    });
  const missing = at(other[0]);
  if (missing !== undefined) {
    const names = list(other.map((path) => path.slice(root.path.length + 1)));
    const one = other.length === 1;
    report({
      at: startOf(missing),
      message: `${names} of ${root.path} ${one ? 'lists a service' : 'list services'} for which the node has no unit or script: ${one ? 'it is' : 'they are'} not started. Install what is meant in the root, or remove the ${one ? 'link' : 'links'}.`,
    });
  }
  if (outside !== undefined)
    report({
      at: startOf(outside),
      message: `The link ${all(foreign)} leads to a path of the server (${tree.link(foreign[0] ?? '')}), and the node sees its root as /: nothing is there, and the service is not started. Link to /etc/init.d/… instead.`,
    });
  const level = at(`${folder}/default`);
  // A folder that git keeps holds a hidden file.
  if (level !== undefined && names('boot').length > 0 && tree.list(`${folder}/default`) !== undefined) {
    if (names('default').length === 0)
      report({
        at: startOf(level),
        message: `The runlevel default of ${root.path} is empty: after the services of boot nothing is started, neither cron nor sshd. Link what the node needs: ln -s /etc/init.d/sshd etc/runlevels/default/.`,
      });
  }
}

/** Only where the node's own scripts are listed: a folder that is not kept says nothing. */
function isLost(tree: SiteTree, { path }: NodeRoot, target: string, scripts: ReadonlySet<string>): boolean {
  if (scripts.size === 0) return false;
  const name = /^(?:\/etc|\.\.\/\.\.)\/init\.d\/([^/]+)$/.exec(target)?.[1];
  if (name !== undefined) return !scripts.has(name);
  return target.startsWith('/') && tree.exists(path + target) === 'no';
}
