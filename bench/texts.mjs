// Texts for the measurements: a language, a shape and a size go in, a text comes out. The same input gives the same text.
const times = (n, part) => Array.from({ length: n }, (_, i) => part(i)).join('');
const mac = (i) =>
  `52:54:00:${(i >> 16).toString(16)}:${((i >> 8) & 255).toString(16)}:${(i & 255).toString(16)}`;
const ip = (i) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

/** `statements`: many ordinary ones. `line`: one very long. `nesting`: what opens and is never closed. `comment`: one, huge. */
export const shapes = {
  dhcpd: {
    statements: (n) =>
      times(
        n,
        (i) =>
          `host n${i} {\n  hardware ethernet ${mac(i)};\n  fixed-address ${ip(i)};\n  option root-path "10.0.0.1:/srv/n${i}";\n}\n`,
      ),
    line: (n) => `option domain-name-servers ${times(n, (i) => `${ip(i)}, `)}10.0.0.1;\n`,
    nesting: (n) => times(n, () => 'group { '),
  },
  exports: {
    statements: (n) => times(n, (i) => `/srv/n${i} ${ip(i)}(rw,no_root_squash,sync,no_subtree_check)\n`),
    line: (n) => `/srv${times(n, (i) => ` ${ip(i)}(rw,sync)`)}\n`,
    nesting: (n) => `/srv ${'('.repeat(8 * n)}\n`,
  },
  fstab: {
    statements: (n) =>
      times(n, (i) => `10.0.0.1:/srv/n${i} /mnt/n${i} nfs rw,hard,nolock,vers=3,rsize=32768 0 0\n`),
    line: (n) => `10.0.0.1:/srv / nfs rw${times(n, () => ',hard,nolock')} 0 0\n`,
    nesting: (n) => `${'\\040'.repeat(8 * n)} / nfs defaults 0 0\n`,
  },
  pxelinux: {
    statements: (n) =>
      times(
        n,
        (i) =>
          `LABEL l${i}\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/n${i} ip=dhcp ro\n`,
      ),
    line: (n) => `LABEL l\n  KERNEL vmlinuz\n  APPEND ro${times(n, (i) => ` word${i}=${i}`)}\n`,
    nesting: (n) => times(n, () => 'MENU BEGIN\n'),
  },
  kconfig: {
    statements: (n) => times(n, (i) => (i % 3 === 0 ? `# CONFIG_X${i} is not set\n` : `CONFIG_X${i}=y\n`)),
    line: (n) => `CONFIG_CMDLINE="${'word '.repeat(4 * n)}"\n`,
    nesting: (n) => `CONFIG_CMDLINE="${'\\"'.repeat(8 * n)}"\n`,
  },
  settings: {
    statements: (n) => times(n, (i) => `OPTION_${i}="--secure /srv/n${i}"\n`),
    line: (n) => `TFTP_OPTIONS="${'--secure '.repeat(4 * n)}"\n`,
    nesting: (n) => `A="${'$('.repeat(8 * n)}"\n`,
  },
};
for (const shape of Object.values(shapes)) shape.comment = (n) => `# ${'comment '.repeat(16 * n)}\n`;
