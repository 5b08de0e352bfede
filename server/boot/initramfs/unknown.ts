/** Scripts that nothing tells apart go in; what all of them read alike comes out. */
import { namesFileServer, parseNfsRoot } from '../linux/root/nfsroot.js';
import { lastParameter } from '../linux/words/parameters.js';
import { nfsrootText } from './legacy.js';
import type { RootProgram } from './port.js';

export const unknown: RootProgram = {
  name: 'unknown',
  asks(kernel) {
    const root = lastParameter(kernel, 'root')?.value;
    if (lastParameter(kernel, 'boot')?.value === 'nfs') return true;
    if (root === undefined) return lastParameter(kernel, 'nfsroot') !== undefined;
    return root === '/dev/nfs' || root === 'nfs' || namesFileServer(root);
  },
  rootOf(kernel) {
    const root = lastParameter(kernel, 'root');
    const named = nfsrootText(kernel);
    if (named !== undefined || root?.value === undefined || !namesFileServer(root.value)) return named;
    return { text: parseNfsRoot(root.value), place: root.place };
  },
  rootPath: parseNfsRoot,
  version: () => undefined,
  faults: () => [],
  refused: () => undefined,
};
