/** A source file's path and text go in, the borders it crosses come out, each as a sentence. */
import { languageIds } from '../../grammars/languages.js';

interface Room {
  /** Rooms it may import, besides itself. */
  readonly rooms: readonly string[];
  /** Packages it may import. */
  readonly packages: readonly string[];
  /** May import `node:*`. */
  readonly node: boolean;
}

const languageRooms = languageIds.map((id) => `grammars/${id}`);
const pure = (rooms: readonly string[], packages: readonly string[] = []): Room => ({
  rooms,
  packages,
  node: false,
});
const site = ['grammars/text', 'grammars', ...languageRooms, 'server/site'];
const service = [...site, 'server/boot', 'server/rules', 'server/generate', 'server/workspace'];

/**
 * Rooms in the order in which they are looked up: the longest prefix comes first. `node.ts` of the workspace is a room of its own.
 * Imports go one way: lsp, cli → service → rules, boot, generate → site → languages → text.
 */
export const rooms: ReadonlyMap<string, Room> = new Map([
  ['grammars/text', pure([], ['chevrotain'])],
  ...languageRooms.map((room): [string, Room] => [room, pure(['grammars/text'], ['chevrotain'])]),
  // Compose files, which may start it, are YAML.
  ['grammars/dnsmasq', pure(['grammars/text'], ['chevrotain', 'yaml'])],
  ['grammars', pure(['grammars/text', ...languageRooms])],
  // Netplan's files are YAML.
  ['server/site', pure(site, ['yaml'])],
  ['server/boot', pure(site)],
  ['server/rules', pure([...site, 'server/boot'])],
  ['server/generate', pure(site, ['yaml'])],
  // Its own configuration is JSON with comments.
  ['server/workspace', pure(site, ['jsonc-parser'])],
  ['server/workspace/node.ts', { rooms: [...site, 'server/workspace'], packages: [], node: true }],
  ['server/service', pure(service)],
  [
    'server/lsp',
    {
      rooms: [...service, 'server/workspace/node.ts', 'server/service'],
      packages: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
      node: true,
    },
  ],
  [
    'server/cli',
    {
      rooms: [...service, 'server/workspace/node.ts', 'server/service', 'server/lsp'],
      packages: ['diff', 'picocolors'],
      node: true,
    },
  ],
  ['client', pure([], ['vscode', 'vscode-languageclient'])],
]);

/** The room a file stands in; undefined for a file outside all of them. */
export function roomOf(path: string): string | undefined {
  let found: string | undefined;
  for (const room of rooms.keys()) {
    const inside = path === room || path.startsWith(`${room}/`);
    if (inside && (found === undefined || room.length > found.length)) found = room;
  }
  return found;
}

/** What a file imports: of `import … from`, `export … from`, `import '…'` and `import('…')`, the words between the quotes. */
export function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '');
  const found = code.matchAll(
    /^(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** `a/b/c.ts` + `../d.js` → `a/d.ts`. */
export function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/').replace(/\.js$/, '.ts');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const clock = /\b(?:Date\.now|new Date|performance\.now|Math\.random)\b/;

/** One sentence per crossed border. `path` is relative to the repository, with `/`. */
export function crossings(path: string, text: string): string[] {
  const name = roomOf(path);
  const room = name === undefined ? undefined : rooms.get(name);
  if (name === undefined || room === undefined) return [`${path} stands in no room.`];
  const found: string[] = [];
  for (const specifier of importsOf(text)) {
    if (specifier.startsWith('node:')) {
      if (!room.node) found.push(`${path} imports ${specifier}, but ${name} must not touch disk or process.`);
    } else if (specifier.startsWith('.')) {
      const target = resolve(path, specifier);
      const other = roomOf(target);
      if (other === undefined) found.push(`${path} imports ${target}, which stands in no room.`);
      else if (other !== name && !room.rooms.includes(other)) {
        found.push(`${path} imports ${target}, but ${name} must not import ${other}.`);
      }
      if (!specifier.endsWith('.js') && !specifier.endsWith('.json')) {
        found.push(`${path} imports ${specifier}; relative imports end in ".js".`);
      }
    } else if (!room.packages.includes(packageOf(specifier))) {
      found.push(`${path} imports the package ${specifier}, which ${name} must not use.`);
    }
  }
  if (!room.node && name !== 'client' && clock.test(text)) {
    found.push(
      `${path} asks for the time or for chance, but ${name} gives the same answer to the same input.`,
    );
  }
  return found;
}

/** What a file must look like: short, and telling in its first line what it is for. Tables of facts may be long. */
export function shape(path: string, text: string): string[] {
  const found: string[] = [];
  const lines = text.split('\n').length - 1;
  const table = path.endsWith('/facts.ts');
  if (lines > 450 && !table) found.push(`${path} has ${lines} lines; split it by subject below 450.`);
  const start = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  if (!text.startsWith('/**', start) && !(table && text.startsWith('// Generated'))) {
    found.push(`${path} does not begin with a doc comment that says what enters and what leaves.`);
  }
  return found;
}
