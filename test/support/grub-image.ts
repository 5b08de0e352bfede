/** What is to be built into a GRUB goes in; a program for UEFI with it comes out, a character for each octet, as grub-mkimage lays one out. */

export function number(value: number, size: number): string {
  return Array.from({ length: size }, (_, i) => String.fromCharCode(Math.floor(value / 256 ** i) % 256)).join(
    '',
  );
}

/** A module with the sections that matter: one of nothing, its name, and the names of sections. */
function elf(name: string, wide: boolean): string {
  const head = wide ? 64 : 52;
  const own = `${name}\0`;
  const names = '\0.modname\0.shstrtab\0';
  const table = head + own.length + names.length;
  const section = (nameAt: number, offset: number): string =>
    wide
      ? number(nameAt, 4) + number(0, 20) + number(offset, 8) + number(0, 32)
      : number(nameAt, 4) + number(0, 12) + number(offset, 4) + number(0, 20);
  const begin = `\x7fELF${String.fromCharCode(wide ? 2 : 1)}`;
  const fields = wide
    ? [begin.padEnd(0x28, '\0'), number(table, 8), number(0, 12), number(3, 2), number(2, 2)]
    : [begin.padEnd(0x20, '\0'), number(table, 4), number(0, 12), number(3, 2), number(2, 2)];
  return (
    fields.join('').padEnd(head, '\0') +
    own +
    names +
    section(0, 0) +
    section(1, head) +
    section(10, head + own.length)
  );
}

export interface GrubParts {
  readonly prefix?: string;
  readonly modules?: readonly string[];
  readonly commands?: string;
  readonly sbat?: string;
  readonly wide?: boolean;
  /** Behind all other parts. */
  readonly more?: string;
}

const part = (kind: number, text: string): string => number(kind, 4) + number(text.length + 8, 4) + text;

export function grubImageOf({
  prefix,
  modules = [],
  commands,
  sbat,
  wide = true,
  more = '',
}: GrubParts): string {
  const parts = [
    ...modules.map((name) => part(0, elf(name, wide))),
    ...(commands === undefined ? [] : [part(2, `${commands}\0`)]),
    ...(prefix === undefined ? [] : [part(3, `${prefix}\0\0`)]),
    more,
  ].join('');
  const head = wide ? 24 : 12;
  const mods = wide
    ? `mimg${number(0, 4)}${number(head, 8)}${number(head + parts.length, 8)}${parts}`
    : `mimg${number(head, 4)}${number(head + parts.length, 4)}${parts}`;
  const first = 0x400;
  const sections = [
    ['.text', 0, 0],
    ['mods', mods.length, first],
    ...(sbat === undefined ? [] : [['.sbat', sbat.length, first + mods.length] as const]),
  ] as const;
  const table = sections
    .map(([name, size, start]) =>
      (name.padEnd(8, '\0') + number(size, 4) + number(0, 4) + number(size, 4) + number(start, 4)).padEnd(
        40,
        '\0',
      ),
    )
    .join('');
  const coff =
    `PE\0\0${number(0x8664, 2)}${number(sections.length, 2)}`.padEnd(20, '\0') + number(16, 2) + number(0, 2);
  const header =
    `${'MZ'.padEnd(0x3c, '\0')}${number(0x80, 4)}`.padEnd(0x80, '\0') + coff + '\0'.repeat(16) + table;
  return header.padEnd(first, '\0') + mods + (sbat ?? '');
}
