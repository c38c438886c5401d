import { clear } from 'idb-keyval';
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
  await caches.delete('documents');
}
