// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {CommonsStatus, ICommonsRegistry} from "../interfaces/ICommonsRegistry.sol";
import {AnnouncedEnding} from "../interfaces/IMemberEndings.sol";
import {ProposedMove} from "../interfaces/IMemberMoves.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IPublicWait} from "../interfaces/IPublicWait.sol";
import {SignedActs} from "../metatx/SignedActs.sol";
import {CommonsId, MemberIndex, MunicipalityId} from "../types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../types/Member.sol";

/// @title What Membership stores, and what all its parts ask and write
abstract contract MembershipStore is IMembership, SignedActs, ERC2771Context {
    /// @dev Members of one commons, in one slot: at present, ever, those whose move is proposed, and the digest.
    struct Count {
        uint32 active;
        uint32 next;
        uint32 openMoves;
        uint160 digest;
    }

    /// @dev Who has a person tag.
    /// @param holder The member's index and one more; zero where the tag is free.
    /// @param freedAt When it was freed by the end of a membership, in unix seconds; zero where it never was.
    struct PersonTag {
        uint32 holder;
        uint48 freedAt;
    }

    /// @dev How long after its wait something announced may still be carried out, in seconds.
    uint48 internal constant LAPSE = 14 days;

    /// @notice The registry whose municipalities say who issues eligibility.
    ICommonsRegistry public immutable registry;
    /// @inheritdoc IPublicWait
    uint48 public immutable publicWait;

    mapping(CommonsId => Count) internal _counts;
    mapping(MemberKey => Member) internal _members;
    mapping(CommonsId => mapping(bytes32 personTag => PersonTag)) internal _personTags;
    mapping(CommonsId => mapping(MemberIndex => ProposedMove)) internal _moves;
    mapping(CommonsId => mapping(MemberIndex => AnnouncedEnding)) internal _endings;
    mapping(CommonsId => mapping(MemberIndex => address)) internal _guards;

    constructor(ICommonsRegistry registry_, uint48 publicWait_) {
        registry = registry_;
        publicWait = publicWait_;
    }

    /// @dev Goes on with the digest of a commons, in memory: a call writes it once.
    /// @param count Of the commons.
    /// @param topic The event's first topic.
    /// @param payload Its fields behind `commonsId`, ABI-encoded.
    function _chain(Count memory count, bytes32 topic, bytes memory payload) internal pure {
        count.digest = uint160(uint256(keccak256(abi.encodePacked(count.digest, topic, payload))));
    }

    function _countOf(CommonsId commonsId) internal view returns (Count memory) {
        return _counts[commonsId];
    }

    function _save(CommonsId commonsId, Count memory count) internal {
        _counts[commonsId] = count;
    }

    function _memberOf(CommonsId commonsId, address account) internal view returns (Member) {
        return _members[MemberLibrary.keyOf(commonsId, account)];
    }

    function _write(CommonsId commonsId, address account, Member word) internal {
        _members[MemberLibrary.keyOf(commonsId, account)] = word;
    }

    /// @dev The word of an account that is a member at present, or a revert.
    function _activeMember(CommonsId commonsId, address account) internal view returns (Member current) {
        current = _memberOf(commonsId, account);
        if (!current.isActive()) revert MembershipNotMember(commonsId, account);
    }

    /// @dev The word of an account that has a membership, active or resigned, or a revert.
    function _heldMember(CommonsId commonsId, address account) internal view returns (Member current) {
        current = _memberOf(commonsId, account);
        if (!current.isHeld()) revert MembershipNotMember(commonsId, account);
    }

    /// @dev Reverts where the account has, or has had, a membership, or is none.
    function _checkUnknown(CommonsId commonsId, address account) internal view {
        if (account == address(0) || _memberOf(commonsId, account).isKnown()) {
            revert MembershipAlreadyMember(commonsId, account);
        }
    }

    function _checkActive(CommonsId commonsId) internal view returns (MunicipalityId municipalityId) {
        CommonsStatus status;
        (municipalityId, status, ) = registry.commonsAuthority(commonsId);
        if (status != CommonsStatus.Active) revert MembershipNotActiveCommons(commonsId);
    }

    function _adminOf(CommonsId commonsId) internal view returns (address admin) {
        (, , admin) = registry.commonsAuthority(commonsId);
    }

    /// @dev The caller, or a revert where it is not the admin of the commons' municipality.
    function _checkAdmin(CommonsId commonsId) internal view returns (address caller) {
        caller = _msgSender();
        if (caller != _adminOf(commonsId)) revert MembershipNotMunicipalityAdmin(commonsId, caller);
    }

    /// @dev Whether what an admin announced can be carried out at this or a later moment.
    function _isPending(CommonsId commonsId, address announcedBy, uint48 readyAt) internal view returns (bool) {
        return block.timestamp <= readyAt + LAPSE && announcedBy == _adminOf(commonsId);
    }

    /// @dev Reverts unless what an admin announced can be carried out now.
    function _checkReady(CommonsId commonsId, address announcedBy, uint48 readyAt) internal view {
        if (block.timestamp < readyAt) revert MembershipStillWaits(readyAt);
        if (!_isPending(commonsId, announcedBy, readyAt)) revert MembershipLapsed();
    }

    /// @dev Ends a stewardship together with what ends it.
    function _dropSteward(CommonsId commonsId, Count memory count, Member current, address account) internal {
        if (!current.isSteward()) return;
        _chain(count, StewardSet.selector, abi.encode(current.index(), account, false));
        emit StewardSet(commonsId, current.index(), account, false);
    }
}
