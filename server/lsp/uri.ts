/** Document URIs go in, absolute paths come out, and back. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Undefined for a document that is no file, such as `untitled:` or `git:`. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
