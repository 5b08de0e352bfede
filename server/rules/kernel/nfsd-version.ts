/** The boot server's kernel was built without a version or transport that nodes ask its NFS server for. */
import type { KernelSymbol } from '../../site/kconfig/facts.js';
import { groupBy } from '../about/hosts.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SERVER = (symbol: string) =>
  miniature({
    'usr/src/linux/.config_master': `#
# Automatically generated file; DO NOT EDIT.
# Linux/x86 6.1.0 Kernel Configuration
#
CONFIG_NFSD=y
${symbol}
`,
  });

export const kernelNfsdVersion: CheckRule = {
  id: 'kernel/nfsd-version',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The kernel of the boot server has a version or TCP switched off in its NFS server, and nodes use it.',
    why: 'The server does not offer what the node asks for: `VFS: Unable to mount root fs via NFS`, or `mount.nfs: requested NFS version or transport protocol is not supported`. Only an explicit `is not set` counts; newer kernels have no such symbol for version 3 and TCP.',
    avoid: SERVER('# CONFIG_NFSD_V3 is not set'),
    prefer: SERVER('CONFIG_NFSD_V4=y'),
    references: ['Linux fs/nfsd/Kconfig'],
  },
  check({ site, boots, report }) {
    const kernel = site.serverKernel;
    if (kernel === undefined) return;
    const off = (name: string): KernelSymbol | undefined => {
      const symbol = kernel.symbols.get(name);
      return symbol?.value === 'n' ? symbol : undefined;
    };
    const asking = boots.flatMap(({ node, root }) => {
      if (root === undefined || root.own === 'no' || root.version === undefined) return [];
      const symbol = off(`NFSD_V${root.version.split('.')[0]}`);
      return symbol === undefined ? [] : [{ node, root, symbol }];
    });
    for (const group of groupBy(asking, ({ symbol }) => symbol).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const names = group.map(({ node }) => node.name);
      report({
        at: first.symbol.place,
        severity: 'error',
        message: `The boot server's kernel has CONFIG_${first.symbol.name} switched off, but ${nodesNamed(names)} ${single(names) ? 'mounts its' : 'mount their'} root with version ${first.root.version}: VFS: Unable to mount root fs via NFS. Set it to y.`,
        related: [{ place: first.root.place, message: `version ${first.root.version} is asked for here` }],
        nodes: names,
      });
    }
    const tcp = off('NFSD_TCP');
    if (tcp !== undefined && kernel.symbols.get('NFSD')?.value !== 'n') {
      report({
        at: tcp.place,
        message:
          "The boot server's kernel has CONFIG_NFSD_TCP switched off: every NFS mount over TCP, which is the default of all current clients, is refused. Set it to y.",
      });
    }
  },
};
