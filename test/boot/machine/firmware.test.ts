/** Numbers of option 93, names of programs and kinds of firmware go in; what starts what comes out. */
import assert from 'node:assert/strict';
import {
  bootsByHttp,
  canStart,
  isUefi,
  platformOf,
  programKind,
  starterOf,
} from '../../../server/boot/machine/firmware.js';
import { firmwareClient, firmwareSending, kernelClient } from '../../../server/boot/machine/profile.js';
import type { Firmware } from '../../../server/boot/trace.js';

const UEFI: readonly Firmware[] = ['efi-x64', 'efi-ia32', 'efi-arm64', 'efi-http-x64'];
const ALL: readonly Firmware[] = ['bios', 'raspberry-pi', 'ipxe', 'etherboot', ...UEFI];

describe('option 93', () => {
  it('tells the processor and UEFI from BIOS', () => {
    assert.deepEqual(
      [0, 6, 7, 9, 11, 15, 16, 19, 1, 10].map((architecture) => platformOf({ architecture })),
      [
        'bios',
        'efi-ia32',
        'efi-x64',
        'efi-x64',
        'efi-arm64',
        'efi-ia32',
        'efi-x64',
        'efi-arm64',
        undefined,
        undefined,
      ],
    );
    assert.equal(platformOf({ architecture: undefined }), undefined);
  });

  it('is sent by the firmwares that machines are traced with', () => {
    assert.deepEqual([0, 6, 7, 9, 11, 16, 15].map(firmwareSending), [
      'bios',
      'efi-ia32',
      'efi-x64',
      'efi-x64',
      'efi-arm64',
      'efi-http-x64',
      undefined,
    ]);
    for (const firmware of UEFI) {
      const { architecture } = firmwareClient(firmware, undefined);
      assert.equal(architecture === undefined ? undefined : firmwareSending(architecture), firmware);
    }
  });
});

describe('a request', () => {
  it('is that of UEFI itself only where no program that it started asks', () => {
    assert.deepEqual(
      ALL.filter((firmware) => isUefi(firmwareClient(firmware, undefined))),
      UEFI,
    );
    assert.equal(isUefi({ ...firmwareClient('efi-x64', undefined), userClass: 'iPXE' }), false);
    assert.equal(isUefi(kernelClient(undefined)), false);
  });

  it('is that of the client for HTTP by how its class begins', () => {
    assert.deepEqual(
      ALL.filter((firmware) => bootsByHttp(firmwareClient(firmware, undefined))),
      ['efi-http-x64'],
    );
    assert.equal(bootsByHttp(kernelClient(undefined)), false);
    assert.equal(bootsByHttp({ ...kernelClient(undefined), vendorClass: 'an HTTPClient' }), false);
  });

  it('has the class and the architecture that conditions look at', () => {
    const sent = ALL.map((firmware) => {
      const { vendorClass, userClass, bootp, relay } = firmwareClient(firmware, undefined);
      assert.deepEqual([bootp, relay], [false, undefined]);
      return [vendorClass, userClass].filter((word) => word !== undefined).join(' ');
    });
    const bios = 'PXEClient:Arch:00000:UNDI:002001';
    assert.deepEqual(sent, [
      bios,
      bios,
      `${bios} iPXE`,
      'Etherboot-5.4',
      'PXEClient:Arch:00007:UNDI:003000',
      'PXEClient:Arch:00006:UNDI:003000',
      'PXEClient:Arch:00011:UNDI:003000',
      'HTTPClient:Arch:00016:UNDI:003000',
    ]);
    assert.deepEqual(kernelClient(undefined), {
      ...kernelClient(undefined),
      vendorClass: undefined,
      userClass: undefined,
      architecture: undefined,
      bootp: false,
    });
  });

  it('asks for what it reads: PXELINUX by the ROM its directory, a Raspberry Pi option 43 and the address of the server', () => {
    const asks = (firmware: Firmware, option: number) =>
      firmwareClient(firmware, undefined).requested?.includes(option);
    assert.deepEqual(
      [43, 60, 66, 67, 209, 210].map((option) => asks('bios', option)),
      [true, true, true, true, true, true],
    );
    assert.deepEqual(
      [43, 66, 67, 175, 209].map((option) => asks('ipxe', option)),
      [true, true, true, true, false],
    );
    assert.deepEqual(
      [43, 66, 67, 209].map((option) => asks('raspberry-pi', option)),
      [true, true, true, false],
    );
    assert.deepEqual(
      [17, 12, 43, 67].map((option) => kernelClient(undefined).requested?.includes(option)),
      [true, true, false, false],
    );
  });
});

