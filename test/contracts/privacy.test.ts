// Rule 7 (docs/rules.md): nothing personal in storage, events or calldata. People appear as accounts, numbers and digests.
import { expect } from 'chai';
import type { AbiParameter } from 'viem';
import { ownAbis } from '@patto/protocol/generated/abis';

// The forwarder keeps nothing, and passes on what the others take.
const abis = Object.entries(ownAbis).filter(([key]) => key !== 'forwarder');

/** Events whose bytes are packed numbers, drawn in the interfaces. */
const packed = ['VotesCast.votes', 'VotesSkipped.entries', 'MembersSkipped.entries'];

/** Calls that take bytes: signatures, packed numbers and the ballot's own words. */
const bytesTaken = [
  'signature',
  'issuerSignature',
  'signer',
  // The signers of a move, and the new one's signature.
  'from',
  'to',
  'toSignature',
  'entries',
  'sheet',
  // Of ERC-1155 and of upgrades; the first always reverts.
  'data',
];

const isFree = ({ type }: AbiParameter) =>
  type.startsWith('string') || type === 'bytes' || type === 'bytes[]';

describe('Rule 7: nothing personal', () => {
  for (const [name, abi] of abis) {
    it(`is published by the events of ${name}`, () => {
      const free = abi.flatMap((item) =>
        item.type === 'event'
          ? (item.inputs as readonly AbiParameter[])
              .filter(isFree)
              .map((input) => `${item.name}.${input.name ?? ''}`)
          : [],
      );
      // ERC-1155's address of a token's page, which Patto never emits.
      expect(free.filter((field) => !packed.includes(field) && field !== 'URI.value')).to.deep.equal([]);
    });

    it(`is taken by the functions of ${name}`, () => {
      const inputs = abi.flatMap((item) => (item.type === 'function' ? [...item.inputs] : []));
      const free = (inputs as readonly AbiParameter[]).filter(isFree).map((input) => input.name ?? '');
      expect(free.filter((field) => field !== '' && !bytesTaken.includes(field))).to.deep.equal([]);
    });
  }
});
