import { yieldToBrowser } from './yieldToBrowser.ts';

let tell: () => void = () => undefined;
const painted = new Promise<void>((resolve) => {
  tell = resolve;
});

/** Called by each page that is there. */
export function pageIsThere(): void {
  requestAnimationFrame(() => setTimeout(tell));
}

/** Once the first page has been painted: for what nobody waits for before. Each caller goes on in a task of its own. */
export async function firstPageShown(): Promise<void> {
  await painted;
  await yieldToBrowser();
}
