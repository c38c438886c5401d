// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ICommonsRegistry} from "../interfaces/ICommonsRegistry.sol";
import {AnnouncedEnding, IMemberEndings} from "../interfaces/IMemberEndings.sol";
import {IMemberMoves, ProposedMove} from "../interfaces/IMemberMoves.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {CommonsId, MemberIndex} from "../types/Ids.sol";
import {Member, MemberLibrary} from "../types/Member.sol";
import {MemberEndings} from "./MemberEndings.sol";
import {MemberJoining} from "./MemberJoining.sol";
import {MembershipStore} from "./MembershipStore.sol";
import {MemberTable} from "./MemberTable.sol";

/// @title Membership
/// @notice Who belongs to which commons (see IMembership)
contract Membership is MemberJoining, MemberEndings {
    /// @param registry_ Whose municipalities say who issues eligibility.
    /// @param trustedForwarder_ The forwarder that brings calls of people without funds.
    /// @param publicWait_ How long a proposed move or an announced end waits, in seconds.
    constructor(
        ICommonsRegistry registry_,
        address trustedForwarder_,
        uint48 publicWait_
    ) EIP712("Patto", "1") ERC2771Context(trustedForwarder_) MembershipStore(registry_, publicWait_) {}

    /// @inheritdoc IMembership
    function setSteward(CommonsId commonsId, address account, bool steward) external {
        _checkAdmin(commonsId);
        Member current = _activeMember(commonsId, account);
        Count memory count = _countOf(commonsId);
        _write(commonsId, account, current.withSteward(steward));
        _chain(count, StewardSet.selector, abi.encode(current.index(), account, steward));
        _save(commonsId, count);
        emit StewardSet(commonsId, current.index(), account, steward);
    }

    /// @inheritdoc IMembership
    function member(CommonsId commonsId, address account) external view returns (Member) {
        return _members[MemberLibrary.keyOf(commonsId, account)];
    }

    /// @inheritdoc IMembership
    function members(CommonsId commonsId, address[] calldata accounts) external view returns (Member[] memory words) {
        words = MemberTable.readAll(_members, commonsId, accounts);
    }

    /// @inheritdoc IMembership
    function isMember(CommonsId commonsId, address account) external view returns (bool) {
        return _memberOf(commonsId, account).isActive();
    }

    /// @inheritdoc IMembership
    function rightAt(CommonsId commonsId, address account, uint48 start, uint48 moment) external view returns (bool) {
        return _memberOf(commonsId, account).rightAt(start, moment);
    }

    /// @inheritdoc IMembership
    function isSteward(CommonsId commonsId, address account) external view returns (bool) {
        return _memberOf(commonsId, account).isSteward();
    }

    /// @inheritdoc IMembership
    function memberCount(CommonsId commonsId) external view returns (uint32 active, MemberIndex next) {
        Count memory count = _countOf(commonsId);
        return (count.active, MemberIndex.wrap(count.next));
    }

    /// @inheritdoc IMembership
    function membersDigest(CommonsId commonsId) external view returns (uint160) {
        return _counts[commonsId].digest;
    }

    /// @inheritdoc IMembership
    function isPersonTagUsed(CommonsId commonsId, bytes32 personTag) external view returns (bool) {
        return _personTags[commonsId][personTag].holder != 0;
    }

    /// @inheritdoc IMemberMoves
    function proposedMove(CommonsId commonsId, MemberIndex memberIndex) external view returns (ProposedMove memory) {
        return _moves[commonsId][memberIndex];
    }

    /// @inheritdoc IMemberEndings
    function announcedEnding(
        CommonsId commonsId,
        MemberIndex memberIndex
    ) external view returns (AnnouncedEnding memory) {
        return _endings[commonsId][memberIndex];
    }

    /// @inheritdoc IMemberMoves
    function guardOf(CommonsId commonsId, MemberIndex memberIndex) external view returns (address) {
        return _guards[commonsId][memberIndex];
    }

    /// @notice The version of this code, semantic.
    /// @return Three numbers with points between them.
    function version() external pure returns (string memory) {
        return "1.0.0";
    }
}
