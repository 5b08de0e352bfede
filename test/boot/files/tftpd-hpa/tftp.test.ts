/** What in.tftpd makes of a name: services and names go in, the file on the disk is compared. */
import assert from 'node:assert/strict';
import { tftpFile } from '../../../../server/boot/files/tftp.js';
import { readTftpdWords } from '../../../../server/site/link/tftpd-words.js';
import type { Site } from '../../../../server/site/model.js';
import { said, smallSite, tree } from '../../support.js';

const daemon: NonNullable<Site['tftp']['daemon']> = {
  program: 'tftp-hpa',
  starter: 'tftpd-hpa',
  place: said('').place,
  words: readTftpdWords(''),
  listens: true,
  disabled: undefined,
  address: undefined,
  carriageReturn: undefined,
};

describe('the TFTP server', () => {
  const served = tree(['/srv/tftp/pxelinux.0'], ['/srv/tftp']);
  const withService = (change: Partial<Site['tftp']>): Site => {
    const site = smallSite({ tree: served });
    return { ...site, tftp: { ...site.tftp, ...change } };
  };

  it('with -s takes every name for one below its root', () => {
    const site = withService({});
    assert.deepEqual(
      [tftpFile(site, '/pxelinux.0').path, tftpFile(site, 'pxelinux.0').present],
      ['/srv/tftp/pxelinux.0', 'yes'],
    );
    assert.equal(tftpFile(site, '../../pxelinux.0').path, '/srv/tftp/pxelinux.0');
    assert.equal(tftpFile(site, '/srv/tftp/pxelinux.0').present, 'no');
  });

  it('without -s takes absolute names below its directories only', () => {
    const plain = withService({ secure: 'no', directories: [said('/srv/tftp')] });
    const site = { ...plain, tftp: { ...plain.tftp, daemon } };
    assert.equal(tftpFile(site, '/srv/tftp/pxelinux.0').present, 'yes');
    assert.deepEqual(
      [tftpFile(site, 'pxelinux.0').present, tftpFile(site, 'pxelinux.0').path],
      ['no', undefined],
    );
    assert.equal(tftpFile(site, '/etc/passwd').path, undefined);
    // Others that are installed as in.tftpd serve relative names: without its own settings it is not known which one runs.
    assert.equal(tftpFile(plain, 'pxelinux.0').present, 'unknown');
  });

  it('without -s serves what lies below any of its directories, and all where it was given none', () => {
    const listing = (...directories: readonly string[]): Site =>
      withService({ secure: 'no', directories: directories.map(said), daemon });
    const refused = (site: Site, name: string) => tftpFile(site, name).refusal?.words;
    const two = listing('/srv/tftp', '/boot');
    assert.deepEqual(
      ['/srv/tftp/pxelinux.0', '/boot/vmlinuz', '/etc/passwd'].map((name) => refused(two, name)),
      [undefined, undefined, 'Forbidden directory'],
    );
    assert.match(tftpFile(two, '/etc/passwd').reason, /only \/srv\/tftp and \/boot$/);
    assert.equal(refused(listing(), '/etc/passwd'), undefined);
  });

  it('of which nobody knows the directory is not said to lack a file', () => {
    const nowhere = tftpFile(withService({ root: undefined }), 'pxelinux.0');
    assert.deepEqual([nowhere.path, nowhere.present], [undefined, 'unknown']);
    assert.match(nowhere.reason, /directory that the TFTP server serves is not known/);
  });

  it('is not judged for missing files where the copy holds none, nor behind a map file', () => {
    assert.equal(tftpFile(withService({ listingComplete: false }), 'x').present, 'unknown');
    assert.equal(tftpFile(withService({ mapFile: true }), 'pxelinux.0').present, 'unknown');
  });
});
