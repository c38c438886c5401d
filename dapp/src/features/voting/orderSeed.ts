const storageKey = 'patto.order';

/** What the order of projects follows from for whoever looks: the account, or this device while nobody is signed in. */
export function orderSeed(ballot: number, account: `0x${string}` | undefined): string {
  return `${ballot} ${account?.toLowerCase() ?? deviceSeed()}`;
}

let ofThisPage: string | undefined;

function deviceSeed(): string {
  ofThisPage ??= crypto.randomUUID();
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept !== null) return kept;
    localStorage.setItem(storageKey, ofThisPage);
  } catch {
    // Storage may be full or forbidden: the order then lasts as long as the page.
  }
  return ofThisPage;
}
