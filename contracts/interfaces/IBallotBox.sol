// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotMode} from "../types/BallotMode.sol";
import {BallotId, CommonsId, MemberIndex} from "../types/Ids.sol";

/// @notice Where a ballot stands. Scheduled until `start`, Open after `start` up to and including `end`, Ended until
/// a result exists, Proposed during the challenge window, Contested until answered, Final for good.
enum BallotPhase {
    None,
    Scheduled,
    Cancelled,
    Open,
    Ended,
    Proposed,
    Contested,
    Final
}

/// @notice One ballot as it is stored.
struct Ballot {
    CommonsId commonsId;
    uint48 start;
    uint48 end;
    BallotMode mode;
    bytes32 sheetDigest;
    uint160 voteDigest;
    uint32 votes;
}

/// @notice A result that was proposed or is final.
/// @param selected Bit i is set when option i won or is funded.
/// @param cost What the funded options cost together, in the sheet's unit of money; 0 for other rules.
struct Result {
    uint64 selected;
    uint64 cost;
    uint48 challengeEnd;
    address proposer;
}

/// @title One question put to the members of a commons, voted and counted in public
/// @notice Immutable. Nobody can alter an open ballot; the guardian can only stop new ones.
///
/// Sheet: the exact words and figures of a ballot, fixed by `sheetDigest = keccak256(sheet)`, as packed bytes:
/// ```
/// uint64 budget | uint8 commonsLength | commons | uint8 questionLength | question |
/// per option: uint64 cost | uint8 labelLength | label                                  (all UTF-8, big endian)
/// ```
/// Choices: points on option i at bits `[i*b, (i+1)*b)` of a word, `b` the bit length of `maxPerOption`.
///
/// What a voter signs (EIP-712, domain "Patto", version "1"):
/// `Vote(uint32 ballotId,string commons,string question,string choice,uint256 choices)`, where `commons` and
/// `question` stand in the sheet and `choice` is the chosen options' labels in their order, joined by "; ", each
/// followed by ": " and its points where `maxPerOption` is above 1, and a long dash for a blank vote.
///
/// Packed vote (events and recount): uint24 member index | choices in `ceil(optionCount * b / 8)` bytes, big endian
/// | in weighted ballots uint32 weight. The chain of votes starts at 0 and goes on, for each event, as
/// `voteDigest = uint160(uint256(keccak256(abi.encodePacked(uint160 voteDigest, keccak256(votes)))))`.
interface IBallotBox {
    /// @notice Why an entry of `castBatch` was passed over.
    enum Skip {
        None,
        InvalidSignature,
        NotMember,
        MemberAfterStart,
        AlreadyVoted,
        InvalidChoices,
        NoReputation
    }

    event BallotOpened(
        BallotId indexed ballotId,
        CommonsId indexed commonsId,
        address indexed opener,
        uint48 start,
        uint48 end,
        BallotMode mode,
        bytes32 sheetDigest,
        bytes32 metadataDigest
    );
    event BallotCancelled(BallotId indexed ballotId, address indexed by);
    /// @param votes Packed votes, one after the other.
    event VotesCast(BallotId indexed ballotId, bytes votes);
    /// @param entries For each skipped entry 3 bytes: its position (uint16) and its `Skip` (uint8).
    event VotesSkipped(BallotId indexed ballotId, bytes entries);
    event ResultProposed(
        BallotId indexed ballotId,
        address indexed proposer,
        uint64 selected,
        uint64 cost,
        uint160 voteDigest,
        uint48 challengeEnd
    );
    event ResultContested(BallotId indexed ballotId, address indexed by, bytes32 reasonDigest);
    event ContestAnswered(
        BallotId indexed ballotId,
        address indexed by,
        uint64 selected,
        uint64 cost,
        bytes32 reasonDigest
    );
    event ResultFinalized(BallotId indexed ballotId, uint64 selected, uint64 cost, uint32 votes, bool quorumMet);
    event OpeningPaused(address indexed by, bool paused);

