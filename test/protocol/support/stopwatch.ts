/**
 * Seconds of processor time and of the clock since the start. Limits are kept in processor time, which a busy machine
 * does not stretch; what waits for a node is bounded by the clock too, where it is printed.
 */
export function startStopwatch() {
  const cpu = process.cpuUsage();
  const started = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1e6, clock: (performance.now() - started) / 1000 };
  };
}
