/** A handler's work goes in, its result comes out, or a fallback: a defect in one feature costs neither the server nor the request. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { turn } from './turn.js';

export type Log = (message: string) => void;

export function trail(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** For notifications: what goes wrong is logged. */
export function guarded(log: Log, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    log(`${what} failed: ${trail(error)}`);
  }
}

/** For requests. Waits one turn first, so that a cancellation that is already on its way is heard. */
export async function answered<T, E = void>(
  log: Log,
  what: string,
  token: CancellationToken,
  fallback: T,
  work: () => T | Promise<T>,
): Promise<T | ResponseError<E>> {
  await turn();
  if (token.isCancellationRequested) return cancelled(what);
  try {
    const answer = await work();
    return token.isCancellationRequested ? cancelled(what) : answer;
  } catch (error) {
    log(`${what} failed: ${trail(error)}`);
    return fallback;
  }
}

/** A request beyond the protocol. One that is sent without words comes with its token alone. */
export function onOwnRequest(
  connection: Connection,
  method: string,
  work: (params: unknown, token: CancellationToken) => unknown,
): void {
  connection.onRequest(`diskless-lint/${method}`, (first: unknown, second?: CancellationToken) =>
    second === undefined ? work(null, first as CancellationToken) : work(first, second),
  );
}

export function cancelled<E>(what: string): ResponseError<E> {
  return new ResponseError<E>(LSPErrorCodes.RequestCancelled, `${what} was cancelled.`);
}

/** The request was well formed, and what it asks for cannot be done: the client shows the reason. */
export function refused<E>(reason: string): ResponseError<E> {
  return new ResponseError<E>(LSPErrorCodes.RequestFailed, reason);
}
