/** Pauses, in a process or in a worker of a browser. */

/** Milliseconds. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Waits until whatever came in meanwhile has been heard. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    // Workers of a browser have none, and hear their messages in the order in which they were sent.
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(), { once: true });
      port1.start();
      port2.postMessage(undefined);
    }
  });
}
