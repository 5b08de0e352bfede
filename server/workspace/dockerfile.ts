/** The folder of a Dockerfile goes in; what it copies into the image comes out, as far as its lines tell. */
import type { Mount } from '../../grammars/dnsmasq/index.js';
import { baseName, child, resolve } from './paths.js';
import type { SiteReader } from './reader.js';

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
