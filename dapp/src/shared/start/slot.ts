/**
 * A place for what a copy of Patto may bring along beside the program itself, as the local demonstration does. It is
 * filled before the first page is shown, and stays empty elsewhere.
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
