/** No version is named for the root mount, and the kernel's default is one that servers no longer speak. */
import { wantsNfsRoot } from '../../boot/index.js';
import type { BootTrace, KernelStage, RootStage } from '../../boot/trace.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { defaultNfsVersion, serverSpeaks } from '../about/versions.js';
import { nodesNamed } from '../about/wording.js';
import { separatorSlip } from '../cmdline/nfsroot-separator.js';
import type { CheckRule, Related } from '../rule.js';

interface Case {
  readonly root: RootStage;
  readonly stage: KernelStage;
  readonly traces: BootTrace[];
}

export const nfsrootDefaultVersionMismatch: CheckRule = {
  id: 'nfsroot/default-version-mismatch',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted over NFS without a version, and the kernel then asks for version 2.',
    why: 'The kernel does not negotiate the version of its root mount. Up to 6.0, and later whenever CONFIG_NFS_V2=y (the default of 6.1), it asks for version 2, which current servers refuse. The node retries for about 95 seconds, then shows `VFS: Unable to mount root fs via NFS`; the server log says only `authenticated mount request`.',
    avoid: miniature({
      ...changed(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
        ':/diskless/node21,vers=3',
        ':/diskless/node21',
      ),
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V2=y\nCONFIG_NFS_V3=y'),
    }),
    prefer: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V2=y\nCONFIG_NFS_V3=y'),
    ),
    references: ['Linux fs/nfs/nfsroot.c', 'nfs.conf(5)'],
  },
  check(context) {
    const cases = new Map<string, Case>();
    for (const trace of context.boots) {
      const { kernel: stage, root } = trace;
      if (stage?.mode !== 'kernel-root' || root === undefined || !wantsNfsRoot(stage)) continue;
      if (root.version !== undefined || root.path.kind !== 'value') continue;
      if (separatorSlip(stage.parameters) !== undefined) continue;
      const version = defaultNfsVersion(stage.configuration);
      if (version !== undefined && version !== '2') continue;
      if (root.own === 'yes' && serverSpeaks(context.site.nfs.versions, '2')) continue;
      const key = `${root.place.file}:${root.place.span.start}`;
      const known = cases.get(key);
      if (known === undefined) cases.set(key, { root, stage, traces: [trace] });
      else known.traces.push(trace);
    }
    for (const { root, stage, traces } of cases.values()) {
      const names = traces.map(({ node }) => node.name);
      const { configuration } = stage;
      const sure = configuration?.symbols.get('NFS_V2')?.value === 'y';
      const related: Related[] = [];
      const symbol = configuration?.symbols.get('NFS_V2') ?? configuration?.symbols.get('NFS_FS');
      if (symbol !== undefined)
        related.push({ place: symbol.place, message: 'the kernel that chooses the version' });
      context.report({
        at: root.place,
        severity: sure && root.own === 'yes' ? 'error' : 'warning',
        message: `The root of ${nodesNamed(names)} is mounted without an NFS version. ${
          sure ? 'This kernel then asks for version 2' : 'Most kernels then ask for version 2'
        }, which current servers do not speak: about 95 s of silence, then VFS: Unable to mount root fs via NFS. Name the version: append ,vers=3.`,
        related,
        nodes: names,
        fixes: () => [fix('Append ,vers=3', false, insertAfter(root.place, ',vers=3'))],
      });
    }
  },
};
