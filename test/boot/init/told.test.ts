/** The fstab of a node goes in; everything that the boot tells of its mounts comes out. */
import { fstabSites } from '../../support/tables/fstab.js';
import { treeSites } from '../../support/tables/trees.js';
import { keepsBoots } from '../../support/told.js';

describe('an init tells', () => {
  keepsBoots('test/boot/init/told.txt', ['root', 'mounts'], { ...fstabSites, ...treeSites });
});
