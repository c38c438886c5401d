/** The version that is written and read. Receipts of version 1 named neither the block's hash nor all contracts. */
export const receiptVersion = 2;
