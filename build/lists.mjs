/**
 * Reads the table of languages (grammars/languages.ts), writes the lists that are files: grammars/parsers.ts, the project
 * references, the editor's manifest in package.json, its snippets and what its client selects, the hooks' patterns, the schemas of
 * diskless-lint.json and of a site's description. `--check` writes nothing and ends with 1 when one of them is stale.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { applyEdits, modify, parse } from 'jsonc-parser';
import { configurationSchema } from './configuration-schema.mjs';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');

// The table is loaded as it is written, without a compiler, so that a new language is seen before it compiles.
const { languageIds, namingOf } = await load('grammars/languages.ts');
const { snippets } = await load('grammars/snippets.ts');
const spoken = languageIds.filter((id) => namingOf(id).editor !== undefined);
const stale = [];

async function load(file) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [new URL(file, root).pathname],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function put(file, text) {
  const url = new URL(file, root);
  if (readFileSync(url, 'utf8') === text) return;
  stale.push(file);
  if (!check) writeFileSync(url, text);
}

/** Only what `change` replaces is written anew, so that comments and the rest stay as they are; the layout is Biome's business. */
function putJson(file, change) {
  let text = readFileSync(new URL(file, root), 'utf8');
  const before = parse(text);
  const after = structuredClone(before);
  change(after);
  for (const [path, value] of differences(before, after)) {
    text = applyEdits(
      text,
      modify(text, path, value, { formattingOptions: { insertSpaces: true, tabSize: 2 } }),
    );
  }
  put(file, text);
}

