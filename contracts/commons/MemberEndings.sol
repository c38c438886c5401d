// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {AnnouncedEnding, IMemberEndings} from "../interfaces/IMemberEndings.sol";
import {CommonsId, MemberIndex} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";
import {MemberMoves} from "./MemberMoves.sol";

/// @title How a municipality ends a membership in public
abstract contract MemberEndings is MemberMoves {
    /// @inheritdoc IMemberEndings
    function announceEnding(CommonsId commonsId, address account, bytes32 personTag) external {
        address admin = _checkAdmin(commonsId);
        MemberIndex index = _taggedMember(commonsId, account, personTag).index();
        Count memory count = _countOf(commonsId);
        AnnouncedEnding memory announced = _endings[commonsId][index];
        if (announced.by != address(0)) {
            if (_isPending(commonsId, announced.by, announced.readyAt)) revert MembershipEndingOpen(commonsId, index);
            _closeEnding(commonsId, count, index, admin);
        }
        uint48 readyAt = uint48(block.timestamp) + publicWait;
        _endings[commonsId][index] = AnnouncedEnding(admin, readyAt, account);
        _chain(count, EndingAnnounced.selector, abi.encode(index, account, admin, readyAt));
        _save(commonsId, count);
        emit EndingAnnounced(commonsId, index, account, admin, readyAt);
    }

    /// @inheritdoc IMemberEndings
    function endMembership(CommonsId commonsId, address account, bytes32 personTag) external {
        address admin = _checkAdmin(commonsId);
        Member named = _memberOf(commonsId, account);
        if (!named.isKnown()) revert MembershipNotMember(commonsId, account);
        MemberIndex index = named.index();
        AnnouncedEnding memory announced = _endings[commonsId][index];
        if (announced.by == address(0)) revert MembershipNoEnding(commonsId, index);
        // Who moves on does not outrun the end: the account of now is ended.
        account = announced.account;
        Member current = _taggedMember(commonsId, account, personTag);
        _checkReady(commonsId, announced.by, announced.readyAt);

        Count memory count = _countOf(commonsId);
        _close(commonsId, count, index, admin, 0);
        delete _endings[commonsId][index];
        delete _guards[commonsId][index];
        _personTags[commonsId][personTag] = PersonTag(0, uint48(block.timestamp));
        _dropSteward(commonsId, count, current, account);
        if (current.isActive()) --count.active;
        _write(commonsId, account, current.asEnded(uint48(block.timestamp)));
        _chain(count, MembershipEnded.selector, abi.encode(index, account, personTag));
        _save(commonsId, count);
        emit MembershipEnded(commonsId, index, account, personTag);
    }

    /// @inheritdoc IMemberEndings
    function closeEnding(CommonsId commonsId, MemberIndex memberIndex) external {
        AnnouncedEnding memory announced = _endings[commonsId][memberIndex];
        if (announced.by == address(0)) revert MembershipNoEnding(commonsId, memberIndex);
        address caller = _msgSender();
        if (caller != _adminOf(commonsId) && _isPending(commonsId, announced.by, announced.readyAt)) {
            revert MembershipNotLapsed();
        }
        Count memory count = _countOf(commonsId);
        _closeEnding(commonsId, count, memberIndex, caller);
        _save(commonsId, count);
    }

    function _closeEnding(CommonsId commonsId, Count memory count, MemberIndex index, address by) private {
        delete _endings[commonsId][index];
        _chain(count, EndingClosed.selector, abi.encode(index, by));
        emit EndingClosed(commonsId, index, by);
    }

    /// @dev The word of an account that has a membership with this tag, or a revert.
    function _taggedMember(
        CommonsId commonsId,
        address account,
        bytes32 personTag
    ) private view returns (Member current) {
        current = _heldMember(commonsId, account);
        if (_personTags[commonsId][personTag].holder != MemberIndex.unwrap(current.index()) + 1) {
            revert MembershipWrongPersonTag(commonsId, personTag);
        }
    }
}
