// A deployment that each test of a file finds as its setup left it.
import { deployPatto, type Deployment } from './patto.ts';

export function withPatto<T extends object>(
  setup: (patto: Deployment) => Promise<T>,
): () => T & { patto: Deployment } {
  let scene: (T & { patto: Deployment }) | undefined;
  let snapshot: { restore: () => Promise<void> } | undefined;
  before(async function () {
    this.timeout(60_000);
    const patto = await deployPatto();
    scene = { patto, ...(await setup(patto)) };
    snapshot = await patto.connection.networkHelpers.takeSnapshot();
  });
  beforeEach(() => snapshot?.restore());
  return () => {
    if (scene === undefined) throw new Error('The scene is set before the first test only');
    return scene;
  };
}