/** The outermost values that differ, down to three names deep. */
function differences(before, after, path = []) {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const inside = path.length < 3 && [before, after].every((one) => one?.constructor === Object);
  if (!inside) return [[path, after]];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

put(
  'grammars/parsers.ts',
  `/** Every language with its parser, which it makes when the first document asks for it. Made from the table by build/lists.mjs (\`npm run lists\`). */
${[...languageIds]
  .sort()
  .map((id) => `import { language as ${id} } from './${id}/index.js';`)
  .join('\n')}

export const parsers = { ${languageIds.join(', ')} } as const;
`,
);

// Rooms that import languages themselves refer to each of them.
const rooms = ['grammars', 'server/site', 'server/generate', 'test'];
const folders = ['text', ...languageIds];
const isGrammar = (path) => /(?:^|\/)grammars\/\w+$|^\.\/\w+$/.test(path);
function refer(file, to) {
  putJson(file, (data) => {
    const others = data.references.filter(({ path }) => !isGrammar(path));
    data.references = [...folders.map((name) => ({ path: to(name) })), ...others];
  });
}
for (const room of rooms) {
  const up = room === 'grammars' ? '.' : `${'../'.repeat(room.split('/').length)}grammars`;
  refer(`${room}/tsconfig.json`, (name) => `${up}/${name}`);
}
refer('tsconfig.json', (name) => `grammars/${name}`);

function snippetsFile(id) {
  return `grammars/textmate/${id}.snippets.json`;
}

/** What an editor makes of the globs: whole names, endings, and the rest. */
function editorNames({ names, likely }) {
  const filenames = names.filter((glob) => !/[*[/]/.test(glob));
  const extensions = names.filter((glob) => /^\*\.\w+$/.test(glob)).map((glob) => glob.slice(1));
  const filenamePatterns = [...names, ...likely].filter(
    (glob) => !filenames.includes(glob) && !extensions.includes(glob.slice(1)),
  );
  return Object.fromEntries(
    Object.entries({ filenames, extensions, filenamePatterns }).filter(([, list]) => list.length > 0),
  );
}

putJson('package.json', (data) => {
  data.activationEvents = [
    ...spoken.map((id) => `onLanguage:${id}`),
    ...data.activationEvents.filter((event) => !event.startsWith('onLanguage:')),
  ];
  const { contributes } = data;
  contributes.languages = [
    ...spoken.map((id) => ({
      id,
      aliases: namingOf(id).editor.aliases,
      ...editorNames(namingOf(id)),
      configuration: `./grammars/textmate/${id}.language-configuration.json`,
    })),
    ...contributes.languages.filter(({ configuration }) => configuration === undefined),
  ];
  contributes.grammars = spoken.map((id) => ({
    language: id,
    scopeName: `source.${id}`,
    path: `./grammars/textmate/${id}.tmLanguage.json`,
  }));
  // The grammars colour more than the server's tokens tell, and need not wait for it.
  contributes.configurationDefaults = Object.fromEntries(
    spoken.map((id) => [`[${id}]`, { 'editor.semanticHighlighting.enabled': false }]),
  );
  contributes.snippets = spoken
    .filter((id) => id in snippets)
    .map((id) => ({ language: id, path: `./${snippetsFile(id)}` }));
});

for (const [id, list] of Object.entries(snippets)) {
  const file = snippetsFile(id);
  if (!existsSync(new URL(file, root))) writeFileSync(new URL(file, root), '{}');
  putJson(file, (data) => {
    for (const name of Object.keys(data)) delete data[name];
    for (const { name, prefix, description, body } of list) data[name] = { prefix, description, body };
  });
}

// The client imports nothing of ours, so it gets its list as a file.
const places = languageIds.filter((id) => !spoken.includes(id)).flatMap((id) => namingOf(id).places ?? []);
put(
  'client/languages.ts',
  `/** The languages that the extension brings, and the places of files that keep the language the editor gives them. Made from the table of languages by build/lists.mjs (\`npm run lists\`). */
export const languages = [${spoken.map((id) => `'${id}'`).join(', ')}];

export const places = [
${[...places, '**/diskless-lint.json'].map((glob) => `  '${glob}',`).join('\n')}
];
`,
);

/** Braces written out: `{a,b}/c` is `a/c` and `b/c`. */
function withoutBraces(glob) {
  const match = /\{([^}]*)\}/.exec(glob);
  if (match === null) return [glob];
  return match[1].split(',').flatMap((word) => withoutBraces(glob.replace(match[0], word)));
}

/** What the editors that are set up by hand get: every name of every language, in their own way of writing it. */
const everyName = [
  ...new Set(
    languageIds
      .flatMap((id) => [
        ...(spoken.includes(id)
          ? [...namingOf(id).names, ...namingOf(id).likely]
          : (namingOf(id).places ?? [])),
      ])
      .flatMap(withoutBraces)
      .map((glob) => glob.replace(/^\*\*\//, '')),
  ),
];
const asRegexp = (glob) => glob.replaceAll(/[.+^$\\]/g, '\\\\$&').replaceAll('*', '[^/]*');
const guides = new Map([
  ['-- names', (glob) => `    '*/${glob}',`],
  [';; names', (glob) => `                "/${asRegexp(glob)}\\\\'"`],
  ['# names', (glob) => `  { glob = "${glob}" },`],
  ['"\\ names', (glob) => `    \\ '*/${glob}',`],
]);
let guide = readFileSync(new URL('docs/EDITOR.md', root), 'utf8');
for (const [mark, line] of guides) {
  const end = mark.replace('names', 'end of names');
  const from = guide.indexOf('\n', guide.indexOf(mark)) + 1;
  const to = guide.lastIndexOf('\n', guide.indexOf(end)) + 1;
  guide = guide.slice(0, from) + everyName.map((glob) => `${line(glob)}\n`).join('') + guide.slice(to);
}
put('docs/EDITOR.md', guide);

/** A schema that is made as a whole; the file keeps its layout where it says the same. */
function putSchema(file, schema) {
  putJson(file, (data) => {
    for (const key of Object.keys(data)) delete data[key];
    Object.assign(data, schema);
  });
}
putSchema(
  'server/workspace/diskless-lint.schema.json',
  configurationSchema(await load('server/site/configuration.ts')),
);
const { descriptionSchema } = await load('server/generate/description/schema.ts');
putSchema('server/generate/site.schema.json', descriptionSchema);

/** A glob for the end of a path as a part of a regular expression that `pre-commit` takes. */
function hookPattern(glob) {
  const bare = glob.replace(/^\*\*\//, '');
  // Below a folder, whatever lies deeper may be included.
  return bare
    .replaceAll(/[.+^$()|\\]/g, '\\$&')
    .replaceAll(/(\/)?\*/g, (_, slash) => (slash === undefined ? '[^/]*' : '/.*'))
    .replaceAll(/\{([^}]*)\}/g, (_, words) => `(${words.replaceAll(',', '|')})`);
}
function hookNames(ids, more) {
  const known = (id) =>
    spoken.includes(id) ? [...namingOf(id).names, ...(more ? namingOf(id).likely : [])] : [];
  return ids.flatMap((id) => [...known(id), ...(namingOf(id).places ?? [])]).map(hookPattern);
}
const hook = (patterns) => `files: '(^|/)(${patterns.join('|')})$'`;
const formatted = spoken.filter((id) => id !== 'kconfig');
const hooks = new Map([
  ['diskless-lint', hook([...hookNames(languageIds, true), 'diskless-lint\\.json'])],
  ['diskless-fmt', hook(hookNames(formatted, false))],
]);
let id;
put(
  '.pre-commit-hooks.yaml',
  readFileSync(new URL('.pre-commit-hooks.yaml', root), 'utf8')
    .split('\n')
    .map((line) => {
      id = /^- id: (.*)$/.exec(line)?.[1] ?? id;
      return line.startsWith('  files:') ? `  ${hooks.get(id)}` : line;
    })
    .join('\n'),
);

if (check && stale.length > 0) {
  console.error(`stale, run npm run lists: ${stale.join(', ')}`);
  process.exit(1);
}
const json = stale.filter((file) => /\.(?:json|ts)$/.test(file));
if (json.length > 0)
  execFileSync('npx', ['biome', 'format', '--write', ...json], { cwd: root, stdio: 'ignore' });
