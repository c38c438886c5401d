// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotMode} from "../types/BallotMode.sol";
import {BallotId, CommonsId, MemberIndex} from "../types/Ids.sol";

/// @notice Where a ballot stands. Scheduled until `start`, Open after `start` up to and including `end`, Ended until
/// a result exists, Proposed while selections are put forward and endorsed and until the most endorsed one is settled,
/// Tied while the admin may pick between those endorsed most, Final for good.
enum BallotPhase {
    None,
    Scheduled,
    Cancelled,
    Open,
    Ended,
    Proposed,
    Tied,
    Final
}

/// @notice A result that was proposed or is final.
/// @param selected Bit i is set when option i won or is funded; of proposed selections, the one endorsed most, or the
/// first to be endorsed as often.
/// @param cost What the funded options cost together, in the sheet's unit of money; 0 for other rules.
/// @param challengeEnd Last moment to put a selection forward or to endorse one, in unix seconds; 0 where the chain
/// counted by itself. A tie that nobody breaks reopens it (see IBallotBox).
/// @param endorsements Members who endorsed it; 0 where the chain counted by itself.
/// @param tied Selections endorsed as often as this one, itself included; 0 where the chain counted by itself.
struct Result {
    uint256 selected;
    uint64 cost;
    uint48 challengeEnd;
    uint32 endorsements;
    uint32 tied;
}

/// @title What all ballot boxes have in common
/// @notice Patto has one immutable box for each way of voting. They open, cancel and publish ballots alike, and a
/// reader asks each of them for phase, commons, result and digest of the votes in the same words. Ballots are numbered
/// over all boxes: box n has the numbers from `n * 100,000,000 + 1` to `n * 100,000,000 + 100,000,000`, below 2^31.
///
/// Sheet: the exact words and figures of a ballot, fixed by `sheetDigest = keccak256(sheet)`, as packed bytes:
/// ```
/// uint64 budget | uint8 commonsLength | commons | uint8 questionLength | question |
/// per option: uint64 cost | uint8 labelLength | label                                  (all UTF-8, big endian)
/// ```
/// Votes are published packed, one after the other, and chained. The chain starts at 0 and goes on, for each event, as
/// `voteDigest = uint160(uint256(keccak256(abi.encodePacked(uint160 voteDigest, keccak256(votes)))))`.
interface IBallots {
    /// @notice Why an entry of a batch of votes was passed over.
    enum Skip {
        None,
        InvalidSignature,
        NotMember,
        MemberAfterStart,
        AlreadyVoted,
        InvalidChoices,
        NoReputation
    }

    /// @notice A ballot was opened, or scheduled for later.
    /// @param ballotId Its number over all boxes.
    /// @param commonsId The commons whose members are asked.
    /// @param opener The steward or admin that opened it.
    /// @param start Unix seconds; who is a member then may vote, from the next second on.
    /// @param end Unix seconds, the last moment for votes.
    /// @param mode Its rules.
    /// @param sheetDigest keccak256 of the sheet.
    /// @param metadataDigest sha2-256 of the public document with texts, pictures and the sheet's source.
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

    /// @notice A ballot was withdrawn before it began.
    /// @param ballotId The ballot.
    /// @param by The steward or admin that withdrew it.
    event BallotCancelled(BallotId indexed ballotId, address indexed by);

    /// @notice Votes were counted.
    /// @param ballotId The ballot.
    /// @param votes Packed votes, one after the other, as the box lays them out.
    event VotesCast(BallotId indexed ballotId, bytes votes);

    /// @notice Entries of a batch were passed over.
    /// @param ballotId The ballot.
    /// @param entries For each skipped entry 3 bytes: its position (uint16) and its `Skip` (uint8).
    event VotesSkipped(BallotId indexed ballotId, bytes entries);

    /// @notice A result became final.
    /// @param ballotId The ballot.
    /// @param selected Bit i is set when option i won or is funded.
    /// @param cost What the funded options cost together, in the sheet's unit of money; 0 for other rules.
    /// @param votes Votes that were counted.
    /// @param quorumMet Whether these are as many as the ballot asks for.
    event ResultFinalized(BallotId indexed ballotId, uint256 selected, uint64 cost, uint32 votes, bool quorumMet);

    /// @notice The guardian stopped the opening of ballots in this box, or let it go on.
    /// @param by The guardian.
    /// @param paused Whether it is stopped now.
    event OpeningPaused(address indexed by, bool paused);

    /// @notice This box has no such ballot.
    /// @param ballotId The number that was asked for.
    error BallotBoxUnknownBallot(BallotId ballotId);

    /// @notice The guardian has stopped the opening of ballots.
    error BallotBoxOpeningPaused();

    /// @notice Only the guardian may do this.
    /// @param caller Who tried.
    error BallotBoxNotGuardian(address caller);

    /// @notice The caller has no such right in the commons.
    /// @param commonsId The commons.
    /// @param caller Who tried.
    error BallotBoxNotAuthorized(CommonsId commonsId, address caller);

