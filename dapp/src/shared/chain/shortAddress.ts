/** An address as people compare it at a glance; whoever checks it looks at the whole. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
