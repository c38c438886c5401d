/** Between two pieces of work, so that the phone can answer a finger. */
export function yieldToBrowser(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
