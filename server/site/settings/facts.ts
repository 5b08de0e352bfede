/** Facts of the small service files: a name, a value, and the section it stands in. */
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';

/** How the file is written: shell assignments, [section] files, hosts(5), hosts_access(5), xinetd.conf(5), systemd units, inetd.conf(5), interfaces(5), one bare value, config.txt of a Raspberry Pi, or the words of a kernel. */
export type SettingsDialect =
  | 'shell'
  | 'ini'
  | 'hosts'
  | 'wrappers'
  | 'xinetd'
  | 'unit'
  | 'inetd'
  | 'interfaces'
  | 'value'
  | 'raspberry'
  | 'words';

export interface Setting {
  /** Of ini and unit files the section, of xinetd the service, of interfaces the interface. */
  readonly section: string | undefined;
  readonly name: Said<string>;
  /** Quotes resolved and `${VAR}` expanded from earlier lines; undefined where a variable is not known. */
  readonly value: string | undefined;
  /** As written. */
  readonly raw: Said<string>;
  /** Of xinetd: it changes what was said before. */
  readonly sign?: '+=' | '-=' | undefined;
  /** Of xinetd: no blank stands before the sign, without which it is no attribute. */
  readonly tight?: true | undefined;
  readonly place: Place;
}

/** A line of hosts(5). */
export interface HostsLine {
  readonly address: Said<string>;
  readonly names: readonly Said<string>[];
}

/** A line of hosts_access(5). */
export interface AccessRule {
  readonly daemons: readonly Said<string>[];
  /** Empty for a line without a colon, which libwrap passes over. */
  readonly clients: readonly Said<string>[];
  /** What stands behind the second colon, each between colons. */
  readonly options: readonly string[];
  readonly place: Place;
}

export interface SettingsFacts {
  readonly file: DiskPath;
  readonly dialect: SettingsDialect;
  readonly settings: readonly Setting[];
  /** Of ini files: the names of their sections. */
  readonly sections?: readonly Said<string>[];
  /** The first assignment for a shell whose line ends with a carriage return: the shell keeps it in the value. */
  readonly carriageReturn?: Place | undefined;
  /** A quote that is never closed, for which the shell refuses the whole file: none of its settings takes effect. */
  readonly refused?: Place | undefined;
  /** Of hosts(5) only. */
  readonly hosts: readonly HostsLine[];
  /** Of hosts_access(5) only. */
  readonly access: readonly AccessRule[];
}
