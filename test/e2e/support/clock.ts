import type { Page } from 'playwright-core';

/** Moves the clock of the demonstration, which asks whether that is meant. */
export async function moveClock(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: `Go to the ${to}` }).click();
  await page.getByRole('button', { name: 'Move the clock' }).click();
}
