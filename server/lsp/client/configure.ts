/** What the client says about settings goes in; the session has them, of each folder where the client can tell. */
import type { Connection } from 'vscode-languageserver';
import { type Log, trail } from '../safely.js';
import type { Session } from '../session.js';
import { readSettings, type Settings } from './settings.js';

const SECTION = 'diskless-lint';

/** A client that knows nothing of the section says null: then what it said before holds. */
function settingsIn(data: unknown): Settings | undefined {
  return data === null || data === undefined ? undefined : readSettings(data);
}

/** What came with a change of settings: clients that cannot be asked send all of it. */
export function takeSettings(session: Session, settings: unknown): void {
  const section = (settings as Record<string, unknown> | null | undefined)?.[SECTION];
  if (section !== undefined) session.settings = readSettings(section);
}

/** Asks the client, where it can be asked: for the settings of everything, and of each folder. */
export async function askForSettings(connection: Connection, session: Session, log: Log): Promise<void> {
  if (!session.abilities.configuration) return;
  try {
    const folders = session.folders.map((path) => ({ scopeUri: session.uriOf(path), section: SECTION }));
    const answers: unknown = await connection.workspace.getConfiguration([{ section: SECTION }, ...folders]);
    if (!Array.isArray(answers)) return;
    const [common, ...own] = answers.map(settingsIn);
    if (common !== undefined) session.settings = common;
    session.setFolderSettings(own);
  } catch (error) {
    log(`The client does not tell its settings: ${trail(error)}`);
  }
}
