import { rpc, setClock } from '../chainRpc.ts';

/** Things to do at moments of the chain's time, whatever the order in which they are planned. */
export class Timeline {
  readonly #steps: { at: number; act: () => Promise<void> }[] = [];
  #clock = 0;

  /** The moment that is being played, in unix seconds. */
  get clock(): number {
    return this.#clock;
  }

  /** @param at Unix seconds. */
  plan(at: number, act: () => Promise<void>): void {
    this.#steps.push({ at: Math.floor(at), act });
  }

  /** Takes the chain's clock from moment to moment; a step may plan later ones. */
  async play(rpcUrl: string): Promise<void> {
    for (let step = this.#next(); step !== undefined; step = this.#next()) {
      if (step.at > this.#clock) {
        this.#clock = step.at;
        await setClock(rpcUrl, step.at);
        // Gas is estimated on the newest block, so that block has to be of this moment.
        await rpc(rpcUrl, 'evm_mine');
      }
      await step.act();
    }
  }

  #next() {
    this.#steps.sort((a, b) => a.at - b.at);
    return this.#steps.shift();
  }
}
