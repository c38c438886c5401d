// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotPhase, IBallots} from "../../interfaces/IBallots.sol";
import {CommonsStatus} from "../../interfaces/ICommonsRegistry.sol";
import {BallotConfig, BallotConfigLibrary} from "../../types/BallotConfig.sol";
import {BallotMode} from "../../types/BallotMode.sol";
import {BallotId, CommonsId} from "../../types/Ids.sol";
import {BallotAuthority} from "./BallotAuthority.sol";
import {BoxSettings} from "./BoxSettings.sol";

/// @title How a ballot comes into a box and gets its number, and how it is withdrawn before it begins
/// @dev Box n numbers its ballots from `n * BALLOTS_PER_BOX + 1`, so that no two boxes ever give the same number and
/// a number tells its box. All numbers stay below 2^31, where every reader has them as plain integers.
abstract contract BallotOpening is BallotAuthority {
    uint256 private constant BALLOTS_PER_BOX = 100_000_000;
    uint256 private constant NUMBERS = 1 << 31;

    /// @notice Shortest time from a ballot's start to its end, in seconds.
    uint48 public immutable minDuration;
    /// @notice Longest time from a ballot's start to its end, in seconds.
    uint48 public immutable maxDuration;
    /// @notice Longest time from now to the start of a scheduled ballot, in seconds.
    uint48 public immutable maxLead;

    /// @dev The number below the first ballot's, `n * BALLOTS_PER_BOX`.
    uint32 private immutable _base;
    uint32 private _ballotCount;
    bool private _openingPaused;

    /// @param settings What the box is bound to for its life.
    /// @custom:error BallotBoxInvalidNumber when the numbers of such a box would not stay below 2^31.
    constructor(BoxSettings memory settings) {
        uint256 base = settings.boxNumber * BALLOTS_PER_BOX;
        if (base + BALLOTS_PER_BOX >= NUMBERS) revert BallotBoxInvalidNumber(settings.boxNumber);
        _base = uint32(base);
        minDuration = settings.minDuration;
        maxDuration = settings.maxDuration;
        maxLead = settings.maxLead;
    }

    /// @inheritdoc IBallots
    function cancel(BallotId ballotId) external {
        BallotConfig config = _configIn(ballotId, BallotPhase.Scheduled);
        _checkSteward(config.commonsId(), _msgSender());
        _polls[ballotId].config = config.withCancelled();
        emit BallotCancelled(ballotId, _msgSender());
    }

    /// @inheritdoc IBallots
    function setOpeningPaused(bool paused) external {
        _checkGuardian(_msgSender());
        _openingPaused = paused;
        emit OpeningPaused(_msgSender(), paused);
    }

    /// @inheritdoc IBallots
    function openingPaused() external view returns (bool) {
        return _openingPaused;
    }

    /// @inheritdoc IBallots
    function firstBallot() external view returns (BallotId) {
        return BallotId.wrap(_base + 1);
    }

    /// @inheritdoc IBallots
    function ballotCount() external view returns (uint32) {
        return _ballotCount;
    }

    /// @dev Opens or schedules a ballot whose mode the box takes.
    function _open(
        CommonsId commonsId,
        BallotMode calldata mode,
        uint48 start,
        uint48 end,
        bytes32 sheetDigest,
        bytes32 metadataDigest
    ) internal returns (BallotId ballotId) {
        if (_openingPaused) revert BallotBoxOpeningPaused();
        address opener = _msgSender();
        if (_checkSteward(commonsId, opener) != CommonsStatus.Active) revert BallotBoxNotActiveCommons(commonsId);
        uint48 startAt = _checkPeriod(start, end);

        ballotId = _nextNumber();
        Poll storage poll = _polls[ballotId];
        poll.config = BallotConfigLibrary.pack(commonsId, startAt, end, mode);
        poll.sheetDigest = sheetDigest;
        emit BallotOpened(ballotId, commonsId, opener, startAt, end, mode, sheetDigest, metadataDigest);
    }

    function _nextNumber() private returns (BallotId) {
        uint32 count = _ballotCount;
        if (count == BALLOTS_PER_BOX) revert BallotBoxFull(BallotId.wrap(_base + count));
        _ballotCount = ++count;
        return BallotId.wrap(_base + count);
    }

    function _checkPeriod(uint48 start, uint48 end) private view returns (uint48 startAt) {
        startAt = start == 0 ? uint48(block.timestamp) : start;
        bool inRange = startAt >= block.timestamp && startAt - block.timestamp <= maxLead && end > startAt;
        if (!inRange || end - startAt < minDuration || end - startAt > maxDuration) {
            revert BallotBoxInvalidPeriod(start, end);
        }
    }
}