    /// @notice Only an active commons opens ballots.
    /// @param commonsId The commons.
    error BallotBoxNotActiveCommons(CommonsId commonsId);

    /// @notice This box takes no such rules.
    error BallotBoxInvalidMode();

    /// @notice The period begins in the past, too late, or is too short or too long.
    /// @param start Unix seconds as asked for; 0 means now.
    /// @param end Unix seconds as asked for.
    error BallotBoxInvalidPeriod(uint48 start, uint48 end);

    /// @notice The numbers of such a box would not stay below 2^31.
    /// @param boxNumber The box's number as asked for.
    error BallotBoxInvalidNumber(uint32 boxNumber);

    /// @notice All numbers of this box are given.
    /// @param last The highest of them.
    error BallotBoxFull(BallotId last);

    /// @notice The ballot does not stand where this is possible.
    /// @param ballotId The ballot.
    /// @param phase Where it stands.
    error BallotBoxWrongPhase(BallotId ballotId, BallotPhase phase);

    /// @notice The ballot was opened with another sheet.
    /// @param ballotId The ballot.
    /// @param digest keccak256 of the bytes that were given.
    error BallotBoxWrongSheet(BallotId ballotId, bytes32 digest);

    /// @notice The sheet does not end exactly with the last option.
    error BallotBoxMalformedSheet();

    /// @notice The account is no member.
    /// @param commonsId The commons whose members are asked.
    /// @param account The account.
    error BallotBoxNotMember(CommonsId commonsId, address account);

    /// @notice The account became a member after the ballot had begun.
    /// @param commonsId The commons whose members are asked.
    /// @param account The account.
    error BallotBoxMemberAfterStart(CommonsId commonsId, address account);

    /// @notice The member has a vote in this ballot already.
    /// @param ballotId The ballot.
    /// @param memberIndex The member.
    error BallotBoxAlreadyVoted(BallotId ballotId, MemberIndex memberIndex);

    /// @notice These choices do not keep the ballot's rules.
    /// @param ballotId The ballot.
    /// @param choices The word of the choices.
    error BallotBoxInvalidChoices(BallotId ballotId, uint256 choices);

    /// @notice The member had no reputation when the weighted ballot began, so the vote would weigh nothing.
    /// @param commonsId The commons.
    /// @param account The member's account.
    error BallotBoxNoReputation(CommonsId commonsId, address account);

    /// @notice The signature is not this account's over exactly this vote.
    /// @param account Who is said to have signed.
    error BallotBoxInvalidSignature(address account);

    /// @notice The bytes are not 1 to 500 whole entries.
    /// @param length Bytes that were given.
    error BallotBoxInvalidBatch(uint256 length);

    /// @notice Withdraws a ballot that has not started. Only a steward of the commons or its municipality's admin.
    /// @param ballotId The ballot.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    /// @custom:error BallotBoxWrongPhase when it has started, or was withdrawn before.
    /// @custom:error BallotBoxNotAuthorized when the caller is neither steward nor admin.
    function cancel(BallotId ballotId) external;

    /// @notice Stops or resumes the opening of ballots. Only the guardian role; open ballots go on.
    /// @param paused Whether no ballot may be opened from now on.
    /// @custom:error BallotBoxNotGuardian when the caller has not that role.
    function setOpeningPaused(bool paused) external;

    /// @notice Where a ballot stands now.
    /// @param ballotId The ballot.
    /// @return Its phase; None where this box has no such ballot.
    function phase(BallotId ballotId) external view returns (BallotPhase);

    /// @notice Whose ballot this is.
    /// @param ballotId The ballot.
    /// @return The commons whose members are asked.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    function commonsId(BallotId ballotId) external view returns (CommonsId);

    /// @notice The result as far as there is one (see `phase`).
    /// @param ballotId The ballot.
    /// @return What was proposed or is final; all zero before, and where this box has no such ballot.
    function result(BallotId ballotId) external view returns (Result memory);

    /// @notice The digest of all votes counted so far: who has replayed the logs to it has missed none.
    /// @param ballotId The ballot.
    /// @return The chained digest; 0 without votes.
    /// @custom:error BallotBoxUnknownBallot when this box has no such ballot.
    function voteDigest(BallotId ballotId) external view returns (uint160);

    /// @notice Whether a member has a vote in a ballot.
    /// @param ballotId The ballot.
    /// @param memberIndex The member, by its number in the commons.
    /// @return Whether its vote was counted; false for who is none.
    function hasVoted(BallotId ballotId, MemberIndex memberIndex) external view returns (bool);

    /// @notice Whether the guardian has stopped the opening of ballots in this box.
    /// @return Whether `open` would refuse everybody.
    function openingPaused() external view returns (bool);

    /// @notice The number that the box's first ballot has.
    /// @return `n * 100,000,000 + 1` for box n.
    function firstBallot() external view returns (BallotId);

    /// @notice How many ballots the box has had; the last one's number is `firstBallot + ballotCount - 1`.
    /// @return Ballots, those withdrawn included.
    function ballotCount() external view returns (uint32);
}