describe('the name of a program', () => {
  it('tells what it is for only where it is used for nothing else', () => {
    const kinds = (...names: readonly string[]) => [...new Set(names.map(programKind))];
    const bios = 'pxelinux.0 lpxelinux.0 gpxelinux.0 undionly.0 undionly.pxe pxeboot.0 pxeboot.n12 ipxe.pxe';
    assert.deepEqual(kinds(...bios.split(' '), 'undionly.kpxe', 'undionly.kkpxe', 'a/b/808610de.kpxe'), [
      'bios',
    ]);
    assert.deepEqual(kinds('PXELINUX.0', 'x/LPXELINUX.0'), ['bios']);
    assert.deepEqual(kinds('boot/grub/i386-pc/core.0', 'pxeboot.com', 'Boot/x64/wdsnbp.com'), ['bios']);
    const none =
      'my-pxelinux.0 pxelinux.0.bak xpxelinux.0 pxelinux1 undionly.0.old a.b.kpxe undionly.kkkpxe kpxe';
    assert.deepEqual(kinds(...none.split(' '), 'pxelinux.0/file', 'ipxe.pxe2', 'my-ipxe.pxe'), ['unknown']);
    assert.deepEqual(kinds('boot.ipxe', 'a.cfg', 'a.conf', 'A.TXT'), ['script']);
    assert.deepEqual(kinds('boot.ipxe.gz', 'cfg', 'a.efi.txt2'), ['unknown']);
    assert.deepEqual(kinds('bootaa64.efi', 'x-arm64-y.efi', 'grubaa64.efi.signed'), ['efi-arm64']);
    assert.deepEqual(kinds('bootia32.efi', 'ipxe-i386.efi'), ['efi-ia32']);
    assert.deepEqual(kinds('bootx64.efi', 'ipxe-x86_64.efi', 'snp-amd64.efi', 'BOOTX64.EFI.SIGNED'), [
      'efi-x64',
    ]);
    // The folder tells nothing, and the last ending has to be that of a program.
    assert.deepEqual(kinds('arm64/ipxe.efi', 'ia32/x.efi', 'x64/ipxe.efi.signed'), ['efi']);
    assert.deepEqual(
      kinds('bootx64.efi.old', 'efi', 'bootx64efi', 'x.signed', 'pxelinux.signed.0', 'x.efi.signed.old'),
      ['unknown'],
    );
  });

  it('leads to the firmware that can start it, the commonest first', () => {
    const of = (
      kind: Parameters<typeof starterOf>[2],
      all: readonly Firmware[],
      servesBios = false,
      file = 'x',
    ) => starterOf(all, file, kind, servesBios);
    const every: readonly Firmware[] = ['bios', 'efi-x64', 'efi-ia32', 'efi-arm64', 'efi-http-x64'];
    assert.deepEqual(
      (['efi-x64', 'efi-ia32', 'efi-arm64', 'bios', 'efi'] as const).map((kind) => of(kind, every)),
      ['efi-x64', 'efi-ia32', 'efi-arm64', 'bios', 'efi-x64'],
    );
    assert.deepEqual(
      (['unknown', 'script', 'other'] as const).map((kind) => of(kind, every)),
      ['bios', 'bios', 'bios'],
    );
    assert.equal(of('efi-x64', every, false, 'http://10.0.0.1/bootx64.efi'), 'bios');
    assert.equal(of('efi-arm64', ['bios', 'efi-ia32']), 'bios');
    // Where x64 is told something else, a BIOS that the site knows of may be among those that are misled.
    assert.equal(of('efi', ['bios', 'efi-ia32']), 'efi-ia32');
    assert.equal(of('efi', ['bios', 'efi-ia32'], true), 'bios');
    assert.equal(of('efi', ['bios']), 'bios');
    assert.equal(of('efi', []), undefined);
  });

  it('that tells something is that of a program which other firmware does not start', () => {
    const starts = (kind: Parameters<typeof canStart>[1]) =>
      ALL.filter((firmware) => canStart(firmwareClient(firmware, undefined), kind));
    const bios: readonly Firmware[] = ['bios', 'raspberry-pi', 'ipxe', 'etherboot'];
    assert.deepEqual(starts('bios'), bios);
    assert.deepEqual(starts('other'), bios);
    assert.deepEqual(starts('script'), bios);
    assert.deepEqual(starts('unknown'), ALL);
    assert.deepEqual(starts('efi'), ['etherboot', ...UEFI]);
    assert.deepEqual(starts('efi-x64'), ['etherboot', 'efi-x64', 'efi-http-x64']);
    assert.deepEqual(starts('efi-ia32'), ['etherboot', 'efi-ia32']);
    const iPxe = { ...firmwareClient('efi-x64', undefined), userClass: 'iPXE' };
    assert.deepEqual([canStart(iPxe, 'script'), canStart(iPxe, 'bios')], [true, false]);
  });
});
