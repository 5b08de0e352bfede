/** A parsed settings file goes in, its names and values come out; what only a running program could tell has no value. */

import {
  isHostsAddress,
  type SettingsDocument,
  type SettingsLine,
  type Text,
} from '../../../grammars/settings/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';
import type { SourceFile } from '../source.js';
import { isHole } from '../template.js';
import { accessRule } from './access.js';
import type { AccessRule, HostsLine, Setting, SettingsFacts } from './facts.js';
import { ShellScope } from './shell.js';

type Source = SourceFile<SettingsDocument>;

export function lowerSettings({ file, document }: Source): SettingsFacts {
  const settings: Setting[] = [];
  const hosts: HostsLine[] = [];
  const access: AccessRule[] = [];
  const sections: Said<string>[] = [];
  const scope = new ShellScope();
  let section: string | undefined;
  let open: OpenService | undefined;
  let carriageReturn: Place | undefined;
  let refused: Place | undefined;
  for (const line of document.lines) {
    const at = (text: Text): Said<string> => ({ value: text.text, place: placeOf(file, line, text) });
    const { node } = line;
    if (document.dialect === 'xinetd') {
      settings.push(...xinetdWord(at, section, line));
      open = braced(open, line, at, settings);
    }
    if (node.kind === 'broken' && node.what === 'quote')
      refused ??= { file, span: shift(node.at, line.offset) };
    if (node.kind === 'section') {
      section = node.name.text;
      if (document.dialect === 'ini') sections.push(at(node.name));
    } else if (node.kind === 'brace' && node.brace.text === '}') section = undefined;
    else if (node.kind === 'pair') settings.push(pairSetting(at, section, node, document.dialect));
    else if (node.kind === 'fields') {
      const fields = node.fields.map(at);
      if (document.dialect === 'hosts') hosts.push(...hostsLine(fields));
      else if (document.dialect === 'wrappers') access.push(...accessRule(fields));
      else {
        if (document.dialect === 'interfaces') section = interfaceOf(fields, section);
        settings.push(...fieldSetting(fields, line, document.dialect === 'value', section));
      }
    } else if (node.kind === 'shell') {
      for (const statement of node.statements) {
        if (statement.kind === 'command') {
          scope.command(statement.command.text);
          continue;
        }
        const value = scope.assign(statement);
        const name = at(statement.name);
        const raw = at(statement.value);
        const place = covering(name.place, raw.place);
        settings.push({ section: undefined, name, value, raw, place });
        if (line.text.endsWith('\r\n')) carriageReturn ??= place;
      }
    }
  }
  if (open !== undefined) settings.push(brace(open, '}'));
  const { dialect } = document;
  const facts = { file, dialect, settings: settings.map(unfilled), hosts, access, carriageReturn, refused };
  return dialect === 'ini' ? { ...facts, sections } : facts;
}

/** What a template has yet to put in is not known. */
function unfilled(setting: Setting): Setting {
  return setting.value !== undefined && isHole(setting.value) ? { ...setting, value: undefined } : setting;
}

function placeOf(file: DiskPath, line: SettingsLine, text: Text): Place {
  return { file, span: shift(text.span, line.offset) };
}

function covering(first: Place, last: Place): Place {
  return {
    file: first.file,
    span: { start: first.span.start, end: Math.max(first.span.end, last.span.end) },
  };
}

/** A service of xinetd whose `}` did not come yet. */
interface OpenService {
  readonly name: Said<string>;
  /** Its `{` has come. */
  readonly begun: boolean;
}

/** What is open behind the line. A brace that is not there stands among the settings, at the name of its service. */
function braced(
  open: OpenService | undefined,
  { node, text }: SettingsLine,
  at: (text: Text) => Said<string>,
  settings: Setting[],
): OpenService | undefined {
  if (node.kind === 'section') {
    const name = at(node.name);
    // xinetd skips from the service that is not closed to the next `}`, which is that of this one.
    if (open !== undefined) settings.push(brace(open, '}'), brace(open, '}', name.value));
    return { name, begun: text.includes('{') };
  }
  if (open === undefined || node.kind === 'blank' || node.kind === 'comment') return open;
  if (node.kind === 'brace') return node.brace.text === '}' ? undefined : { ...open, begun: true };
  if (open.begun) return open;
  settings.push(brace(open, '{'));
  return undefined;
}

