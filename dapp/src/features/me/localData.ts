import { clear } from 'idb-keyval';
import { forgetContent } from '../../shared/documents/keptContent.ts';
import { forgetTransactions } from '../../shared/transactions/store.ts';

/** Takes away all that Patto keeps in this browser, but for the program itself. */
export async function removeLocalData(): Promise<void> {
  forgetTransactions();
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key.startsWith('patto.')) storage.removeItem(key);
    }
  }
  await clear();
  await forgetContent();
}