    error BallotBoxUnknownBallot(BallotId ballotId);
    error BallotBoxOpeningPaused();
    error BallotBoxNotGuardian(address caller);
    error BallotBoxNotAuthorized(CommonsId commonsId, address caller);
    error BallotBoxNotActiveCommons(CommonsId commonsId);
    error BallotBoxInvalidMode();
    error BallotBoxInvalidPeriod(uint48 start, uint48 end);
    error BallotBoxWrongPhase(BallotId ballotId, BallotPhase phase);
    error BallotBoxWrongSheet(BallotId ballotId, bytes32 digest);
    error BallotBoxMalformedSheet();
    error BallotBoxNotMember(CommonsId commonsId, address account);
    error BallotBoxMemberAfterStart(CommonsId commonsId, address account);
    error BallotBoxAlreadyVoted(BallotId ballotId, MemberIndex memberIndex);
    error BallotBoxInvalidChoices(BallotId ballotId, uint256 choices);
    error BallotBoxNoReputation(CommonsId commonsId, address account);
    error BallotBoxInvalidSignature(address account);
    error BallotBoxInvalidBatch(uint256 length);
    error BallotBoxWrongRule(BallotId ballotId);
    error BallotBoxWrongVoteDigest(BallotId ballotId, uint160 voteDigest);
    error BallotBoxOverBudget(uint64 cost, uint64 budget);
    error BallotBoxChallengeOpen(BallotId ballotId, uint48 challengeEnd);
    error BallotBoxChallengeOver(BallotId ballotId, uint48 challengeEnd);

    /// @notice Schedules or opens a ballot. Only a steward of the commons or its municipality's admin.
    /// @param start Unix seconds; 0 means this block. Members of this moment may vote, from the next second on.
    /// @param end Unix seconds, the last moment for votes.
    /// @param sheetDigest keccak256 of the sheet.
    /// @param metadataDigest sha2-256 of the public document with texts, pictures and the sheet's source.
    function open(
        CommonsId commonsId,
        BallotMode calldata mode,
        uint48 start,
        uint48 end,
        bytes32 sheetDigest,
        bytes32 metadataDigest
    ) external returns (BallotId ballotId);

    /// @notice Withdraws a ballot that has not started. Only a steward of the commons or its municipality's admin.
    function cancel(BallotId ballotId) external;

    /// @notice The caller votes.
    function cast(BallotId ballotId, uint256 choices) external;

    /// @notice Brings one signed vote.
    /// @param signer 20 bytes: an account (key or ERC-1271 contract). Longer: an ERC-7913 verifier and key, whose
    /// account is `address(uint160(uint256(keccak256(signer))))`.
    function castFor(
        BallotId ballotId,
        uint256 choices,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external;

    /// @notice Brings many votes, 1 to 500, signed by keys. An invalid entry is skipped and reported.
    /// @param entries For each vote: EIP-2098 signature (64 bytes) | choices in `ceil(optionCount * b / 8)` bytes.
    function castBatch(BallotId ballotId, bytes calldata entries, bytes calldata sheet) external;

    /// @notice Settles a ballot that the chain counts itself (Plurality, GreedyBudget) once it has ended, or an
    /// EqualShares proposal once its challenge window is over. Anyone.
    /// @param sheet Needed by GreedyBudget; may be empty for the others.
    function finalize(BallotId ballotId, bytes calldata sheet) external;

    /// @notice Proposes the result of an EqualShares ballot after its end. Anyone; one proposal at a time.
    /// @param voteDigest The digest of the votes that the proposer counted; it must be the ballot's.
    function proposeResult(BallotId ballotId, uint64 selected, uint160 voteDigest, bytes calldata sheet) external;

    /// @notice Contests a proposed result within the challenge window. Only who was a member at the ballot's start.
    function contest(BallotId ballotId, bytes32 reasonDigest) external;

    /// @notice Answers a contest in public and settles the result. Only the municipality's admin.
    function answerContest(BallotId ballotId, uint64 selected, bytes32 reasonDigest, bytes calldata sheet) external;

    /// @notice Stops or resumes the opening of ballots. Only the guardian role; open ballots go on.
    function setOpeningPaused(bool paused) external;

    function ballot(BallotId ballotId) external view returns (Ballot memory);
    function phase(BallotId ballotId) external view returns (BallotPhase);
    function result(BallotId ballotId) external view returns (Result memory);

    /// @notice The counters, one for each option.
    function tally(BallotId ballotId) external view returns (uint256[] memory);
    function hasVoted(BallotId ballotId, MemberIndex memberIndex) external view returns (bool);
    function openingPaused() external view returns (bool);
}
