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
    /// @notice A result of equal shares was proposed and can be contested.
    /// @param ballotId The ballot.
    /// @param proposer Who proposed it.
    /// @param selected Bit i is set when option i would be funded.
    /// @param cost What these options cost together, in the sheet's unit of money.
    /// @param voteDigest Digest of the votes that were counted.
    /// @param challengeEnd Last moment to contest it, in unix seconds.
    event ResultProposed(
        BallotId indexed ballotId,
        address indexed proposer,
        uint256 selected,
        uint64 cost,
        uint160 voteDigest,
        uint48 challengeEnd
    );

    /// @notice A proposed result was contested and waits for the municipality's answer.
    /// @param ballotId The ballot.
    /// @param by Who contested it, a member at the ballot's start.
    /// @param reasonDigest sha2-256 of the public document that says why.
    event ResultContested(BallotId indexed ballotId, address indexed by, bytes32 reasonDigest);

    /// @notice The municipality answered a contest; its result is final.
    /// @param ballotId The ballot.
    /// @param by The municipality's admin.
    /// @param selected Bit i is set when option i is funded.
    /// @param cost What these options cost together, in the sheet's unit of money.
    /// @param reasonDigest sha2-256 of the public document that says why.
    event ContestAnswered(
        BallotId indexed ballotId,
        address indexed by,
        uint256 selected,
        uint64 cost,
        bytes32 reasonDigest
    );

    /// @notice The ballot's rule has no such step, or none that this code knows.
    /// @param ballotId The ballot.
    error BallotBoxWrongRule(BallotId ballotId);

    /// @notice The proposer counted other votes than the ballot has.
    /// @param ballotId The ballot.
    /// @param voteDigest The digest that was given.
    error BallotBoxWrongVoteDigest(BallotId ballotId, uint160 voteDigest);

    /// @notice The budget does not cover the selected options.
    /// @param cost What they cost together, in the sheet's unit of money; 2^64 - 1 where it is even more.
    /// @param budget What there is, in the same unit.
    error BallotBoxOverBudget(uint64 cost, uint64 budget);

    /// @notice The proposed result can still be contested.
    /// @param ballotId The ballot.
    /// @param challengeEnd Last moment to contest it, in unix seconds.
    error BallotBoxChallengeOpen(BallotId ballotId, uint48 challengeEnd);

    /// @notice The proposed result can no longer be contested.
    /// @param ballotId The ballot.
    /// @param challengeEnd Last moment to contest it, in unix seconds.
    error BallotBoxChallengeOver(BallotId ballotId, uint48 challengeEnd);

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

    /// @notice Settles a ballot that the chain counts itself (Plurality, GreedyBudget) once it has ended, or an
    /// EqualShares proposal once its challenge window is over. Anyone.
    /// @param ballotId The ballot.
    /// @param sheet Needed by GreedyBudget; may be empty for the others.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when the ballot has not ended, has no proposal, or is settled.
    /// @custom:error BallotBoxChallengeOpen when the proposal can still be contested.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    /// @custom:error BallotBoxWrongRule when this code knows no such rule.
    function finalize(BallotId ballotId, bytes calldata sheet) external;

    /// @notice Proposes the result of an EqualShares ballot after its end. Anyone; one proposal at a time.
    /// @param ballotId The ballot.
    /// @param selected Bit i is set when option i would be funded.
    /// @param voteDigest The digest of the votes that the proposer counted; it must be the ballot's.
    /// @param sheet The ballot's exact words, for the costs and the budget.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongRule when the chain counts the ballot itself.
    /// @custom:error BallotBoxWrongPhase when the ballot has not ended, or has a proposal.
    /// @custom:error BallotBoxWrongVoteDigest when other votes were counted.
    /// @custom:error BallotBoxInvalidChoices when an unknown option is selected.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    /// @custom:error BallotBoxOverBudget when the budget does not cover the selected options.
    function proposeResult(BallotId ballotId, uint256 selected, uint160 voteDigest, bytes calldata sheet) external;

    /// @notice Contests a proposed result within the challenge window. Only who was a member at the ballot's start.
    /// @param ballotId The ballot.
    /// @param reasonDigest sha2-256 of the public document that says why.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when there is no proposal to contest.
    /// @custom:error BallotBoxChallengeOver when the window is over.
    /// @custom:error BallotBoxNotMember when the caller was none, or is one no longer by a move.
    /// @custom:error BallotBoxMemberAfterStart when the caller became one after the ballot had begun.
    function contest(BallotId ballotId, bytes32 reasonDigest) external;

    /// @notice Answers a contest in public and settles the result. Only the municipality's admin.
    /// @param ballotId The ballot.
    /// @param selected Bit i is set when option i is funded.
    /// @param reasonDigest sha2-256 of the public document that says why.
    /// @param sheet The ballot's exact words, for the costs and the budget.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when no contest waits for an answer.
    /// @custom:error BallotBoxNotAuthorized when the caller is not the admin.
    /// @custom:error BallotBoxInvalidChoices when an unknown option is selected.
    /// @custom:error BallotBoxWrongSheet when the ballot was opened with another sheet.
    /// @custom:error BallotBoxMalformedSheet when the ballot's own sheet cannot be read.
    /// @custom:error BallotBoxOverBudget when the budget does not cover the selected options.
    function answerContest(BallotId ballotId, uint256 selected, bytes32 reasonDigest, bytes calldata sheet) external;

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
