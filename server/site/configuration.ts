/** `diskless-lint.json` as data: what an administrator says about a site that its files do not. Every part is optional. */
import type { LanguageId } from '../../grammars/index.js';
import type { Severity } from '../../grammars/text/index.js';

export interface SiteConfiguration {
  /** Directory that stands for the server's `/`, relative to the configuration file. */
  readonly root?: string;
  /** Server path → path in the repository, relative to the configuration file. The longest prefix wins. */
  readonly paths?: Readonly<Record<string, string>>;
  readonly server?: { readonly names?: readonly string[]; readonly addresses?: readonly string[] };
  /** Server path of the TFTP root. */
  readonly tftpRoot?: string;
  /** Server path of the folder that a web server gives out as `/`. */
  readonly httpRoot?: string;
  /** What URLs begin with → server path of the folder that is given out there. The longest beginning wins. */
  readonly urls?: Readonly<Record<string, string>>;
  /** Image (server path) → its .config, relative to the configuration file. */
  readonly kernels?: Readonly<Record<string, string>>;
  readonly nodes?: Readonly<
    Record<string, { readonly mac?: string; readonly address?: string; readonly root?: string }>
  >;
  /** Name → address, for names that a DNS resolves. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Globs relative to the configuration file; files they match are not read. */
  readonly ignore?: readonly string[];
  /** Glob → language, for files that no name tells. */
  readonly files?: Readonly<Record<string, LanguageId>>;
}
