// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotMode} from "../types/BallotMode.sol";
import {BallotId, CommonsId} from "../types/Ids.sol";
import {IBallots} from "./IBallots.sol";

/// @notice One ballot as a reader sees it.
/// @param commonsId The commons whose members are asked.
/// @param start Unix seconds; who is a member then may vote, from the next second on.
/// @param end Unix seconds, the last moment for votes.
/// @param mode Its rules.
/// @param sheetDigest keccak256 of its sheet.
/// @param voteDigest Chained digest of the votes so far.
/// @param votes Votes counted so far.
struct Ballot {
    CommonsId commonsId;
    uint48 start;
    uint48 end;
    BallotMode mode;
    bytes32 sheetDigest;
    uint160 voteDigest;
    uint32 votes;
}

/// @title One question put to the members of a commons, answered with points on options, voted and counted in public
/// @notice Immutable. Nobody can alter an open ballot; the guardian can only stop new ones. Single choice, approval,
/// score, cumulative and quadratic votes, and participatory budgets are all points on options (see BallotMode).
///
/// Choices: points on option i at bits `[i*b, (i+1)*b)` of a word, `b` the bit length of `maxPerOption`.
///
/// What a voter signs (EIP-712, domain "Patto", version "1"):
/// `Vote(uint32 ballotId,string commons,string question,string choice,uint256 choices)`, where `commons` and
/// `question` stand in the sheet and `choice` is the chosen options' labels in their order, joined by "; ", each
/// followed by ": " and its points where `maxPerOption` is above 1, and a long dash for a blank vote.
///
/// Packed vote (events and recount): uint24 member index | choices in `ceil(optionCount * b / 8)` bytes, big endian
/// | in weighted ballots uint32 weight.
interface IBallotBox is IBallots {
    /// @notice A selection of a ballot by equal shares was put forward; its proposer's endorsement follows where it counts.
    /// @param ballotId The ballot.
    /// @param proposer Who put it forward: a member at the ballot's start, a steward or the municipality's admin.
    /// @param selected Bit i is set when option i would be funded.
    /// @param cost What these options cost together, in the sheet's unit of money.
    /// @param voteDigest Digest of the votes that were counted.
    /// @param challengeEnd Last moment to put another one forward or to endorse one, in unix seconds.
    event ResultProposed(
        BallotId indexed ballotId,
        address indexed proposer,
        uint256 selected,
        uint64 cost,
        uint160 voteDigest,
        uint48 challengeEnd
    );

    /// @notice A member endorsed a selection.
    /// @param ballotId The ballot.
    /// @param by Who endorsed it, a member at the ballot's start.
    /// @param selected The selection.
    /// @param endorsements Members who have endorsed it, this one included.
    /// @param challengeEnd Last moment to put another one forward or to endorse one, in unix seconds.
    event ResultEndorsed(
        BallotId indexed ballotId,
        address indexed by,
        uint256 selected,
        uint32 endorsements,
        uint48 challengeEnd
    );

    /// @notice A member says in public what is wrong with what was put forward. It decides nothing.
    /// @param ballotId The ballot.
    /// @param by Who says so, a member at the ballot's start.
    /// @param reasonDigest sha2-256 of the public document that says why.
    event ResultContested(BallotId indexed ballotId, address indexed by, bytes32 reasonDigest);

    /// @notice The municipality picked one of the selections that were endorsed most; it is final.
    /// @param ballotId The ballot.
    /// @param by The municipality's admin.
    /// @param selected The selection.
    /// @param reasonDigest sha2-256 of the public document that says why.
    event TieBroken(BallotId indexed ballotId, address indexed by, uint256 selected, bytes32 reasonDigest);

    /// @notice The ballot's rule has no such step, or none that this code knows.
    /// @param ballotId The ballot.
    error BallotBoxWrongRule(BallotId ballotId);

    /// @notice Other votes were counted than the ballot has.
    /// @param ballotId The ballot.
    /// @param voteDigest The digest that was given.
    error BallotBoxWrongVoteDigest(BallotId ballotId, uint160 voteDigest);

    /// @notice The budget does not cover the selected options.
    /// @param cost What they cost together, in the sheet's unit of money; 2^64 - 1 where it is even more.
    /// @param budget What there is, in the same unit.
    error BallotBoxOverBudget(uint64 cost, uint64 budget);

    /// @notice Selections can still be put forward and endorsed.
    /// @param ballotId The ballot.
    /// @param challengeEnd The last moment for it, in unix seconds.
    error BallotBoxChallengeOpen(BallotId ballotId, uint48 challengeEnd);

    /// @notice Selections can no longer be put forward or endorsed.
    /// @param ballotId The ballot.
    /// @param challengeEnd The last moment for it, in unix seconds.
    error BallotBoxChallengeOver(BallotId ballotId, uint48 challengeEnd);

