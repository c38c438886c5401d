import { expect } from 'chai';
import fc from 'fast-check';
import { bytesToHex, encodePacked, hashTypedData, keccak256, serializeSignature } from 'viem';
import { generatePrivateKey, privateKeyToAccount, sign } from 'viem/accounts';
import { bitsPerOption, choiceBytes, type BallotMode } from '@patto/protocol/ballots/mode';
import {
  approval,
  cumulative,
  equalShares,
  greedyBudget,
  quadratic,
  score,
  singleChoice,
} from '@patto/protocol/ballots/modes';
import { modeName } from '@patto/protocol/ballots/presets';
import { modeProblem } from '@patto/protocol/ballots/modeProblem';
import { encodeSheet } from '@patto/protocol/ballots/sheet';
import { voteDigester } from '@patto/protocol/recount/signatures';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import {
  choiceText,
  compactSignature,
  decodeBatch,
  decodeChoices,
  decodePackedVotes,
  encodeBatch,
  encodeChoices,
  encodePackedVotes,
  VoteError,
  voteProblem,
  wordProblem,
} from '@patto/protocol/ballots/vote';
import { extendVoteDigest, voteDigestOf } from '@patto/protocol/ballots/voteDigest';

const modes = fc
  .record({
    optionCount: fc.integer({ min: 1, max: 255 }),
    most: fc.integer({ min: 1, max: 255 }),
    weighted: fc.boolean(),
  })
  .map(({ optionCount, most, weighted }): BallotMode => {
    const widest = Math.min(8, Math.floor(256 / optionCount));
    const maxPerOption = Math.min(most, 2 ** widest - 1);
    return maxPerOption === 1
      ? approval({ optionCount, weighted: weighted && optionCount <= 224, blank: true })
      : cumulative({ optionCount, points: 65_535, maxPerOption, maxChoices: optionCount, blank: true });
  });

const votes = modes.chain((mode) =>
  fc.record({
    mode: fc.constant(mode),
    points: fc.array(fc.nat({ max: mode.maxPerOption }), {
      minLength: mode.optionCount,
      maxLength: mode.optionCount,
    }),
  }),
);

