/** Whether an error, or what caused it, bears the code by which wallets say why (EIP-1193, EIP-1474). */
export function hasCode(error: unknown, code: number): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('code' in error && error.code === code) || ('cause' in error && hasCode(error.cause, code));
}
