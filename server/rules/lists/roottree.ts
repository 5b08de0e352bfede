/** The rules of roottree/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { roottreeConsoleMissing } from '../roottree/console-missing.js';
import { roottreeFastboot } from '../roottree/fastboot.js';
import { roottreeFolderMissing } from '../roottree/folder-missing.js';
import { roottreeHostnameCopied } from '../roottree/hostname-copied.js';
import { roottreeIdentityShared } from '../roottree/identity-shared.js';
import { roottreeNetRestart } from '../roottree/net-restart.js';
import { roottreeNfs4SameHostname } from '../roottree/nfs4-same-hostname.js';
import { roottreeNoInit } from '../roottree/no-init.js';
import { roottreeReadonlyWithoutTmpfs } from '../roottree/readonly-without-tmpfs.js';
import { roottreeRunlevelLinks } from '../roottree/runlevel-links.js';
import { roottreeServerServicesCopied } from '../roottree/server-services-copied.js';
import { roottreeStaticMtab } from '../roottree/static-mtab.js';
import { roottreeTmpMode } from '../roottree/tmp-mode.js';

export const roottreeChecks = {
  'roottree/fastboot': roottreeFastboot,
  'roottree/folder-missing': roottreeFolderMissing,
  'roottree/hostname-copied': roottreeHostnameCopied,
  'roottree/identity-shared': roottreeIdentityShared,
  'roottree/net-restart': roottreeNetRestart,
  'roottree/nfs4-same-hostname': roottreeNfs4SameHostname,
  'roottree/readonly-without-tmpfs': roottreeReadonlyWithoutTmpfs,
  'roottree/runlevel-links': roottreeRunlevelLinks,
  'roottree/server-services-copied': roottreeServerServicesCopied,
  'roottree/static-mtab': roottreeStaticMtab,
  'roottree/tmp-mode': roottreeTmpMode,
};

export const roottreeFaults = {
  'roottree/console-missing': roottreeConsoleMissing,
  'roottree/no-init': roottreeNoInit,
};
