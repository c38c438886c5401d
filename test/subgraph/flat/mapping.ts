// gnd test cannot write an event with a struct among its parameters. The JSON cases therefore use a BallotOpened whose
// mode is spread over nine parameters (a struct of fixed size has the same bytes in the log's data), and this puts the
// struct together again before the handler under test sees it. The manifest for it is made by test/subgraph.
import { ethereum } from '@graphprotocol/graph-ts';

import { BallotOpened } from '../../../subgraph/generated/BallotBox/BallotBox';
import { handleBallotOpened } from '../../../subgraph/src/handlers/ballot-box';

export * from '../../../subgraph/generated/mapping';

const MODE_AT = 5;
const MODE_FIELDS = 9;

export function handleFlatBallotOpened(event: ethereum.Event): void {
  const mode = new ethereum.Tuple();
  for (let i = 0; i < MODE_FIELDS; i++) mode.push(event.parameters[MODE_AT + i].value);
  const parameters = event.parameters.slice(0, MODE_AT);
  parameters.push(new ethereum.EventParam('mode', ethereum.Value.fromTuple(mode)));
  for (let i = MODE_AT + MODE_FIELDS; i < event.parameters.length; i++) parameters.push(event.parameters[i]);
  handleBallotOpened(
    new BallotOpened(
      event.address,
      event.logIndex,
      event.transactionLogIndex,
      event.logType,
      event.block,
      event.transaction,
      parameters,
      event.receipt,
    ),
  );
}
