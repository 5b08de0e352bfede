/** The fstab of a node goes in; everything that the boot tells of its mounts comes out. */
import { fstabSites, treeSites } from '../../support/tables/mounts.js';
import { keepsBoots } from '../../support/told.js';

describe('an init tells', () => {
  keepsBoots('test/boot/init/told.txt', ['root', 'mounts'], { ...fstabSites, ...treeSites });
});
