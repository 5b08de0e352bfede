/** `diskless-lint.json` as data: what an administrator says about a site that its files do not. Its reader, its published schema and its type are made from the shape that stands here. */
import { type LanguageId, languageIds } from '../../grammars/languages.js';
import type { Severity } from '../../grammars/text/index.js';

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];
const LANGUAGES: readonly LanguageId[] = languageIds;

/** What editors show of a value. */
interface Described {
  readonly description?: string;
  readonly default?: string;
  readonly examples?: readonly unknown[];
}

/** What a value must look like. Of the kinds that are texts, all but plain ones have a form. */
export type Shape = Described &
  (
    | { readonly kind: 'text' | 'address' | 'mac' | 'server-path' | 'url' }
    | { readonly kind: 'word'; readonly what: string; readonly words: readonly string[] }
    | { readonly kind: 'list'; readonly of: Shape }
    | { readonly kind: 'map'; readonly key?: Shape; readonly of: Shape }
    | { readonly kind: 'object'; readonly keys: Readonly<Record<string, Shape>> }
  );

/** The forms that a regular expression can tell, as a JSON schema has them. */
export const PATTERNS = {
  mac: '^[0-9A-Fa-f]{1,2}([:-][0-9A-Fa-f]{1,2}){5}$',
  'server-path': '^/',
  url: '^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]+(/[^?#]*)?$',
} as const;

/** Every key of the file, in the order in which the schema has them. All of them are optional. */
export const CONFIGURATION_SHAPE = {
  kind: 'object',
  description:
    'What an administrator tells diskless-lint about a site that its files do not say. Comments are allowed.',
  keys: {
    $schema: { kind: 'text', description: 'Where this schema is, for editors.' },
    root: {
      kind: 'text',
      description: "Directory that stands for the boot server's /, relative to this file.",
      default: '.',
    },
    paths: {
      kind: 'map',
      key: { kind: 'server-path' },
      of: { kind: 'text' },
      description:
        'Path on the server to the folder that holds it here, relative to this file. The longest prefix wins.',
      examples: [{ '/diskless': 'nodes' }],
    },
    server: {
      kind: 'object',
      description: 'The boot server itself.',
      keys: {
        names: { kind: 'list', of: { kind: 'text' }, description: 'Names it is known by.' },
        addresses: {
          kind: 'list',
          of: { kind: 'address' },
          description: "Its IPv4 addresses on the nodes' networks.",
        },
      },
    },
    tftpRoot: {
      kind: 'server-path',
      description:
        "Directory on the server that TFTP clients see as /. Wins over the daemon's settings files.",
    },
    httpRoot: {
      kind: 'server-path',
      description:
        "Directory on the server that a web server gives out as /. Wins over the web server's own files.",
    },
    urls: {
      kind: 'map',
      key: { kind: 'url' },
      of: { kind: 'server-path' },
      description:
        'Beginning of URLs to the directory on the server that is given out there. The longest beginning wins.',
      examples: [{ 'http://192.168.1.1:8080/boot/': '/srv/http/boot' }],
    },
    kernels: {
      kind: 'map',
      key: { kind: 'server-path' },
      of: { kind: 'text' },
      description: 'Kernel image (path on the server) to its .config, relative to this file.',
      examples: [{ '/srv/tftp/bzImage': 'kernels/slave.config' }],
    },
    nodes: {
      kind: 'map',
      of: {
        kind: 'object',
        keys: {
          mac: { kind: 'mac', description: 'Hardware address of the interface that boots.' },
          address: { kind: 'address', description: 'Its IPv4 address.' },
          root: {
            kind: 'server-path',
            description: 'Directory on the server that is its root file system.',
          },
        },
      },
      description: 'Diskless machines that no DHCP declaration names, or more about those it does.',
    },
    hosts: {
      kind: 'map',
      of: { kind: 'address' },
      description: 'Name to IPv4 address, for names that a DNS resolves.',
    },
    rules: {
      kind: 'map',
      of: { kind: 'word', what: 'severity', words: SEVERITIES },
      description: 'Rule to severity, or off. An area alone, such as dhcp, means all its rules.',
    },
    ignore: {
      kind: 'list',
      of: { kind: 'text' },
      description:
        'Patterns of files that are not read, relative to this file; a pattern without slash matches at any depth.',
    },
    files: {
      kind: 'map',
      of: { kind: 'word', what: 'language', words: LANGUAGES },
      description: 'Pattern to language, for files that no name tells.',
    },
  },
} as const satisfies Shape;

/** What a value of a shape is, once it was checked. The name of the schema is for editors alone. */
type ValueOf<S> = S extends { readonly kind: 'object'; readonly keys: infer Keys }
  ? { readonly [Key in keyof Keys as Exclude<Key, '$schema'>]?: ValueOf<Keys[Key]> }
  : S extends { readonly kind: 'map'; readonly of: infer Inner }
    ? Readonly<Record<string, ValueOf<Inner>>>
    : S extends { readonly kind: 'list'; readonly of: infer Inner }
      ? readonly ValueOf<Inner>[]
      : S extends { readonly kind: 'word'; readonly words: readonly (infer Word)[] }
        ? Word
        : string;

export type SiteConfiguration = ValueOf<typeof CONFIGURATION_SHAPE>;
