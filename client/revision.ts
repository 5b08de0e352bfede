/** A site goes in; what its files were at a revision of its Git repository comes out, by VS Code's own Git extension. Nothing is executed here. */
import { extensions, Uri, window, workspace } from 'vscode';

/** What is used of the Git extension (its `api/git.d.ts`, version 1). */
interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
}
interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
}
interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
  };
  diffWith(ref: string): Promise<readonly GitChange[]>;
  log(options: { maxEntries: number; path?: string }): Promise<readonly GitCommit[]>;
  getObjectDetails(treeish: string, path: string): Promise<{ readonly size: number }>;
  show(ref: string, path: string): Promise<string>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { getRepository(uri: Uri): GitRepository | null };
}

/** A file as it was; null where it was not there. */
export interface Older {
  readonly uri: string;
  readonly text: string | null;
}

/** What was longer is a kernel or an image, of which only the name counts. Bytes. */
const LONGEST = 8_000_000;

/** Commits that are offered. */
const MOST = 50;

async function repositoryOf(folder: string): Promise<GitRepository | undefined> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (git === undefined) return undefined;
  const extension = git.isActive ? git.exports : await git.activate();
  return (extension.enabled && extension.getAPI(1).getRepository(Uri.file(folder))) || undefined;
}

/** The text at a revision; null where the file was not there. */
async function textAt(repository: GitRepository, ref: string, path: string): Promise<string | null> {
  try {
    const { size } = await repository.getObjectDetails(ref, path);
    return size > LONGEST ? '' : await repository.show(ref, path);
  } catch {
    return null;
  }
}

async function olderFiles(repository: GitRepository, ref: string): Promise<Older[]> {
  const older = new Map<string, string | null>();
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  const folder = `${repository.rootUri.path.replace(/\/$/, '')}/`;
  // Of what is typed and not saved Git knows nothing.
  const open = workspace.textDocuments
    .filter(({ uri }) => uri.scheme === 'file' && uri.path.startsWith(folder))
    .map(({ uri }) => ({ uri, originalUri: uri }));
  // Git tells the difference of the files that it knows; those that it does not know are new.
  const changes = [...(await repository.diffWith(ref)), ...workingTreeChanges, ...untrackedChanges, ...open];
  for (const { uri, originalUri } of changes) {
    for (const one of new Set([uri.toString(), originalUri.toString()]))
      if (!older.has(one)) older.set(one, await textAt(repository, ref, Uri.parse(one).fsPath));
  }
  return [...older].map(([uri, text]) => ({ uri, text }));
}

/** A revision, and what the files of a site were at it: asked again whenever they may differ from now in others. */
export interface Past {
  readonly since: string;
  readonly older: () => Promise<readonly Older[]>;
}

/** Undefined where nobody chooses, or nothing can be told; that is said. */
export async function chooseRevision(root: string): Promise<Past | undefined> {
  const repository = await repositoryOf(root);
  if (repository === undefined) {
    void window.showInformationMessage(`${root} lies in no Git repository that is open here.`);
    return undefined;
  }
  const commits = await repository.log({ maxEntries: MOST });
  const items = commits.map(({ hash, message, authorName = '' }, i) => ({
    label: message.split('\n', 1)[0] ?? '',
    description: `${hash.slice(0, 8)} ${authorName}`,
    detail: i === 0 ? 'the last commit: what is changed and not committed yet' : '',
    hash,
  }));
  const chosen = await window.showQuickPick(items, {
    placeHolder: 'The revision with which the boots of now are compared',
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  return {
    since: `${chosen.hash.slice(0, 8)} ${chosen.label}`,
    older: () => olderFiles(repository, chosen.hash),
  };
}
