// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Ballot, BallotPhase, IBallotBox, Result} from "../interfaces/IBallotBox.sol";
import {BallotConfig} from "../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../types/Ids.sol";
import {TALLY_WORDS, TallyLanes} from "./libraries/TallyLanes.sol";
import {VoterMarks} from "./libraries/VoterMarks.sol";

/// @title What BallotBox stores, and the views of it
abstract contract BallotStore is IBallotBox {
    using TallyLanes for uint256[TALLY_WORDS];

    enum Settlement {
        None,
        Proposed,
        Contested,
        Final
    }

    /// @dev
    /// ```
    /// slot 0  bits 255    184 183        176 175       128 127  64 63      0
    ///              |  unused | settlement | challengeEnd |  cost | selected |
    /// slot 1  bits 159 0: proposer
    /// ```
    struct Outcome {
        uint64 selected;
        uint64 cost;
        uint48 challengeEnd;
        Settlement settlement;
        address proposer;
    }

    /// @dev slot 0: config, slot 1: sheetDigest, slots 2 to 10: tally (see TallyLanes), slots 11 and 12: outcome,
    /// slots 13 to 65548: marks of members who voted.
    struct Poll {
        BallotConfig config;
        bytes32 sheetDigest;
        uint256[TALLY_WORDS] tally;
        Outcome outcome;
        VoterMarks voted;
    }

    mapping(BallotId => Poll) internal _polls;

    /// @inheritdoc IBallotBox
    function ballot(BallotId ballotId) external view returns (Ballot memory) {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _configOf(ballotId);
        return
            Ballot({
                commonsId: config.commonsId(),
                start: config.start(),
                end: config.end(),
                mode: config.mode(),
                sheetDigest: poll.sheetDigest,
                voteDigest: uint160(poll.tally[0]),
                votes: _votes(poll, config)
            });
    }

    /// @inheritdoc IBallotBox
    function phase(BallotId ballotId) external view returns (BallotPhase) {
        return _phase(_polls[ballotId]);
    }

    /// @inheritdoc IBallotBox
    function result(BallotId ballotId) external view returns (Result memory) {
        Outcome storage outcome = _polls[ballotId].outcome;
        return Result(outcome.selected, outcome.cost, outcome.challengeEnd, outcome.proposer);
    }

    /// @inheritdoc IBallotBox
    function tally(BallotId ballotId) external view returns (uint256[] memory) {
        return _polls[ballotId].tally.readAll(_configOf(ballotId).optionCount());
    }

    /// @inheritdoc IBallotBox
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

    /// @dev The config of an open ballot, or a revert. One slot read where it is open.
    function _openConfig(BallotId ballotId, Poll storage poll) internal view returns (BallotConfig config) {
        config = poll.config;
        if (!config.isOpenAt(block.timestamp)) _revertNotOpen(ballotId);
    }

    /// @dev Says why a ballot takes no votes.
    function _revertNotOpen(BallotId ballotId) internal view {
        _configOf(ballotId);
        revert BallotBoxWrongPhase(ballotId, _phase(_polls[ballotId]));
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
        Settlement settlement = poll.outcome.settlement;
        if (settlement == Settlement.None) return BallotPhase.Ended;
        if (settlement == Settlement.Proposed) return BallotPhase.Proposed;
        if (settlement == Settlement.Contested) return BallotPhase.Contested;
        return BallotPhase.Final;
    }

    /// @dev Votes counted so far: an own lane, or the sum of the options where each vote adds 1 to one of them.
    function _votes(Poll storage poll, BallotConfig config) internal view returns (uint32 votes) {
        uint256 options = config.optionCount();
        if (config.countsVoters()) return poll.tally.read(options);
        for (uint256 i = 0; i < options; ++i) votes += poll.tally.read(i);
    }
}
