import { expect } from 'chai';
import { ballotDocumentOf, ballotModeOf, pointsOfVote } from '@patto/protocol/exchange/pabulib/ballot';
import { readPabulib } from '@patto/protocol/exchange/pabulib/read';
import { recountBallot } from '@patto/protocol/recount/recount';
import { endorseResult } from '@patto/protocol/acts/results';
import { sheetOf } from '@patto/protocol/ballots/sheet';
import { startAnvil, type Anvil } from '../protocol/support/anvil.ts';
import {
  castBatch,
  deployPatto,
  endBallot,
  joinResidents,
  openBallot,
  recountRequest,
  resident,
  signVote,
} from '../protocol/support/deployment.ts';
import { realFile } from './support/realData.ts';

describe('the recount of Wieliczka 2023 from the chain alone', function () {
  this.timeout(240_000);
  let chain: Anvil;

  before(async () => {
    chain = await startAnvil();
  });
  after(() => chain.stop());

  it("is equal, gives the city's own result, and checks every signature", async function () {
    const file = readPabulib(await realFile(this, 'poland_wieliczka_2023.pb'));
    const patto = await deployPatto(chain);
    const voters = file.votes.length;
    for (let from = 0; from < voters; from += 250)
      await joinResidents(patto, from, Math.min(voters, from + 250));
    const document = ballotDocumentOf(file, { commons: 'Wieliczka', language: 'pl', currency: 'PLN' });
    const ballot = await openBallot(patto, ballotModeOf(file), sheetOf(document));
    for (let from = 0; from < voters; from += 200) {
      const slice = file.votes.slice(from, from + 200);
      const signed = slice.map((vote, i) =>
        signVote(patto, ballot, resident(from + i), pointsOfVote(file, vote)),
      );
      await castBatch(patto, ballot, await Promise.all(signed));
    }
    await endBallot(patto, ballot);

    const report = await recountBallot(chain.publicClient, recountRequest(patto, ballot.ballotId));
    expect(report.differences).to.deep.equal([]);
    expect(report.equal).to.equal(true);
    expect(report.votes).to.equal(6_586);
    expect(report.result.cost).to.equal(995_079n);
    const funded = report.result.selected.map((option) => file.projects[option]?.fields.get('selected'));
    expect(funded).to.deep.equal(new Array<string>(30).fill('1'));

    const { ballotId, sheetBytes } = ballot;
    const { selected } = report.result;
    const proposal = { ballotId, selected, voteDigest: report.voteDigest, sheet: sheetBytes };
    await patto.does(endorseResult(patto.contracts.ballotBox.address, proposal));

    const checked = await recountBallot(chain.publicClient, recountRequest(patto, ballotId), {
      checkSignatures: true,
    });
    expect(checked.equal).to.equal(true);
    expect(checked.signatures).to.deep.equal({ recovered: 6_586, own: 0, byContract: 0, unreadable: 0 });
  });
});
