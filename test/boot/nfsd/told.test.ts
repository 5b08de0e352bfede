/** Exports and what names a root go in; everything that the boot tells of the server of NFS comes out. */
import { exportSites } from '../../support/tables/exports.js';
import { rootSites } from '../../support/tables/roots.js';
import { serverSites } from '../../support/tables/servers.js';
import { keepsBoots } from '../../support/told.js';

describe('a server of NFS tells', () => {
  keepsBoots('test/boot/nfsd/told.txt', ['root', 'mounts'], { ...exportSites, ...rootSites, ...serverSites });
});
