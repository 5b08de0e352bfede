/** The client's abilities go in, what the server announces comes out. */
import {
  CodeActionKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Abilities } from './abilities.js';
import { FIX_ALL } from './code-actions.js';
import { legend } from './features-text.js';

export function announced(abilities: Abilities): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    completionProvider: { triggerCharacters: ['"', '=', ',', '(', '/', ':'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend, full: true, range: true },
    workspaceSymbolProvider: true,
    documentFormattingProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    renameProvider: { prepareProvider: true },
    signatureHelpProvider: { triggerCharacters: ['(', ',', ':', '='], retriggerCharacters: [' '] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: abilities.folders } },
  };
}
