/** The extension in an editor of a browser: the files of its workspace go to a language server in a worker, what it says comes back. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { clientOptions, openIn } from './editor.js';
import { readFile, readWorkspace } from './files.js';

export { close as deactivate } from './editor.js';

/** What the URIs of all files of a folder begin with, without the slash behind it. */
function originOf(folder: Uri): string {
  return folder.with({ path: '/', query: '', fragment: '' }).toString().replace(/\/$/, '');
}

/** VS Code starts no worker from an extension that lies on a remote machine: there its text is fetched first. */
async function workerOf(script: Uri): Promise<Worker> {
  if (script.scheme !== 'vscode-remote') return new Worker(script.toString(true));
  const text = await workspace.fs.readFile(script);
  return new Worker(URL.createObjectURL(new Blob([text.slice()], { type: 'text/javascript' })));
}

export async function activate(context: ExtensionContext): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.parse('untitled:/');
  const at = (path: string): Uri => Uri.joinPath(context.extensionUri, path);
  const startWorker = async (): Promise<MessageTransports> => {
    const worker = await workerOf(at('dist/bundle/worker.js'));
    worker.postMessage({
      origin: originOf(folder),
      files: await readWorkspace(),
      pages: at('docs/rules').toString(true),
      version: String(context.extension.packageJSON.version),
    });
    // The editor's workers are not those that the library knows by their class.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  await openIn(context, (outputChannel) => {
    const options: LanguageClientOptions = {
      ...clientOptions([folder.scheme], outputChannel),
      middleware: {
        workspace: {
          // The worker has no disk to look at: what is there now comes before the word that it changed.
          async didChangeWatchedFile(event, next) {
            await client.sendNotification('diskless-lint/files', [await readFile(Uri.parse(event.uri))]);
            await next(event);
          },
        },
      },
    };
    const client = new LanguageClient('diskless-lint', 'diskless-lint', startWorker, options);
    return client;
  });
}
