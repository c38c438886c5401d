/**
 * Why the index gave no answer. `unreachable`: no connection; `silent`: none in time; `refused`: an HTTP status;
 * `rejected`: it did not understand or could not run the query; `unexpected`: the answer has another shape than agreed.
 */
export type GraphErrorKind = 'unreachable' | 'silent' | 'refused' | 'rejected' | 'unexpected';

export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly kind: GraphErrorKind;

  constructor(kind: GraphErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