function brace({ name }: OpenService, sign: '{' | '}', section = name.value): Setting {
  const { place } = name;
  const raw = { value: sign, place };
  return { section, name: raw, value: 'missing', raw, place };
}

/** `includedir /etc/xinetd.d`, and a brace in the line of a service, which xinetd does not see there. */
function xinetdWord(
  at: (text: Text) => Said<string>,
  section: string | undefined,
  { node, text }: SettingsLine,
): Setting[] {
  if (node.kind === 'section' && text.includes('{')) {
    const name = at(node.name);
    return [
      { section: node.name.text, name: { ...name, value: '{' }, value: '', raw: name, place: name.place },
    ];
  }
  if (node.kind !== 'other' || section !== undefined) return [];
  const word = at(node.other);
  const [, name = '', value = ''] = /^(include(?:dir)?)\s+(\S+)/.exec(word.value) ?? [];
  return name === ''
    ? []
    : [{ section, name: { ...word, value: name }, value, raw: word, place: word.place }];
}

function pairSetting(
  at: (text: Text) => Said<string>,
  section: string | undefined,
  node: { readonly name: Text; readonly operator: Text; readonly value: Text | undefined },
  dialect: string,
): Setting {
  const name = at(node.name);
  const end = node.operator.span.end;
  const raw = at(node.value ?? { text: '', span: { start: end, end } });
  const joined = raw.value.replace(/[ \t]*\\\r?\n[ \t]*/g, ' ');
  const value = dialect === 'ini' ? iniValue(joined) : dialect === 'unit' ? unitValue(joined) : joined;
  const setting = { section, name, value, raw, place: covering(name.place, raw.place) };
  if (dialect !== 'xinetd') return setting;
  const sign = node.operator.text === '+=' || node.operator.text === '-=' ? node.operator.text : undefined;
  return node.operator.span.start === node.name.span.end
    ? { ...setting, sign, tight: true }
    : { ...setting, sign };
}

/** nfs.conf(5): quotes around the whole value come off; `$NAME` is looked up in a section we do not follow. */
function iniValue(text: string): string | undefined {
  const quote = text[0];
  if ((quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote)) return text.slice(1, -1);
  return text.startsWith('$') ? undefined : text;
}

/** Variables of a unit come from its environment, which other files make. */
function unitValue(text: string): string | undefined {
  return /\$[{A-Za-z_]/.test(text) ? undefined : text;
}

/** A line whose address cannot be read is skipped by the resolver, names and all. */
function hostsLine(fields: readonly Said<string>[]): HostsLine[] {
  const [address, ...names] = fields;
  return address === undefined || !isHostsAddress(address.value) ? [] : [{ address, names }];
}

/** interfaces(5): `iface eth0 inet static` opens a stanza, another opening word closes it. */
function interfaceOf(fields: readonly Said<string>[], section: string | undefined): string | undefined {
  const [word, name] = fields;
  if (word?.value === 'iface') return name?.value;
  return /^(?:auto|allow-.*|mapping|source|source-directory|no-auto-down)$/.test(word?.value ?? '')
    ? undefined
    : section;
}

/** The first word is the name and the rest its value; a file of one bare value has no name of its own. */
function fieldSetting(
  fields: readonly Said<string>[],
  line: SettingsLine,
  bare: boolean,
  section: string | undefined,
): Setting[] {
  const [name] = fields;
  if (name === undefined) return [];
  if (bare)
    return [
      {
        section,
        name: { value: 'value', place: name.place },
        value: name.value,
        raw: name,
        place: name.place,
      },
    ];
  const first = fields[1];
  const last = fields[fields.length - 1];
  const { end } = name.place.span;
  if (first === undefined || last === undefined) {
    const raw = { value: '', place: { file: name.place.file, span: { start: end, end } } };
    return [{ section, name, value: '', raw, place: name.place }];
  }
  const place = covering(first.place, last.place);
  const text = line.text.slice(place.span.start - line.offset, place.span.end - line.offset);
  const value = text.replace(/[ \t]*\\\r?\n[ \t]*/g, ' ');
  return [{ section, name, value, raw: { value: text, place }, place: covering(name.place, place) }];
}
