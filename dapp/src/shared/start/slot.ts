/**
 * An extension point that only the demonstration (`src/demo`) fills, before the first page is shown. Where Patto is in
 * earnest it stays empty, and whoever reads it does without.
 */
export interface Slot<Part> {
  fill: (part: Part) => void;
  part: () => Part | undefined;
}

export function emptySlot<Part>(): Slot<Part> {
  let filled: Part | undefined;
  return {
    fill: (part) => {
      filled = part;
    },
    part: () => filled,
  };
}
