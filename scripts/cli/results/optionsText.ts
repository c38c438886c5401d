/** Options as people count them, from 1. */
export function optionsText(options: readonly number[]): string {
  return options.length === 0 ? 'none' : options.map((option) => option + 1).join(', ');
}
