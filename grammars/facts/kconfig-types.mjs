#!/usr/bin/env node
// kconfig-types.mjs LINUX-SOURCE: the Kconfig files of a kernel go in, kconfig-types.json comes out: the symbols that
// hold a number or a text, of every architecture. One whose type differs between architectures is left out.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = process.argv[2];
if (source === undefined) throw new Error('usage: kconfig-types.mjs LINUX-SOURCE');
const types = new Map();

for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  // scripts/kconfig/tests holds Kconfig files that are no part of the kernel.
  if (!entry.isFile() || !/^Kconfig/.test(entry.name) || path.includes('/scripts/kconfig/')) continue;
  let name;
  let help = false;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const config = /^(?:menu)?config\s+([\w-]+)\s*$/.exec(line);
    if (config) {
      name = config[1];
      help = false;
    } else if (/^\s*(?:---)?help(?:---)?\s*$/.test(line)) help = true;
    else if (/^(?:choice|endchoice|menu|endmenu|if|endif|source|comment)\b/.test(line)) name = undefined;
    const type = /^\s+(?:def_)?(bool|tristate|int|hex|string)\b/.exec(line);
    if (type && name !== undefined && !help)
      types.set(name, types.has(name) && types.get(name) !== type[1] ? 'differs' : type[1]);
  }
}
const make = readFileSync(join(source, 'Makefile'), 'utf8');
const number = (word) => new RegExp(`^${word}\\s*=\\s*(\\S*)`, 'm').exec(make)?.[1];
const namesOf = (type) =>
  [...types]
    .filter(([, it]) => it === type)
    .map(([name]) => name)
    .sort();
writeFileSync(
  new URL('kconfig-types.json', import.meta.url),
  `${JSON.stringify(
    {
      kernel_version: ['VERSION', 'PATCHLEVEL', 'SUBLEVEL'].map(number).join('.'),
      int: namesOf('int'),
      hex: namesOf('hex'),
      string: namesOf('string'),
    },
    null,
    1,
  )}\n`,
);
console.log([...types].filter(([, type]) => type === 'differs'));
