/** The files that esbuild bundled and package-lock.json go in; the licences of all code of others in the bundle come out as one text. Throws where one has none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `node_modules/@scope/name` of a bundled file, the innermost where packages lie in each other; undefined for our own. */
function folderOf(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function textsOf(folder) {
  const names = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:\.|$)/i.test(name))
    .sort();
  return names.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** `inputs`: paths from the root of the repository, as in esbuild's metafile. */
export function bundledPackages(inputs, lock) {
  const folders = new Set(inputs.flatMap((input) => folderOf(input) ?? []));
  return [...folders].sort().map((folder) => {
    const locked = lock.packages[folder];
    if (locked === undefined) throw new Error(`${folder} is bundled, but package-lock.json does not know it`);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (manifest.version !== locked.version) {
      throw new Error(
        `${folder} is ${manifest.version}, but package-lock.json has ${locked.version}: npm ci`,
      );
    }
    const texts = textsOf(folder);
    if (locked.license === undefined || texts.length === 0) throw new Error(`${folder} has no licence`);
    return { name: manifest.name, version: locked.version, license: locked.license, texts };
  });
}

const LINE = '-'.repeat(100);

export function licencesText(packages) {
  const head =
    'diskless-lint contains code of these packages, each under the licence that follows its name.\n';
  const parts = packages.map(
    ({ name, version, license, texts }) =>
      `${LINE}\n${name} ${version} (${license})\n${LINE}\n\n${texts.join('\n\n')}\n`,
  );
  return [head, ...parts].join('\n');
}
