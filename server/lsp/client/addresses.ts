/** How a client writes the paths of files, and how they are written back. */

import type { DiskPath } from '../../site/path.js';
export interface Addresses {
  /** Absolute; undefined for a document that is no file, such as `untitled:` or `git:`. */
  pathOf(uri: string): DiskPath | undefined;
  uriOf(path: DiskPath): string;
}

/** Files of a workspace that lies on no disk. `origin`: what all of their URIs begin with, as the client writes it, without the slash behind it: `vscode-vfs://github`. */
export function addressesAt(origin: string): Addresses {
  return {
    pathOf(uri) {
      if (!uri.startsWith(`${origin}/`)) return undefined;
      try {
        return decodeURIComponent(uri.slice(origin.length));
      } catch {
        return undefined;
      }
    },
    uriOf: (path) => origin + path.split('/').map(encodeURIComponent).join('/'),
  };
}
