/** Units of systemd for mounts go in; what they mount comes out, in the words of fstab, and those that systemd refuses for their names (systemd.mount(5), systemd-escape(1)). */
import { splitNfsSource } from '../../../grammars/fstab/index.js';
import type { Place, Said } from '../place.js';
import type { Setting, SettingsFacts } from '../settings/facts.js';
import type { FstabFacts, Mount, MountOption } from './facts.js';

export const MOUNT_UNITS = '/etc/systemd/system/';
export const MOUNT_UNIT = '.mount';

/** Where a unit of this name has to mount; undefined for other units, and for templates. */
export function targetOfUnit(path: string): string | undefined {
  if (!path.startsWith(MOUNT_UNITS) || !path.endsWith(MOUNT_UNIT) || path.includes('@')) return undefined;
  const name = path.slice(MOUNT_UNITS.length, -MOUNT_UNIT.length);
  if (name.includes('/')) return undefined;
  if (name === '-') return '/';
  return decoded(`/${name.replaceAll('-', '/')}`);
}

/** Undefined where the octets are no text. */
function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name.replaceAll('%', '%25').replace(/\\x(?=[0-9a-f]{2})/g, '%'));
  } catch {
    return undefined;
  }
}

/** The name of the unit that mounts there. */
export function unitOfTarget(target: string): string {
  const plain = normal(target).replace(/^\//, '');
  const name = [...plain].map((one, i) => escaped(one, i)).join('');
  return `${name === '' ? '-' : name}${MOUNT_UNIT}`;
}

function escaped(character: string, index: number): string {
  if (character === '/') return '-';
  if (/[\w:]/.test(character) || (character === '.' && index > 0)) return character;
  const code = character.charCodeAt(0);
  const octets = code < 128 ? `%${code.toString(16).padStart(2, '0')}` : encodeURIComponent(character);
  return octets.toLowerCase().replaceAll('%', '\\x');
}

export interface MisnamedUnit {
  /** Where= of the unit. */
  readonly where: Said<string>;
  readonly unit: string;
  readonly right: string;
}

/** systemd takes none whose Where= is not what its name says. */
export function misnamedUnits(files: ReadonlyMap<string, SettingsFacts>): MisnamedUnit[] {
  return [...files].flatMap(([path, facts]): MisnamedUnit[] => {
    const target = targetOfUnit(path);
    const where = settingOf(facts, 'Where');
    if (target === undefined || where?.value === undefined || isTemplate(where.value)) return [];
    if (normal(where.value) === target) return [];
    const said = { value: where.value, place: where.raw.place };
    return [{ where: said, unit: path.slice(MOUNT_UNITS.length), right: unitOfTarget(where.value) }];
  });
}

/** The table with what the units mount behind its lines; the same where none does. `enabled`: names of units that something pulls in; where the links for it are not known, those are that ask for one. */
export function withUnits(
  fstab: FstabFacts | undefined,
  files: ReadonlyMap<string, SettingsFacts>,
  enabled: ReadonlySet<string> | undefined,
): FstabFacts | undefined {
  const mounts = [...files].flatMap(([path, facts]) =>
    (enabled?.has(path.slice(MOUNT_UNITS.length)) ?? isInstalled(facts)) ? (mountOf(path, facts) ?? []) : [],
  );
  const [first] = mounts;
  if (first === undefined) return fstab;
  return { file: fstab?.file ?? first.place.file, mounts: [...(fstab?.mounts ?? []), ...mounts] };
}

function isInstalled({ settings }: SettingsFacts): boolean {
  return settings.some(
    ({ section, name }) => section === 'Install' && /^(?:WantedBy|RequiredBy)$/.test(name.value),
  );
}

function mountOf(path: string, facts: SettingsFacts): Mount | undefined {
  const target = targetOfUnit(path);
  const [what, where] = [settingOf(facts, 'What'), settingOf(facts, 'Where')];
  if (target === undefined || what?.value === undefined || where?.value === undefined) return undefined;
  if (normal(where.value) !== target || isTemplate(what.value)) return undefined;
  const type = settingOf(facts, 'Type');
  const options = settingOf(facts, 'Options');
  const said = ({ value = '', raw }: Setting): Said<string> => ({ value, place: raw.place });
  const nfs = /^nfs4?$/.test(type?.value ?? '') ? partsOf(said(what)) : undefined;
  return {
    source: said(what),
    target: said(where),
    type: type === undefined ? { value: 'auto', place: what.place } : said(type),
    // Who pulls a unit in by WantedBy= goes on without it, as a line with nofail does.
    options: [...optionsOf(options), { name: 'nofail', value: undefined, place: where.place }],
    optionsPlace: options?.raw.place,
    pass: undefined,
    nfs,
    place: what.place,
  };
}

function settingOf({ settings }: SettingsFacts, name: string): Setting | undefined {
  return settings.findLast((one) => one.section === 'Mount' && one.name.value === name);
}

/** What systemd fills in. */
function isTemplate(text: string): boolean {
  return text.includes('%');
}

function normal(path: string): string {
  const plain = path.replace(/\/+/g, '/');
  return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
}

function partsOf(source: Said<string>): Mount['nfs'] {
  const split = splitNfsSource(source.value);
  if (split === undefined) return undefined;
  const part = (value: string, from: number): Said<string> => {
    const start = source.place.span.start + from;
    return { value, place: { file: source.place.file, span: { start, end: start + value.length } } };
  };
  return { server: part(split.server, split.serverStart), path: part(split.path, split.pathStart) };
}

function optionsOf(setting: Setting | undefined): MountOption[] {
  const { value = '', raw } = setting ?? {};
  if (raw === undefined) return [];
  let at = raw.place.span.start;
  return value.split(',').flatMap((text) => {
    const place: Place = { file: raw.place.file, span: { start: at, end: at + text.length } };
    at += text.length + 1;
    const sign = text.indexOf('=');
    const name = sign < 0 ? text : text.slice(0, sign);
    return name === '' ? [] : [{ name, value: sign < 0 ? undefined : text.slice(sign + 1), place }];
  });
}
