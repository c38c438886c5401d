/**
 * The version that is written and read. Receipts of version 1 named neither the block's hash nor all contracts, those of
 * version 2 no votes of memberships that were moved.
 */
export const receiptVersion = 3;
