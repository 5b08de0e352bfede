/** A .vsix goes in, the paths it holds come out, and those of them that have no business there. */
import { readFile } from 'node:fs/promises';

/** The names in the central directory of a zip archive (PKWARE APPNOTE 4.3.12). */
export async function contentOf(file) {
  const bytes = await readFile(file);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error(`${file} is no zip archive`);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const names = [];
  for (let i = 0; i < count; i++) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.sort();
}

const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:package\.json|LICENSE(?:\.txt)?|readme\.md|changelog\.md)$/i,
  /^extension\/dist\/bundle\/[\w-]+\.(?:mjs|cjs)$/,
  /^extension\/docs\/rules\/(?:[\w-]+\/)?[\w-]+\.md$/,
  /^extension\/grammars\/textmate\/\w+\.(?:tmLanguage|language-configuration)\.json$/,
  /^extension\/server\/workspace\/diskless-lint\.schema\.json$/,
];

export function unexpected(names) {
  return names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
}