    /// @notice The account has put forward or endorsed a selection of this ballot, or contested its result, before.
    /// @param ballotId The ballot.
    /// @param account The account.
    error BallotBoxAlreadyEndorsed(BallotId ballotId, address account);

    /// @notice The selection is none of those that were endorsed most.
    /// @param ballotId The ballot.
    /// @param selected The selection.
    error BallotBoxNotTied(BallotId ballotId, uint256 selected);

    /// @notice Schedules or opens a ballot. Only a steward of the commons or its municipality's admin.
    /// @param commonsId The commons whose members are asked.
    /// @param mode Its rules, fixed for good.
    /// @param start Unix seconds; 0 means this block. Members of this moment may vote, from the next second on.
    /// @param end Unix seconds, the last moment for votes.
    /// @param sheetDigest keccak256 of the sheet.
    /// @param metadataDigest sha2-256 of the public document with texts, pictures and the sheet's source.
    /// @return ballotId The ballot's number over all boxes.
    /// @custom:error BallotBoxInvalidMode when such rules make no sense (see ModeRules).
    /// @custom:error BallotBoxOpeningPaused when the guardian has stopped the opening.
    /// @custom:error BallotBoxNotAuthorized when the caller is neither steward nor admin.
    /// @custom:error BallotBoxNotActiveCommons when the commons is suspended or closed.
    /// @custom:error BallotBoxInvalidPeriod when the period is not within the box's durations.
    /// @custom:error BallotBoxFull when the box has given all its numbers.
    function open(
        CommonsId commonsId,
        BallotMode calldata mode,
        uint48 start,
        uint48 end,
        bytes32 sheetDigest,
        bytes32 metadataDigest
    ) external returns (BallotId ballotId);

    /// @notice The caller votes.
    /// @param ballotId The ballot.
    /// @param choices The points on each option, in one word.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when the ballot takes no votes now.
    /// @custom:error BallotBoxInvalidChoices when the choices do not keep the ballot's rules.
    /// @custom:error BallotBoxNotMember when the caller is no member.
    /// @custom:error BallotBoxMemberAfterStart when the caller became one after the ballot had begun.
    /// @custom:error BallotBoxAlreadyVoted when the caller's vote is in, by whatever way.
    /// @custom:error BallotBoxNoReputation when the vote would weigh nothing.
    function cast(BallotId ballotId, uint256 choices) external;

