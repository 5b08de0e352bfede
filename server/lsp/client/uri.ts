/** The URIs of a disk's files go in, absolute paths come out, and back. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Addresses } from './addresses.js';

export const diskAddresses: Addresses = {
  pathOf(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return fileURLToPath(uri).replaceAll('\\', '/');
    } catch {
      return undefined;
    }
  },
  uriOf: (path) => pathToFileURL(path).href,
};
