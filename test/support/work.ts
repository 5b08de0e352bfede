/** Work of this process goes in, the milliseconds of processor time that it took come out: on a busy machine a clock would measure the others, too. */

/** Starts now; each call of what comes back tells how much work was done since. */
export function stopwatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
