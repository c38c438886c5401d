import * as v from 'valibot';
import { RecountReceipt } from './receiptSchema.ts';
import { receiptVersion } from './receiptVersion.ts';

/** A file that is no receipt of a recount, or one of another version. */
export class ReceiptError extends Error {
  override readonly name = 'ReceiptError';
  readonly problem: 'notJson' | 'otherVersion' | 'wrongShape';
  constructor(problem: ReceiptError['problem'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/**
 * Reads a receipt that the dapp or `patto` wrote.
 * @throws ReceiptError where the text is something else.
 */
export function parseReceipt(text: string): RecountReceipt {
  const content = jsonOf(text);
  const read = v.safeParse(RecountReceipt, content);
  if (read.success) return read.output;
  const named = v.safeParse(AnyVersion, content);
  if (named.success && named.output.version !== receiptVersion) {
    throw new ReceiptError(
      'otherVersion',
      `The receipt is of version ${named.output.version}, and only version ${receiptVersion} is read`,
    );
  }
  const [issue] = read.issues;
  throw new ReceiptError(
    'wrongShape',
    `This is no receipt: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`,
  );
}

const AnyVersion = v.object({ kind: v.literal('patto-recount-receipt'), version: v.number() });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ReceiptError('notJson', 'This is no receipt: it is not JSON', { cause: error });
  }
}