    /// @notice Brings one signed vote. Anyone.
    /// @param ballotId The ballot.
    /// @param choices The points on each option, in one word.
    /// @param signer 20 bytes: an account (key or ERC-1271 contract). Longer: an ERC-7913 verifier and key, whose
    /// account is `address(uint160(uint256(keccak256(signer))))`.
    /// @param signature What the signer made over the vote, in the signer's own format.
    /// @param sheet The ballot's exact words, from which the signed text is put together.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when the ballot takes no votes now.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    /// @custom:error BallotBoxInvalidChoices when the choices do not keep the ballot's rules.
    /// @custom:error BallotBoxInvalidSignature when the signer did not sign exactly this vote.
    /// @custom:error BallotBoxNotMember when the signer is no member.
    /// @custom:error BallotBoxMemberAfterStart when the signer became one after the ballot had begun.
    /// @custom:error BallotBoxAlreadyVoted when the signer's vote is in, by whatever way.
    /// @custom:error BallotBoxNoReputation when the vote would weigh nothing.
    function castFor(
        BallotId ballotId,
        uint256 choices,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external;

    /// @notice Brings many votes, 1 to 500, signed by keys. Anyone. An invalid entry is skipped and reported.
    /// @param ballotId The ballot.
    /// @param entries For each vote: EIP-2098 signature (64 bytes) | choices in `ceil(optionCount * b / 8)` bytes.
    /// @param sheet The ballot's exact words, from which the signed texts are put together.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when the ballot takes no votes now.
    /// @custom:error BallotBoxInvalidBatch when the bytes are not 1 to 500 whole entries.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    function castBatch(BallotId ballotId, bytes calldata entries, bytes calldata sheet) external;

    /// @notice Settles a ballot that the chain counts itself (Plurality, GreedyBudget) once it has ended, or one by
    /// EqualShares by the selection that was endorsed most, once the time for it is over. Anyone.
    /// @param ballotId The ballot.
    /// @param sheet Needed by GreedyBudget; may be empty for the others.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when the ballot has not ended, has no selection, is tied, or is settled.
    /// @custom:error BallotBoxChallengeOpen when selections can still be put forward and endorsed.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    /// @custom:error BallotBoxWrongRule when this code knows no such rule.
    function finalize(BallotId ballotId, bytes calldata sheet) external;

    /// @notice Endorses the selection of an EqualShares ballot that the caller counted, and puts it forward where nobody
    /// has: who was a member at the ballot's start, once; a steward or the admin who was not may put one forward, once,
    /// without endorsing it. The first opens the challenge window. After each new selection and each change at the top
    /// there is at least one more window, or a day where the window is longer, until seven of these have been added.
    /// Where two or more are endorsed most at the end, the admin may pick one of them for 14 days, then endorsing is open
    /// again for 7 days, and so on until the tie is broken.
    /// @param ballotId The ballot.
    /// @param selected Bit i is set when option i would be funded.
    /// @param voteDigest The digest of the votes that the caller counted; it must be the ballot's.
    /// @param sheet The ballot's exact words, for the costs and the budget; may be empty where the selection was put
    /// forward before.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongRule when the chain counts the ballot itself.
    /// @custom:error BallotBoxWrongPhase when the ballot has not ended, is tied or is settled.
    /// @custom:error BallotBoxChallengeOver when the time is over and the most endorsed selection holds.
    /// @custom:error BallotBoxWrongVoteDigest when other votes were counted.
    /// @custom:error BallotBoxNotMember when the caller was no member at the start, or is one no longer by a move.
    /// @custom:error BallotBoxMemberAfterStart when the caller became one after the ballot had begun.
    /// @custom:error BallotBoxAlreadyEndorsed when the caller has endorsed one, or put one forward.
    /// @custom:error BallotBoxInvalidChoices when an unknown option is selected.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    /// @custom:error BallotBoxOverBudget when the budget does not cover the selected options.
    function endorse(BallotId ballotId, uint256 selected, uint160 voteDigest, bytes calldata sheet) external;

    /// @notice The same by a signature, which anyone brings. What is signed (EIP-712, domain "Patto", version "1"):
    /// `Endorsement(uint32 ballotId,string commons,string question,string selection,uint256 selected)`, where `selection`
    /// is the selected options' labels in their order, joined by "; ", and a long dash where none is.
    /// @param ballotId The ballot.
    /// @param selected Bit i is set when option i would be funded.
    /// @param signer As for `castFor`.
    /// @param signature What the signer made over the endorsement, in the signer's own format.
    /// @param sheet The ballot's exact words, from which the signed text is put together.
    /// @custom:error BallotBoxInvalidSignature when the signer did not sign exactly this. All others as for `endorse`, of
    /// the signer instead of the caller.
    function endorseFor(
        BallotId ballotId,
        uint256 selected,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external;

    /// @notice Says in public what is wrong with what was put forward; it decides nothing, a rival selection does. Who was
    /// a member at the ballot's start, once.
    /// @param ballotId The ballot.
    /// @param reasonDigest sha2-256 of the public document that says why.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when nothing was put forward, or the ballot is settled.
    /// @custom:error BallotBoxNotMember when the caller was no member at the start, or is one no longer by a move.
    /// @custom:error BallotBoxMemberAfterStart when the caller became one after the ballot had begun.
    /// @custom:error BallotBoxAlreadyEndorsed when the caller has contested it before.
    function contest(BallotId ballotId, bytes32 reasonDigest) external;

    /// @notice The same by a signature, which anyone brings. What is signed (EIP-712, domain "Patto", version "1"):
    /// `Contest(uint32 ballotId,bytes32 reasonDigest)`.
    /// @param ballotId The ballot.
    /// @param reasonDigest sha2-256 of the public document that says why.
    /// @param signer As for `castFor`.
    /// @param signature What the signer made over the contest, in the signer's own format.
    /// @custom:error BallotBoxInvalidSignature when the signer did not sign exactly this. All others as for `contest`, of
    /// the signer instead of the caller.
    function contestFor(
        BallotId ballotId,
        bytes32 reasonDigest,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /// @notice Picks one of the selections that were endorsed most, in public and for good, while the ballot is tied. Only
    /// the municipality's admin.
    /// @param ballotId The ballot.
    /// @param selected The selection.
    /// @param reasonDigest sha2-256 of the public document that says why.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when no tie waits to be broken.
    /// @custom:error BallotBoxNotAuthorized when the caller is not the admin.
    /// @custom:error BallotBoxNotTied when the selection is none of them.
    function breakTie(BallotId ballotId, uint256 selected, bytes32 reasonDigest) external;

    /// @notice All that the box knows of a ballot but its counters and its result.
    /// @param ballotId The ballot.
    /// @return Its rules, period and digests, and how many votes it has.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    function ballot(BallotId ballotId) external view returns (Ballot memory);

    /// @notice The counters of a ballot.
    /// @param ballotId The ballot.
    /// @return Points, weighted in weighted ballots, one counter for each option.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    function tally(BallotId ballotId) external view returns (uint256[] memory);
}