describe('a vote', () => {
  it('keeps its points through the word', () => {
    fc.assert(
      fc.property(votes, ({ mode, points }) => {
        expect(modeProblem(mode)).to.equal(undefined);
        const word = encodeChoices(points, mode);
        expect(decodeChoices(word, mode)).to.deep.equal(points);
        points.forEach((given, option) => {
          const bits = BigInt(bitsPerOption(mode));
          expect((word >> (BigInt(option) * bits)) & ((1n << bits) - 1n)).to.equal(BigInt(given));
        });
      }),
    );
  });

  it('keeps member, points and weight through the packed bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 2 ** 24 - 1 }), fc.nat({ max: 2 ** 32 - 1 }))),
        votes,
        (members, { mode, points }) => {
          const packed = members.map(([memberIndex, weight]) => ({
            memberIndex,
            choices: encodeChoices(points, mode),
            weight: mode.weighted ? weight : 1,
          }));
          expect(decodePackedVotes(encodePackedVotes(packed, mode), mode)).to.deep.equal(packed);
        },
      ),
    );
    const mode = approval({ optionCount: 9, weighted: true });
    const bytes = encodePackedVotes([{ memberIndex: 258, choices: 0x101n, weight: 7 }], mode);
    expect(bytesToHex(bytes)).to.equal('0x000102' + '0101' + '00000007');
    expect(() => decodePackedVotes(bytes.subarray(1), mode)).to.throw(VoteError);
  });

  it('travels in a batch with its signature in 64 bytes', async () => {
    const mode = approval({ optionCount: 64 });
    const hash = keccak256('0x01');
    const entries = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const signature = await sign({ hash, privateKey: generatePrivateKey() });
        return { signature: compactSignature(serializeSignature(signature)), choices: 1n << BigInt(i) };
      }),
    );
    const batch = encodeBatch(entries, mode);
    expect(batch.length).to.equal(2 + 2 * 20 * 72);
    expect(decodeBatch(batch, mode)).to.deep.equal(entries);
    expect(() => decodeBatch(`${batch}00`, mode)).to.throw(VoteError);
  });

  it('is told why it does not fit', () => {
    const mode = {
      ...cumulative({ optionCount: 4, points: 5, maxPerOption: 3 }),
      maxChoices: 3,
      minChoices: 2,
    };
    expect(voteProblem([3, 2, 0, 0], mode)).to.equal(undefined);
    expect(voteProblem([3, 2, 0], mode)).to.deep.equal({ kind: 'optionCount', expected: 4, found: 3 });
    expect(voteProblem([4, 1, 0, 0], mode)).to.deep.equal({
      kind: 'tooManyOnOption',
      option: 0,
      most: 3,
      found: 4,
    });
    expect(voteProblem([3, 3, 0, 0], mode)).to.deep.equal({ kind: 'overPoints', most: 5, found: 6 });
    expect(voteProblem([3, 0, 0, 0], mode)).to.deep.equal({ kind: 'tooFewChoices', least: 2, found: 1 });
    expect(voteProblem([1, 1, 1, 1], mode)).to.deep.equal({ kind: 'tooManyChoices', most: 3, found: 4 });
    expect(voteProblem([1.5, 1, 0, 0], mode)).to.deep.equal({ kind: 'notWholePoints', option: 0 });
    expect(wordProblem(1n << 8n, mode)).to.deep.equal({ kind: 'unknownOption', word: 256n });
    expect(voteProblem([3, 3, 0], quadratic({ optionCount: 3, points: 17 }))).to.deep.equal({
      kind: 'overPoints',
      most: 17,
      found: 18,
    });
  });

  it('is refused before signing where it has no word', () => {
    const mode = score({ optionCount: 2, maxPerOption: 2 });
    expect(() => encodeChoices([3, 0], mode)).to.throw(VoteError);
    expect(() => encodeChoices([1, 0, 0], mode)).to.throw(VoteError);
    expect(() => encodeChoices([-1, 0], mode)).to.throw(VoteError);
    expect(() => decodeChoices(1n << 4n, mode)).to.throw(VoteError);
  });

  it('reads in clear', () => {
    const labels = ['Tap', 'Bench', 'Shade'];
    expect(choiceText(labels, [1, 0, 1], approval({ optionCount: 3 }))).to.equal('Tap; Shade');
    expect(choiceText(labels, [0, 12, 1], score({ optionCount: 3, maxPerOption: 12 }))).to.equal(
      'Bench: 12; Shade: 1',
    );
    expect(choiceText(labels, [0, 0, 0], approval({ optionCount: 3 }))).to.equal('—');
  });

  it('is hashed as EIP-712 asks, whatever its words', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(
        votes,
        text,
        fc.integer({ min: 1, max: 2 ** 32 - 1 }),
        ({ mode, points }, words, ballotId) => {
          const options = Array.from({ length: mode.optionCount }, (_, i) => ({
            cost: 0n,
            label: `${i} ${words}`,
          }));
          const sheet = { budget: 0n, commons: words, question: words, options };
          const place = {
            chainId: 31337,
            verifyingContract: '0x5fbdb2315678afecb367f032d93f642f64180aa3',
          } as const;
          const contracts = {
            ballotBox: place.verifyingContract,
            membership: place.verifyingContract,
            reputation: place.verifyingContract,
          };
          const digestOf = voteDigester({
            chainId: 31337,
            contracts,
            ballotId,
            mode,
            sheet: bytesToHex(encodeSheet(sheet)),
          });
          const expected = hashTypedData(voteTypedData(place, { ballotId, sheet, mode, points }));
          expect(digestOf(encodeChoices(points, mode))).to.equal(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a ballot mode', () => {
  const presets: [string, BallotMode][] = [
    ['singleChoice', singleChoice({ optionCount: 3 })],
    ['approval', approval({ optionCount: 3 })],
    ['score', score({ optionCount: 3, maxPerOption: 5 })],
    ['cumulative', cumulative({ optionCount: 3, points: 7 })],
    ['quadratic', quadratic({ optionCount: 3, points: 25 })],
    ['greedyBudget', greedyBudget({ optionCount: 64 })],
    ['equalShares', equalShares({ optionCount: 64 })],
  ];

  for (const [name, mode] of presets) {
    it(`of ${name} is valid and known by its name`, () => {
      expect(modeProblem(mode)).to.equal(undefined);
      expect(modeName(mode)).to.equal(name);
    });
  }

  it('is refused beyond its limits, with the limit', () => {
    const mode = approval({ optionCount: 10 });
    const refused: [Partial<BallotMode>, string][] = [
      [{ optionCount: 256, maxChoices: 256 }, 'optionCount'],
      [{ optionCount: 225, weighted: true }, 'optionCount'],
      [{ optionCount: 0 }, 'optionCount'],
      [{ maxChoices: 11 }, 'maxChoices'],
      [{ minChoices: 11 }, 'minChoices'],
      [{ maxPerOption: 256 }, 'maxPerOption'],
      [{ costExponent: 3 }, 'costExponent'],
      [{ points: 0 }, 'points'],
      [{ points: 1, minChoices: 2 }, 'points'],
      [{ weighted: true, rule: 'GreedyBudget' }, 'rule'],
      [{ weighted: true, maxPerOption: 2 }, 'maxPerOption'],
      [{ optionCount: 64, maxChoices: 64, maxPerOption: 16 }, 'maxPerOption'],
    ];
    for (const [change, field] of refused) {
      expect(modeProblem({ ...mode, ...change })).to.have.property('field', field);
    }
    expect(choiceBytes({ optionCount: 64, maxPerOption: 15 })).to.equal(32);
  });
});

describe('the chain of votes', () => {
  it('goes on as the contract hashes it', () => {
    const first = extendVoteDigest(0n, '0xaabb');
    const packed = encodePacked(['uint160', 'bytes32'], [0n, keccak256('0xaabb')]);
    expect(first).to.equal(BigInt(keccak256(packed)) & (2n ** 160n - 1n));
    expect(voteDigestOf(['0xaabb', '0xcc'])).to.equal(extendVoteDigest(first, '0xcc'));
    expect(voteDigestOf(['0xcc', '0xaabb'])).to.not.equal(voteDigestOf(['0xaabb', '0xcc']));
  });

  it('is signed by the key that the account names', async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const signature = await account.signMessage({ message: 'x' });
    expect(compactSignature(compactSignature(signature))).to.equal(compactSignature(signature));
  });
});
