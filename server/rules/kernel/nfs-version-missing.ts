/** The root mount names an NFS version that the node's kernel was built without. */
import { wantsNfsRoot } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import { builtIn, symbolPlace, symbolValue } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { versionSymbol } from '../about/versions.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const kernelNfsVersionMissing: CheckRule = {
  id: 'kernel/nfs-version-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted with an NFS version that is not built into the kernel.',
    why: 'The kernel answers `Protocol not supported` to itself, retries, and ends with `VFS: Unable to mount root fs via NFS`. Without an initramfs the version must be built in; with one it may be a module.',
    avoid: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', '# CONFIG_NFS_V3 is not set\nCONFIG_NFS_V4=y'),
    ),
    prefer: miniature(),
    references: ['Linux fs/nfs/Kconfig', 'nfs(5)'],
  },
  check(context) {
    const cases = new Map<string, BootTrace[]>();
    for (const trace of context.boots) {
      const configuration = trace.kernel?.configuration;
      const version = trace.root?.version;
      if (configuration === undefined || version === undefined) continue;
      const symbol = versionSymbol(version, configuration);
      if (symbol === undefined || trace.kernel === undefined || !wantsNfsRoot(trace.kernel)) continue;
      const value = symbolValue(configuration, symbol);
      const fits =
        value === undefined || value === 'y' || (value === 'm' && trace.kernel.mode !== 'kernel-root');
      if (fits) continue;
      const key = `${configuration.file} ${symbol} ${version}`;
      cases.set(key, [...(cases.get(key) ?? []), trace]);
    }
    for (const traces of cases.values()) {
      const [first] = traces;
      const configuration = first?.kernel?.configuration;
      const root = first?.root;
      if (configuration === undefined || root?.version === undefined) continue;
      const symbol = versionSymbol(root.version, configuration) ?? '';
      const names = traces.map(({ node }) => node.name);
      const state = symbolValue(configuration, symbol) === 'm' ? 'only a module' : 'not set';
      context.report({
        at: symbolPlace(configuration, symbol),
        message: `The root of ${nodesNamed(names)} is mounted with NFS version ${root.version}, but CONFIG_${symbol} is ${state} in the kernel: VFS: Unable to mount root fs via NFS. Set CONFIG_${symbol}=y, or ask for a version that is built in.`,
        related: [{ place: root.place, message: `version ${root.version} is asked for here` }],
        nodes: names,
        fixes: () => [builtIn(context, configuration, [symbol])],
      });
    }
  },
};
