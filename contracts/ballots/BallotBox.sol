// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Roles} from "../access/Roles.sol";
import {BallotPhase, IBallotBox} from "../interfaces/IBallotBox.sol";
import {CommonsStatus, ICommonsRegistry} from "../interfaces/ICommonsRegistry.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {BallotConfig, BallotConfigLibrary} from "../types/BallotConfig.sol";
import {BallotMode} from "../types/BallotMode.sol";
import {BallotId, CommonsId} from "../types/Ids.sol";
import {BallotElectorate} from "./BallotElectorate.sol";
import {BallotResults} from "./BallotResults.sol";
import {BatchVotes} from "./BatchVotes.sol";
import {SingleVotes} from "./SingleVotes.sol";
import {ModeRules} from "./libraries/ModeRules.sol";

/// @title BallotBox
/// @notice One question put to the members of a commons, voted and counted in public (see IBallotBox)
contract BallotBox is SingleVotes, BatchVotes, BallotResults {
    /// @notice What a ballot box is bound to for its life. Durations in seconds.
    /// @param maxLead Longest time from now to the start of a scheduled ballot.
    struct Settings {
        IMembership membership;
        ICommonsRegistry registry;
        IReputation reputation;
        IAccessManager accessManager;
        address forwarder;
        uint48 minDuration;
        uint48 maxDuration;
        uint48 maxLead;
        uint48 challengeWindow;
    }

    /// @notice The AccessManager that knows the guardian.
    IAccessManager public immutable authority;
    /// @notice Shortest time from a ballot's start to its end, in seconds.
    uint48 public immutable minDuration;
    /// @notice Longest time from a ballot's start to its end, in seconds.
    uint48 public immutable maxDuration;
    /// @notice Longest time from now to the start of a scheduled ballot, in seconds.
    uint48 public immutable maxLead;

    uint32 private _ballotCount;
    bool private _openingPaused;

    constructor(
        Settings memory settings
    )
        EIP712("Patto", "1")
        ERC2771Context(settings.forwarder)
        BallotElectorate(settings.membership, settings.reputation)
        BallotResults(settings.registry, settings.challengeWindow)
    {
        authority = settings.accessManager;
        minDuration = settings.minDuration;
        maxDuration = settings.maxDuration;
        maxLead = settings.maxLead;
    }

    /// @inheritdoc IBallotBox
    function open(
        CommonsId commonsId,
        BallotMode calldata mode,
        uint48 start,
        uint48 end,
        bytes32 sheetDigest,
        bytes32 metadataDigest
    ) external returns (BallotId ballotId) {
        if (_openingPaused) revert BallotBoxOpeningPaused();
        address opener = _msgSender();
        if (_checkSteward(commonsId, opener) != CommonsStatus.Active) revert BallotBoxNotActiveCommons(commonsId);
        if (!ModeRules.isValid(mode)) revert BallotBoxInvalidMode();
        uint48 startAt = _checkPeriod(start, end);

        ballotId = BallotId.wrap(++_ballotCount);
        Poll storage poll = _polls[ballotId];
        poll.config = BallotConfigLibrary.pack(commonsId, startAt, end, mode);
        poll.sheetDigest = sheetDigest;
        emit BallotOpened(ballotId, commonsId, opener, startAt, end, mode, sheetDigest, metadataDigest);
    }

    /// @inheritdoc IBallotBox
    function cancel(BallotId ballotId) external {
        BallotConfig config = _configIn(ballotId, BallotPhase.Scheduled);
        _checkSteward(config.commonsId(), _msgSender());
        _polls[ballotId].config = config.withCancelled();
        emit BallotCancelled(ballotId, _msgSender());
    }

    /// @inheritdoc IBallotBox
    function setOpeningPaused(bool paused) external {
        (bool isGuardian, ) = authority.hasRole(Roles.GUARDIAN, _msgSender());
        if (!isGuardian) revert BallotBoxNotGuardian(_msgSender());
        _openingPaused = paused;
        emit OpeningPaused(_msgSender(), paused);
    }

    /// @inheritdoc IBallotBox
    function openingPaused() external view returns (bool) {
        return _openingPaused;
    }

    /// @notice Ballots so far; the last one's number.
    function ballotCount() external view returns (uint32) {
        return _ballotCount;
    }

    /// @notice The version of this code, semantic.
    function version() external pure returns (string memory) {
        return "1.0.0";
    }

    /// @dev Reverts unless the account is a steward of the commons or its municipality's admin.
    function _checkSteward(CommonsId commonsId, address account) private view returns (CommonsStatus status) {
        address admin;
        (, status, admin) = registry.commonsAuthority(commonsId);
        if (account != admin && !membership.isSteward(commonsId, account)) {
            revert BallotBoxNotAuthorized(commonsId, account);
        }
    }

    function _checkPeriod(uint48 start, uint48 end) private view returns (uint48 startAt) {
        startAt = start == 0 ? uint48(block.timestamp) : start;
        bool inRange = startAt >= block.timestamp && startAt - block.timestamp <= maxLead && end > startAt;
        if (!inRange || end - startAt < minDuration || end - startAt > maxDuration) {
            revert BallotBoxInvalidPeriod(start, end);
        }
    }
}
