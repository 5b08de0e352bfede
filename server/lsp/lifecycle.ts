/**
 * The messages of a client go in, those that the protocol admits at that moment come out: nothing before `initialize`,
 * which is heard once, and nothing but `exit` after `shutdown`. Requests out of turn are answered with the error that
 * the specification names; notifications out of turn are dropped.
 */
import {
  type DataCallback,
  ErrorCodes,
  Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver';

type State = 'new' | 'running' | 'shut down';

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** What a server in a state does not do for a request; undefined where it does it. */
function refusal(state: State, method: string): Refusal | undefined {
  if (state === 'new' && method !== 'initialize') {
    return { code: ErrorCodes.ServerNotInitialized, message: `${method} came before initialize.` };
  }
  if (state === 'running' && method === 'initialize') {
    return { code: ErrorCodes.InvalidRequest, message: 'The server is initialized already.' };
  }
  if (state === 'shut down') {
    return { code: ErrorCodes.InvalidRequest, message: `${method} came after shutdown.` };
  }
  return undefined;
}

/** A reader that hands on what is admitted, and answers the rest over `writer` by itself. `heard` is told of each message before anybody works on it. */
export function admitted(reader: MessageReader, writer: MessageWriter, heard: () => void): MessageReader {
  let state: State = 'new';
  const passes = (message: Message): boolean => {
    if (Message.isRequest(message)) {
      const refused = refusal(state, message.method);
      if (refused !== undefined) {
        void writer.write({ jsonrpc: '2.0', id: message.id, error: refused } as Message);
        return false;
      }
      if (message.method === 'initialize') state = 'running';
      if (message.method === 'shutdown') state = 'shut down';
      return true;
    }
    if (Message.isNotification(message)) return state === 'running' || message.method === 'exit';
    // An answer to a request of ours.
    return true;
  };
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback: DataCallback) =>
      reader.listen((message) => {
        if (!passes(message)) return;
        heard();
        callback(message);
      }),
    dispose: () => reader.dispose(),
  };
}
