/** Servers of files and names that machines ask for go in; everything that a boot tells of them comes out. */
import { filesSites } from '../../support/tables/files.js';
import { filesByDnsmasq } from '../../support/tables/filesbydnsmasq.js';
import { keepsBoots } from '../../support/told.js';

describe('a server of files tells', () => {
  keepsBoots('test/boot/files/told.txt', ['dhcp', 'files'], { ...filesSites, ...filesByDnsmasq });
});
