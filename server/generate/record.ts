/** The record of what `generate` wrote into a folder: its text goes in, fingerprints by path come out; and back. Only what it wrote, and nobody changed since, does it overwrite. */

/** Path below the site root → fingerprints of the texts that were written there, the last of which may not have been reached. */
export type WrittenFiles = ReadonlyMap<string, readonly string[]>;

export const recordName = '.diskless-lint-generated.json';

/** Undefined for a text that is no such record. */
export function readRecord(text: string): WrittenFiles | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('files' in data)) return undefined;
  const { files } = data;
  if (typeof files !== 'object' || files === null) return undefined;
  const found = new Map<string, readonly string[]>();
  for (const [path, prints] of Object.entries(files)) {
    if (!Array.isArray(prints) || !prints.every((print) => typeof print === 'string')) return undefined;
    found.set(path, prints);
  }
  return found;
}

export function printRecord(files: WrittenFiles): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const about =
    'What diskless-lint generate wrote here: it overwrites nothing else. Keep this file beside the others.';
  return `${JSON.stringify({ about, version: 1, files: Object.fromEntries(sorted) }, null, 2)}\n`;
}
