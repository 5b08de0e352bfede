/** Boot files with one content and another name go in; what they are built for comes out, and what a machine that is told one comes to. */
import assert from 'node:assert/strict';
import { assumedUnsigned, programAt } from '../../../server/boot/machine/program.js';
import { traceSite } from '../../../server/boot/site.js';
import { assumptionsOf } from '../../../server/boot/stage.js';
import { siteOf } from '../../support/site.js';

const LENGTH = 512;

/** A program for UEFI on the processor with that number. */
function pe(machine: number): string {
  const word = String.fromCharCode(machine % 256, Math.floor(machine / 256));
  return `${'MZ'.padEnd(0x3c, '\0')}\x80`.padEnd(0x80, '\0').concat(`PE\0\0${word}`).padEnd(LENGTH, '\0');
}

const X64 = pe(0x8664);
const PLAIN = '\xfa'.padEnd(LENGTH, '\0');
const TFTPD = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' };

function kind(name: string, text: string): string {
  return programAt(siteOf({ ...TFTPD, [`srv/tftp/${name}`]: text }), `/srv/tftp/${name}`, name);
}

describe('what a boot file is built for', () => {
  it('is told by its octets, whatever it is called', () => {
    assert.equal(kind('loader', X64), 'efi-x64');
    assert.equal(kind('bootx64.efi', pe(0xaa64)), 'efi-arm64');
    assert.equal(kind('pxelinux.0', pe(0x14c)), 'efi-ia32');
    assert.equal(kind('loader', pe(0x5064)), 'efi');
    assert.equal(kind('syslinux.efi', PLAIN), 'other');
    assert.equal(kind('syslinux.efi', X64.replace('PE\0', 'NE\0')), 'other');
  });

  it('is for BIOS where the octets have no sign of UEFI and the name says so', () => {
    assert.equal(kind('pxelinux.0', PLAIN), 'bios');
    assert.equal(kind('loader', PLAIN), 'other');
  });

  it('is told by its name where the file is not there, is a text, or too short to be a program', () => {
    assert.equal(kind('syslinux.efi', '\0'.repeat(LENGTH - 1)), 'efi');
    assert.equal(kind('syslinux.efi', 'version https://git-lfs.github.com/spec/v1\n'.repeat(20)), 'efi');
    assert.equal(programAt(siteOf(TFTPD), undefined, 'syslinux.efi'), 'efi');
    assert.equal(programAt(siteOf(TFTPD), '/srv/tftp/syslinux.efi', 'syslinux.efi'), 'efi');
  });
});

describe('a machine that is told a boot file', () => {
  const boots = (name: string, text: string): string[] =>
    traceSite(
      siteOf({
        ...TFTPD,
        [`srv/tftp/${name}`]: text,
        'etc/dhcp/dhcpd.conf': `next-server 10.0.0.1;\nsubnet 10.0.0.0 netmask 255.255.255.0 { }\nhost n { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.9; filename "${name}"; }\n`,
      }),
    ).map(({ firmware, stages }) =>
      [firmware, ...stages.flatMap(({ faults }) => faults.map(({ id }) => id))].join(' '),
    );

  it('is one whose firmware can start it', () => {
    assert.deepEqual(boots('loader', X64), ['efi-x64']);
    assert.deepEqual(boots('loader', pe(0xaa64)), ['efi-arm64']);
    assert.deepEqual(boots('loader', PLAIN), ['bios']);
    assert.deepEqual(
      boots('pxelinux.0', X64).map((one) => one.split(' ')[0]),
      ['efi-x64'],
    );
  });

  it('does not start what no firmware of the site can start', () => {
    assert.deepEqual(boots('syslinux.efi', PLAIN), ['efi-x64 dhcp/uefi-gets-bios-nbp']);
  });
});

describe('a program for UEFI that nobody signed', () => {
  /** `magic`: of the optional header, with the place of its tables; `certificates`: the size of that table. */
  const signed = (magic: string, tables: number, certificates: string): string => {
    const optional = magic
      .padEnd(tables + 8 * 4 + 4, '\0')
      .concat(certificates)
      .padEnd(240, '\0');
    const coff = `PE\0\0\x64\x86\0\0`.padEnd(20, '\0').concat('\xf0\0\0\0');
    return `${'MZ'.padEnd(0x3c, '\0')}\x80`.padEnd(0x80, '\0').concat(coff, optional).padEnd(LENGTH, '\0');
  };
  const assumed = (text: string, name = 'loader.efi'): string | undefined =>
    assumedUnsigned(siteOf({ ...TFTPD, [`srv/tftp/${name}`]: text }), `/srv/tftp/${name}`, name);
  const NOTE = 'Secure Boot is off, for loader.efi is not signed';

  it('starts only where Secure Boot is off', () => {
    assert.equal(assumed(signed('\x0b\x02', 112, '\0\0\0\0')), NOTE);
    assert.equal(assumed(signed('\x0b\x01', 96, '\0\0\0\0')), NOTE);
    assert.equal(assumed(signed('\x0b\x02', 112, '\x08\0\0\0')), undefined);
    assert.equal(assumed(signed('\x0b\x01', 96, '\0\x01\0\0')), undefined);
  });

  it('is not told where its head does not tell, nor for what is no such program', () => {
    assert.equal(assumed(signed('\x07\x01', 112, '\0\0\0\0')), undefined);
    assert.equal(assumed(X64), undefined);
    assert.equal(assumed(PLAIN), undefined);
  });

  it('is said of what UEFI is told, and of what shim loads for it', () => {
    const unsigned = signed('\x0b\x02', 112, '\0\0\0\0');
    const said = (files: Readonly<Record<string, string>>, name: string): string[] =>
      traceSite(
        siteOf({
          ...TFTPD,
          ...files,
          'etc/dhcp/dhcpd.conf': `next-server 10.0.0.1;\nsubnet 10.0.0.0 netmask 255.255.255.0 { }\nhost n { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.9; filename "${name}"; }\n`,
        }),
      )
        .flatMap(({ stages }) => assumptionsOf(stages))
        .filter((one) => one.startsWith('Secure'));
    assert.deepEqual(said({ 'srv/tftp/loader.efi': unsigned }, 'loader.efi'), [NOTE]);
    const shim = { 'srv/tftp/shimx64.efi': signed('\x0b\x02', 112, '\x08\0\0\0') };
    assert.deepEqual(said({ ...shim, 'srv/tftp/grubx64.efi': unsigned }, 'shimx64.efi'), [
      'Secure Boot is off, for grubx64.efi is not signed',
    ]);
    assert.deepEqual(said(shim, 'shimx64.efi'), []);
  });
});
