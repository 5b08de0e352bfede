/** Endings of conf-dir go in; whether dnsmasq reads a file of the folder comes out. */

/** Hidden files, backups and what is being edited are left out, whatever the endings say (conf-dir in option.c). */
export function isConfDirFile(name: string, endings: readonly string[]): boolean {
  if (name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#')))
    return false;
  const endsIn = (ending: string): boolean => name.length > ending.length && name.endsWith(ending);
  const wanted = endings.filter((ending) => ending.startsWith('*') && ending.length > 1);
  if (wanted.length > 0 && !wanted.some((ending) => endsIn(ending.slice(1)))) return false;
  return !endings.some((ending) => ending !== '' && !ending.startsWith('*') && endsIn(ending));
}
