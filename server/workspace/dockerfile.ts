/** The folder of a Dockerfile goes in; what it copies into the image, and whether its commands fill a folder of it, comes out as far as its lines tell. */
import type { Mount } from '../../grammars/dnsmasq/index.js';
import { baseName, child, resolve } from './disk/paths.js';
import { MOST_PER_DIRECTORY, type SiteReader } from './reader.js';

/** A line of the last stage that copies one thing from the folder; options such as --chown change nothing about it. */
const COPY = /^[ \t]*(?:COPY|ADD)[ \t]+((?:--(?!from)\S+[ \t]+)*)([^\s"[\]$*?]+)[ \t]+(\/[^\s"$]*)[ \t]*$/i;

export function copiedByDockerfile(reader: SiteReader, folder: string): Mount[] {
  const text = reader.text(child(folder, 'Dockerfile')) ?? '';
  let copied: Mount[] = [];
  for (const line of text.split('\n')) {
    // Another stage begins with an image of its own.
    if (/^[ \t]*FROM[ \t]/i.test(line)) copied = [];
    const [, , from, to] = COPY.exec(line.replace(/\r$/, '')) ?? [];
    if (from === undefined || to === undefined) continue;
    const source = resolve(folder, from.replace(/^\/+/, ''));
    const isFile = reader.disk.files.stat(source)?.kind === 'file';
    copied.push({ source, target: isFile && to.endsWith('/') ? `${to}${baseName(from)}` : to });
  }
  return copied;
}

/** Programs that put files where they are told. */
const PUTS = /\b(?:cp|ln|mv|install|wget|curl|tar|bsdtar|unzip|rsync|git)\b/;

/** Whether a RUN line of a Dockerfile in the folder, or in one right below it, puts files into the folder of the image. */
export function filledByDockerfile(reader: SiteReader, folder: string, target: string): boolean {
  const names = (reader.disk.files.list(folder) ?? []).slice(0, MOST_PER_DIRECTORY);
  const folders = names.map((name) => child(folder, name));
  return [folder, ...folders].some((one) => {
    const lines = (reader.text(child(one, 'Dockerfile')) ?? '').replace(/\\\r?\n/g, ' ').split('\n');
    return lines.some(
      (line) =>
        /^[ \t]*RUN[ \t]/i.test(line) &&
        PUTS.test(line) &&
        line
          .split(target)
          .slice(1)
          .some((rest) => !/^[\w.-]/.test(rest)),
    );
  });
}
