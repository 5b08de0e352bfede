/** A file that a node asks for is on the TFTP server, but not everyone may read it. */
import { faultRule } from '../rule.js';

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

export const svcTftpFileUnreadable = faultRule({
  id: 'svc/tftp-file-unreadable',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A boot file, kernel, initial ramdisk or PXELINUX file lies where nodes ask for it, but not everyone may read it.',
    why: 'in.tftpd serves only files that everyone may read, and enters folders as a user of its own (`tftp` or `nobody`); dnsmasq serves what its own user may read. It answers `Permission denied`: the ROM shows `PXE-T00: Permission denied`, PXELINUX passes over its configuration, or finds no kernel. Kernels are often installed with mode 0600. `chmod o+r` the file, `chmod o+x` a folder. With `--permissive` or `--user`, and in a copy in which nobody but the owner may read anything, modes say nothing; nor do those of a folder that belongs to another user than root, which may be that of the server. On a live server the mode of the directory that is served is looked at, too. Permissions cannot be written into an example.',
    avoid: {},
    prefer: {},
    references: ['tftpd(8), --permissive'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ name, by, mode, program, assumed }) =>
    `the TFTP server refuses ${name}: ${program} serves only what ${assumed === true ? 'its user' : 'everyone'} may read, and ${by} has mode ${octal(mode)}`,
  message: ({ path, by, mode, program, assumed }, { who }) => {
    const folder = path !== by;
    const what = folder
      ? `${path}, since ${by} has mode ${octal(mode)}`
      : `${by}, which has mode ${octal(mode)}`;
    const mend = `chmod ${folder ? 'o+x' : 'o+r'} ${by}`;
    const readers = assumed === true ? 'its own user may read, mostly not its owner' : 'everyone may read';
    return `${program} does not serve ${what}: refused to ${who}, with "Permission denied". It serves only what ${readers}: ${mend}.`;
  },
  differsBy: ({ by }) => by,
});
