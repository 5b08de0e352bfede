/** A workspace that lies on no disk goes in; its files come out as the server's worker takes them. */
import { FileType, Uri, workspace } from 'vscode';

/** As server/lsp/worker.ts takes it: null, it is gone; one NUL, it is no text. */
export type WorkspaceFile = readonly [uri: string, text: string | null];

/** More files than any site keeps in a repository. */
const MOST = 20_000;
/** What is longer is a kernel or an image, of which only the name counts. Bytes. */
const LONGEST = 1_000_000;
/** Files that are fetched at the same time: they may come over a network. */
const AT_ONCE = 32;
const NO_TEXT = '\0';

/** Nothing that a build or a version control system writes is part of a site. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules']);

async function textOf(uri: Uri): Promise<string | null> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return null;
    if (size > LONGEST) return NO_TEXT;
    const bytes = await workspace.fs.readFile(uri);
    if (bytes.subarray(0, 8192).includes(0)) return NO_TEXT;
    return decoded(bytes);
  } catch {
    return null;
  }
}

/** Files of old sites are in Latin-1. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

export async function readFile(uri: Uri): Promise<WorkspaceFile> {
  return [uri.toString(), await textOf(uri)];
}

/** Those of all folders, nearest to the top first. A folder that cannot be listed has none. */
async function listed(): Promise<Uri[]> {
  const found: Uri[] = [];
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (const folder of folders) {
    const names = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
    for (const [name, type] of names) {
      const uri = Uri.joinPath(folder, name);
      if ((type & FileType.File) !== 0) found.push(uri);
      else if ((type & FileType.Directory) !== 0 && !LEFT_OUT.has(name)) folders.push(uri);
      if (found.length >= MOST) return found;
    }
  }
  return found;
}

export async function readWorkspace(): Promise<WorkspaceFile[]> {
  const uris = await listed();
  const files: WorkspaceFile[] = [];
  for (let at = 0; at < uris.length; at += AT_ONCE)
    files.push(...(await Promise.all(uris.slice(at, at + AT_ONCE).map(readFile))));
  return files;
}
