/** What a client announces goes in as the protocol has it; what the server asks about it comes out. */
import type { ClientCapabilities } from 'vscode-languageserver';

/** What the client said it can do. */
export interface Abilities {
  /** Diagnostics with places in other files. */
  readonly related: boolean;
  /** Diagnostics whose code is a link. */
  readonly link: boolean;
  /** Diagnostics that say that a part is unused or out of date. */
  readonly tags: boolean;
  /** `documentChanges` in edits. */
  readonly versionedEdits: boolean;
  /** Edits that create a file. */
  readonly createFiles: boolean;
  /** Edits that give a file another name. */
  readonly renameFiles: boolean;
  /** The server may say which files it wants to hear of. */
  readonly watch: boolean;
  /** The server may ask for settings, of each folder. */
  readonly configuration: boolean;
  /** The server may ask to be told when settings change. */
  readonly watchConfiguration: boolean;
  /** The client has folders, and tells when they change. */
  readonly folders: boolean;
  /** Completions may say what they replace where they are inserted, and where they take the place of the word. */
  readonly insertReplace: boolean;
  /** What is inserted may have places to fill in. */
  readonly snippets: boolean;
  /** Asks for the documentation of a completion when somebody looks at it. */
  readonly lateDocumentation: boolean;
  /** Long work may show how far it is. */
  readonly progress: boolean;
  /** The client can ask for diagnostics. */
  readonly pull: boolean;
  /** What the client asked for once it asks for again when told. */
  readonly refresh: {
    readonly codeLens: boolean;
    readonly diagnostics: boolean;
  };
}

export function abilitiesOf({ textDocument, workspace, window }: ClientCapabilities): Abilities {
  const operations = workspace?.workspaceEdit?.resourceOperations ?? [];
  const published = textDocument?.publishDiagnostics;
  const completion = textDocument?.completion?.completionItem;
  return {
    related: published?.relatedInformation === true,
    link: published?.codeDescriptionSupport === true,
    tags: published?.tagSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: operations.includes('create'),
    renameFiles: operations.includes('rename'),
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    insertReplace: completion?.insertReplaceSupport === true,
    snippets: completion?.snippetSupport === true,
    lateDocumentation: completion?.resolveSupport?.properties.includes('documentation') === true,
    progress: window?.workDoneProgress === true,
    pull: textDocument?.diagnostic !== undefined,
    refresh: {
      codeLens: workspace?.codeLens?.refreshSupport === true,
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
    },
  };
}

export const noAbilities: Abilities = abilitiesOf({});
