/** The ids of the rules of roottree/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type RoottreeId =
  | 'roottree/console-missing'
  | 'roottree/fastboot'
  | 'roottree/folder-missing'
  | 'roottree/hostname-copied'
  | 'roottree/identity-shared'
  | 'roottree/net-restart'
  | 'roottree/nfs4-same-hostname'
  | 'roottree/no-init'
  | 'roottree/readonly-without-tmpfs'
  | 'roottree/runlevel-links'
  | 'roottree/server-services-copied'
  | 'roottree/static-mtab'
  | 'roottree/tmp-mode';
