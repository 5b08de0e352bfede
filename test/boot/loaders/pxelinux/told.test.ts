/** Configurations of one node go in; everything that its boot tells of them comes out. */
import { pxelinuxSites } from '../../../support/tables/pxelinux.js';
import { keepsBoots } from '../../../support/told.js';

describe('a boot by PXELINUX tells', () => {
  keepsBoots('test/boot/loaders/pxelinux/told.txt', ['files', 'loader', 'kernel'], pxelinuxSites);
});
