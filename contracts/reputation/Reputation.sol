// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {ForwardedAccess} from "../access/ForwardedAccess.sol";
import {ICommonsRegistry} from "../interfaces/ICommonsRegistry.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {CommonsId, MemberIndex} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";
import {NonTransferable1155} from "./NonTransferable1155.sol";
import {ReputationStorage} from "./ReputationStorage.sol";

/// @title Reputation
/// @notice Points for verified contributions (see IReputation)
/// @dev Behind an ERC-1967 proxy. Upgrades need the upgrader role, whose delay is longer than any ballot can run.
/// Awards and revocations emit the ERC-1155 transfer events from and to the zero address. After a member moved to a new
/// account its balance shows there without an event of this contract: Membership's `MemberMoved` says so.
contract Reputation is IReputation, IERC6372, NonTransferable1155, ForwardedAccess, UUPSUpgradeable {
    using Checkpoints for Checkpoints.Trace208;

    uint256 private constant MAX_BATCH = 200;

    /// @notice Who belongs to which commons.
    IMembership public immutable membership;
    /// @notice Who administers which commons.
    ICommonsRegistry public immutable registry;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IMembership membership_,
        ICommonsRegistry registry_,
        address trustedForwarder_
    ) ForwardedAccess(trustedForwarder_) {
        membership = membership_;
        registry = registry_;
        _disableInitializers();
    }

    /// @notice Binds the proxy to its AccessManager, once.
    /// @param accessManager The AccessManager that knows the upgrader.
    function initialize(address accessManager) external initializer {
        __AccessManaged_init(accessManager);
    }

    /// @inheritdoc IReputation
    function awardBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        uint32[] calldata amounts,
        bytes32 evidenceDigest
    ) external {
        uint256 length = accounts.length;
        if (length == 0 || length > MAX_BATCH || length != amounts.length) {
            revert ReputationInvalidBatch(length, amounts.length);
        }
        address caller = _msgSender();
        (, , address admin) = registry.commonsAuthority(commonsId);
        if (caller != admin && !membership.isSteward(commonsId, caller)) {
            revert ReputationNotAuthorized(commonsId, caller);
        }
        _addToTotal(commonsId, amounts);
        Member[] memory members = membership.members(commonsId, accounts);
        MemberIndex[] memory memberIndexes = new MemberIndex[](length);
        for (uint256 i = 0; i < length; ++i) {
            if (accounts[i] == caller) revert ReputationOwnAward(commonsId, caller);
            if (!members[i].isActive()) revert ReputationNotMember(commonsId, accounts[i]);
            memberIndexes[i] = members[i].index();
            _award(commonsId, memberIndexes[i], amounts[i]);
            emit TransferSingle(caller, address(0), accounts[i], CommonsId.unwrap(commonsId), amounts[i]);
        }
        emit ReputationAwarded(commonsId, evidenceDigest, caller, memberIndexes, amounts);
    }

    /// @inheritdoc IReputation
    function revoke(CommonsId commonsId, address account, uint32 amount, bytes32 evidenceDigest) external {
        address caller = _msgSender();
        (, , address admin) = registry.commonsAuthority(commonsId);
        if (caller != admin) revert ReputationNotAuthorized(commonsId, caller);
        Member member = membership.member(commonsId, account);
        if (!member.isKnown() || member.hasMoved()) revert ReputationNotMember(commonsId, account);

        ReputationStorage.Layout storage $ = ReputationStorage.load();
        MemberIndex memberIndex = member.index();
        Checkpoints.Trace208 storage history = $.points[commonsId][memberIndex];
        uint208 balance = history.latest();
        if (balance < amount) revert ReputationInsufficient(commonsId, account, balance, amount);
        $.totals[commonsId] -= amount;
        history.push(clock(), balance - amount);
        emit TransferSingle(caller, account, address(0), CommonsId.unwrap(commonsId), amount);
        emit ReputationRevoked(commonsId, evidenceDigest, caller, memberIndex, amount);
    }

    /// @inheritdoc IReputation
    function reputationOf(CommonsId commonsId, MemberIndex memberIndex) external view returns (uint256) {
        return ReputationStorage.load().points[commonsId][memberIndex].latest();
    }

    /// @inheritdoc IReputation
    function pastReputation(
        CommonsId commonsId,
        MemberIndex[] calldata memberIndexes,
        uint48 timepoint
    ) external view returns (uint32[] memory amounts) {
        if (timepoint >= clock()) revert ReputationFutureLookup(timepoint, clock());
        mapping(MemberIndex => Checkpoints.Trace208) storage ofCommons = ReputationStorage.load().points[commonsId];
        amounts = new uint32[](memberIndexes.length);
        for (uint256 i = 0; i < memberIndexes.length; ++i) {
            amounts[i] = uint32(ofCommons[memberIndexes[i]].upperLookupRecent(timepoint));
        }
    }

    /// @inheritdoc IReputation
    function totalReputation(CommonsId commonsId) external view returns (uint256) {
        return ReputationStorage.load().totals[commonsId];
    }

    /// @inheritdoc IERC6372
    function clock() public view returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @inheritdoc IERC6372
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice The version of this code, semantic.
    /// @return Three numbers with points between them.
    function version() external pure returns (string memory) {
        return "1.0.0";
    }

    /// @dev Points of the member that the account stands for now; none for an account that moved away.
    function _balanceOf(address account, uint256 id) internal view override returns (uint256) {
        if (id > type(uint32).max) return 0;
        CommonsId commonsId = CommonsId.wrap(uint32(id));
        Member member = membership.member(commonsId, account);
        if (!member.isKnown() || member.hasMoved()) return 0;
        return ReputationStorage.load().points[commonsId][member.index()].latest();
    }

    function _authorizeUpgrade(address) internal override restricted notForwarded {}

    /// @dev The total bounds every balance, so a balance always fits 32 bits.
    function _addToTotal(CommonsId commonsId, uint32[] calldata amounts) private {
        ReputationStorage.Layout storage $ = ReputationStorage.load();
        uint256 total = $.totals[commonsId];
        for (uint256 i = 0; i < amounts.length; ++i) total += amounts[i];
        if (total > type(uint32).max) revert ReputationSupplyExceeded(commonsId);
        $.totals[commonsId] = uint32(total);
    }

    function _award(CommonsId commonsId, MemberIndex memberIndex, uint32 amount) private {
        Checkpoints.Trace208 storage history = ReputationStorage.load().points[commonsId][memberIndex];
        history.push(clock(), history.latest() + amount);
    }
}
