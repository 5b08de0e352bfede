/** Folders of a Raspberry Pi go in; everything that its boot tells of its loader comes out. */
import { raspberrySites } from '../../../support/tables/raspberry.js';
import { keepsBoots } from '../../../support/told.js';

describe('a Raspberry Pi tells', () => {
  keepsBoots('test/boot/loaders/raspberry/told.txt', ['dhcp', 'files', 'loader', 'kernel'], raspberrySites);
});
