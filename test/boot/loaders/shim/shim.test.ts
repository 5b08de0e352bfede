/** shim of a UEFI machine goes in, with the files beside it; the program that it goes on with comes out, or what keeps it. */
import assert from 'node:assert/strict';
import type { Asked, BootFile } from '../../../../server/boot/loaders/port.js';
import { shim } from '../../../../server/boot/loaders/shim/index.js';
import { traceSite } from '../../../../server/boot/site.js';
import { bootedByGrub } from '../../../../server/rules/about/examples/grub.js';
import { siteOf } from '../../../support/site.js';
import { somewhere } from '../../support.js';

const TFTPD = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' };

/** `files`: below the TFTP root; those without text are there, and nothing is known of them. */
function asked(name: string, files: Readonly<Record<string, string>>, more: Partial<BootFile> = {}): Asked {
  const texts = Object.fromEntries(Object.entries(files).map(([file, text]) => [`srv/tftp/${file}`, text]));
  const file = { name, path: `/srv/tftp/${name}`, present: 'yes', place: somewhere, ...more } as const;
  return { site: siteOf({ ...TFTPD, 'srv/tftp/pxelinux.0': '', ...texts }), file } as unknown as Asked;
}

/** What comes next, or the fault, with what is taken for granted. */
function comes(...what: Parameters<typeof asked>): string {
  const loaded = shim.load(asked(...what));
  const [fault] = loaded.reports.flatMap(({ faults = [] }) => faults);
  if (fault?.id === 'uefi/shim-second-missing')
    return [fault.id, fault.second, fault.path, ...(fault.foreign ? ['foreign'] : [])].join(' ');
  if (fault?.id === 'tftp/empty-file') return `${fault.id} ${fault.what} ${fault.name}`;
  assert.ok(loaded.kind === 'chains');
  const { name, path, present } = loaded.file;
  return [`${name} ${path} ${present}`, ...loaded.assumptions.filter((text) => text.includes('beside'))].join(
    '; ',
  );
}

describe('shim', () => {
  const GRUB = 'MZ';

  it('is known by the names that distributions give it', () => {
    const is = (name: string) => shim.recognises(asked(name, {}));
    for (const name of [
      'shimx64.efi',
      'efi/shimaa64.efi',
      'SHIMIA32.EFI',
      'shim.efi',
      'shimx64.efi.signed',
      'shim-signed.efi',
    ])
      assert.equal(is(name), 'yes', name);
    for (const name of ['grubx64.efi', 'myshimx64.efi', 'shimx32.efi', 'shimx64.efi.bak', 'shimx64.efi/grub'])
      assert.equal(is(name), 'no', name);
  });

  it('goes on with the GRUB of its processor from its own folder', () => {
    assert.equal(
      comes('efi/shimx64.efi', { 'efi/grubx64.efi': GRUB }),
      'efi/grubx64.efi /srv/tftp/efi/grubx64.efi yes',
    );
    assert.equal(comes('shimaa64.efi', { 'grubaa64.efi': GRUB }), 'grubaa64.efi /srv/tftp/grubaa64.efi yes');
    assert.equal(comes('SHIMIA32.EFI', { 'grubia32.efi': GRUB }), 'grubia32.efi /srv/tftp/grubia32.efi yes');
    // Those without a processor in their names ask for either.
    assert.equal(comes('shim.efi', { 'grub.efi': GRUB }), 'grub.efi /srv/tftp/grub.efi yes');
    assert.equal(
      comes('shim.efi', { 'grubx64.efi': GRUB, 'grub.efi': GRUB }),
      'grubx64.efi /srv/tftp/grubx64.efi yes',
    );
  });

  it('is at its end where none lies there, which names it', () => {
    assert.equal(
      comes('efi/shimx64.efi', { 'grubx64.efi': GRUB }),
      'uefi/shim-second-missing grubx64.efi /srv/tftp/efi/grubx64.efi',
    );
    assert.equal(
      comes('shimx64.efi', { 'grub.efi': GRUB }),
      'uefi/shim-second-missing grubx64.efi /srv/tftp/grubx64.efi',
    );
    assert.equal(comes('shim.efi', {}), 'uefi/shim-second-missing grubx64.efi /srv/tftp/grubx64.efi');
    const [fault] = shim.load(asked('shimx64.efi', {})).reports.flatMap(({ faults = [] }) => faults);
    assert.ok(fault?.id === 'uefi/shim-second-missing');
    assert.deepEqual(
      [fault.effect, fault.at, fault.others.length, fault.shim],
      ['stops', somewhere, 1, 'shimx64.efi'],
    );
    assert.match(fault.console ?? '', /Unable to fetch TFTP image/);
  });

  it('is at its end where what lies there is empty, or no program for UEFI', () => {
    assert.equal(comes('shimx64.efi', { 'grubx64.efi': '' }), 'grubx64.efi /srv/tftp/grubx64.efi yes');
    const beside = (text: string) => ({ 'shimx64.efi': 'a program\n', 'grubx64.efi': text });
    assert.equal(comes('shimx64.efi', beside('')), 'tftp/empty-file boot file grubx64.efi');
    const missing = 'uefi/shim-second-missing grubx64.efi /srv/tftp/grubx64.efi foreign';
    assert.equal(comes('shimx64.efi', beside('\x7fELF'.padEnd(1024, '\0'))), missing);
    const there = 'grubx64.efi /srv/tftp/grubx64.efi yes';
    assert.equal(comes('shimx64.efi', beside('a program\n')), there);
    assert.equal(comes('shimx64.efi', beside(''), { place: undefined }), there);
  });

  it('is left alone where it is not known whether it, or what it loads, is there', () => {
    const beside = 'grubx64.efi lies beside shimx64.efi';
    assert.equal(
      comes('shimx64.efi', {}, { present: 'unknown' }),
      `grubx64.efi /srv/tftp/grubx64.efi no; ${beside}`,
    );
    assert.equal(
      comes('shimx64.efi', {}, { place: undefined }),
      `grubx64.efi /srv/tftp/grubx64.efi no; ${beside}`,
    );
    assert.equal(comes('shimx64.efi', {}, { path: undefined }), `grubx64.efi undefined unknown; ${beside}`);
    assert.equal(
      comes('http://x/shimx64.efi', {}, { path: undefined }),
      'http://x/grubx64.efi undefined unknown; http://x/grubx64.efi lies beside http://x/shimx64.efi',
    );
  });

  it('is followed into the menu of its GRUB', () => {
    const boot = (more: Readonly<Record<string, string>>) => {
      const traces = traceSite(siteOf(bootedByGrub(more, 'efi/shimx64.efi')));
      return traces.find(({ node, firmware }) => node.name === 'node21' && firmware !== 'bios');
    };
    const trace = boot({ 'srv/tftp/efi/grubx64.efi': '' });
    assert.equal(trace?.verdict, 'boots');
    assert.equal(
      trace.stages.find(({ program }) => program === 'shim')?.did,
      'efi/shimx64.efi loads efi/grubx64.efi',
    );
    assert.equal(boot({})?.verdict, 'fails');
  });
});
