// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotPhase, IBallots, Result} from "../../interfaces/IBallots.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId, CommonsId, MemberIndex} from "../../types/Ids.sol";
import {TALLY_WORDS} from "../libraries/TallyLanes.sol";
import {VoterMarks} from "../libraries/VoterMarks.sol";

/// @title What every ballot box stores, and the views that all boxes share
abstract contract BallotStore is IBallots {
    enum Settlement {
        None,
        Proposed,
        Final
    }

    /// @dev
    /// ```
    /// slot 0  selected
    /// slot 1  bits 255   232 231  200 199        168 167      120 119        112 111        64 63  0
    ///              | unused | tied | endorsements | latestEnd | settlement | challengeEnd | cost |
    /// ```
    /// Of proposed selections, the one endorsed most; `tied` are endorsed as often. However often it is extended,
    /// `challengeEnd` is at most `latestEnd`, unless a tie has reopened the endorsing.
    struct Outcome {
        uint256 selected;
        uint64 cost;
        uint48 challengeEnd;
        Settlement settlement;
        uint48 latestEnd;
        uint32 endorsements;
        uint32 tied;
    }

    /// @dev How long the admin may pick between those tied, and how long endorsing is open again where it does not; both
    /// again and again until the tie is broken, in seconds.
    uint48 private constant PICKING = 14 days;
    uint48 private constant REOPENING = 7 days;

    /// @dev slot 0: config, slot 1: sheetDigest, slots 2 to 34: tally (see TallyLanes), slots 35 and 36: outcome,
    /// slots 37 to 65572: marks of members who voted.
    struct Poll {
        BallotConfig config;
        bytes32 sheetDigest;
        uint256[TALLY_WORDS] tally;
        Outcome outcome;
        VoterMarks voted;
    }

    mapping(BallotId => Poll) internal _polls;

    /// @inheritdoc IBallots
    function phase(BallotId ballotId) external view returns (BallotPhase) {
        return _phase(_polls[ballotId]);
    }

    /// @inheritdoc IBallots
    function commonsId(BallotId ballotId) external view returns (CommonsId) {
        return _configOf(ballotId).commonsId();
    }

    /// @inheritdoc IBallots
    function result(BallotId ballotId) external view returns (Result memory) {
        Outcome storage outcome = _polls[ballotId].outcome;
        return Result(outcome.selected, outcome.cost, outcome.challengeEnd, outcome.endorsements, outcome.tied);
    }

    /// @inheritdoc IBallots
    function voteDigest(BallotId ballotId) external view returns (uint160) {
        _configOf(ballotId);
        return _voteDigest(_polls[ballotId]);
    }

    /// @inheritdoc IBallots
    function hasVoted(BallotId ballotId, MemberIndex memberIndex) external view returns (bool) {
        return _polls[ballotId].voted.has(MemberIndex.unwrap(memberIndex));
    }

    /// @dev The ballot's config, or a revert where there is no such ballot.
    function _configOf(BallotId ballotId) internal view returns (BallotConfig config) {
        config = _polls[ballotId].config;
        if (!config.exists()) revert BallotBoxUnknownBallot(ballotId);
    }

    /// @dev The config of a ballot that is in this phase, or a revert.
    function _configIn(BallotId ballotId, BallotPhase expected) internal view returns (BallotConfig config) {
        config = _configOf(ballotId);
        BallotPhase current = _phase(_polls[ballotId]);
        if (current != expected) revert BallotBoxWrongPhase(ballotId, current);
    }

    /// @dev The config of an open ballot, or a revert that says why it takes no votes. One slot read where it is open.
    function _openConfig(BallotId ballotId, Poll storage poll) internal view returns (BallotConfig config) {
        config = poll.config;
        if (config.isOpenAt(block.timestamp)) return config;
        _configOf(ballotId);
        revert BallotBoxWrongPhase(ballotId, _phase(poll));
    }

    /// @dev Reverts unless these are the exact bytes that the ballot was opened with.
    function _checkSheet(BallotId ballotId, bytes memory sheet) internal view {
        bytes32 digest = keccak256(sheet);
        if (digest != _polls[ballotId].sheetDigest) revert BallotBoxWrongSheet(ballotId, digest);
    }

    function _phase(Poll storage poll) internal view returns (BallotPhase) {
        BallotConfig config = poll.config;
        if (!config.exists()) return BallotPhase.None;
        if (config.isCancelled()) return BallotPhase.Cancelled;
        if (block.timestamp <= config.start()) return BallotPhase.Scheduled;
        if (block.timestamp <= config.end()) return BallotPhase.Open;
        Outcome memory outcome = poll.outcome;
        if (outcome.settlement == Settlement.None) return BallotPhase.Ended;
        if (outcome.settlement == Settlement.Final) return BallotPhase.Final;
        return outcome.tied == 1 || _endorsingEnd(outcome) != 0 ? BallotPhase.Proposed : BallotPhase.Tied;
    }

    /// @dev Last moment of the endorsing that is open now, in unix seconds; 0 where none is.
    function _endorsingEnd(Outcome memory outcome) internal view returns (uint48) {
        if (block.timestamp <= outcome.challengeEnd) return outcome.challengeEnd;
        if (outcome.tied == 1) return 0;
        uint256 since = block.timestamp - outcome.challengeEnd - 1;
        if (since % (PICKING + REOPENING) < PICKING) return 0;
        return uint48(outcome.challengeEnd + (since / (PICKING + REOPENING) + 1) * (PICKING + REOPENING));
    }

    /// @dev It stands below the first lanes (see TallyLanes).
    function _voteDigest(Poll storage poll) internal view returns (uint160) {
        return uint160(poll.tally[0]);
    }
}
