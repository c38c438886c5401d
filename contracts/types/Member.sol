// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex} from "./Ids.sol";

/// @notice What a commons knows of one account, in one storage slot; the zero value means "never a member".
/// @dev
/// ```
/// bits 255   232 231        184 183          136 135   128 127     80 79      32 31        0
///      |  unused | previousLeft | previousJoined |  flags  |   left   |  joined  |   index   |
/// ```
/// index: MemberIndex; joined, left: unix seconds (left is 0 while a member); previousJoined, previousLeft: the period
/// before, of who left and came back, otherwise 0. Flags:
/// - STEWARD: entrusted with stewardship.
/// - MOVED: the owner moved the membership to another account, all rights with it.
/// - LOST: it was moved to another account without the owner's signature; rights of ballots that had begun stay here.
/// - ENDED: the municipality ended the membership; rights of ballots that had begun stay.
/// - CARRIED: the membership was once moved without its owner's signature.
/// - VOTES: it was active when it was LOST or ENDED, so votes in ballots that had begun stay possible.
/// An account whose membership is MOVED, LOST or ENDED never has one in this commons again.
type Member is uint256;

using MemberLibrary for Member global;

/// @notice The commons and the account that a member's word is kept under.
/// @dev
/// ```
/// bits 255    192 191       160 159     0
///      |  unused | commonsId |  account |
/// ```
type MemberKey is uint256;

/// @title Reading and making the packed word of a member
library MemberLibrary {
    uint256 private constant JOINED_OFFSET = 32;
    uint256 private constant LEFT_OFFSET = 80;
    uint256 private constant PREVIOUS_JOINED_OFFSET = 136;
    uint256 private constant PREVIOUS_LEFT_OFFSET = 184;
    uint256 private constant STEWARD_FLAG = 1 << 128;
    uint256 private constant MOVED_FLAG = 1 << 129;
    uint256 private constant LOST_FLAG = 1 << 130;
    uint256 private constant ENDED_FLAG = 1 << 131;
    uint256 private constant CARRIED_FLAG = 1 << 132;
    uint256 private constant VOTES_FLAG = 1 << 133;
    uint256 private constant GONE_FLAGS = MOVED_FLAG | LOST_FLAG | ENDED_FLAG;

    /// @notice The word of an account that joins now.
    function create(MemberIndex memberIndex, uint48 joinedAt) internal pure returns (Member) {
        return Member.wrap(uint256(MemberIndex.unwrap(memberIndex)) | (uint256(joinedAt) << JOINED_OFFSET));
    }

    /// @notice Where the word of this account in this commons is kept.
    function keyOf(CommonsId commonsId, address account) internal pure returns (MemberKey) {
        return MemberKey.wrap((uint256(CommonsId.unwrap(commonsId)) << 160) | uint160(account));
    }

    function index(Member self) internal pure returns (MemberIndex) {
        return MemberIndex.wrap(uint32(Member.unwrap(self)));
    }

    function joined(Member self) internal pure returns (uint48) {
        return uint48(Member.unwrap(self) >> JOINED_OFFSET);
    }

    /// @notice When the account left, 0 while it is a member.
    function left(Member self) internal pure returns (uint48) {
        return uint48(Member.unwrap(self) >> LEFT_OFFSET);
    }

    /// @notice When the period before the present one began, 0 where there was none.
    function previousJoined(Member self) internal pure returns (uint48) {
        return uint48(Member.unwrap(self) >> PREVIOUS_JOINED_OFFSET);
    }

    /// @notice When the period before the present one ended, 0 where there was none.
    function previousLeft(Member self) internal pure returns (uint48) {
        return uint48(Member.unwrap(self) >> PREVIOUS_LEFT_OFFSET);
    }

    /// @notice Whether the account has ever been a member.
    function isKnown(Member self) internal pure returns (bool) {
        return Member.unwrap(self) != 0;
    }

    /// @notice Whether the account is a member at present.
    function isActive(Member self) internal pure returns (bool) {
        return Member.unwrap(self) != 0 && left(self) == 0;
    }

    /// @notice Whether the membership is this account's at present, active or resigned.
    function isHeld(Member self) internal pure returns (bool) {
        return Member.unwrap(self) != 0 && Member.unwrap(self) & GONE_FLAGS == 0;
    }

    /// @notice Whether the account may vote in a ballot that began at this moment: it is a member and was one then, or
    /// it was one until its membership was moved without its signature, or ended.
    /// @dev `left` above `joined`, read as one number, is at most `start` only where left is 0 and joined at most
    /// start; it is 0 only for who was never a member. All else is asked only where this does not hold.
    function mayVoteFrom(Member self, uint48 start) internal pure returns (bool) {
        unchecked {
            if (uint256(uint96(Member.unwrap(self) >> JOINED_OFFSET)) - 1 < start) return true;
        }
        return Member.unwrap(self) & VOTES_FLAG != 0 && _spans(self, start, start);
    }

    /// @notice Whether the account had, at a moment, the rights of a ballot that began at `start`: it was a member from
    /// the start up to that moment, in the present period or the one before. Of a membership that its owner moved the
    /// new account has these rights.
    /// @param start When the ballot began, in unix seconds.
    /// @param moment The moment asked about, from `start` on, in unix seconds.
    function rightAt(Member self, uint48 start, uint48 moment) internal pure returns (bool) {
        if (!isKnown(self) || Member.unwrap(self) & MOVED_FLAG != 0 || moment < start) return false;
        if (Member.unwrap(self) & VOTES_FLAG != 0 && _spans(self, start, start)) return true;
        return _spans(self, start, moment) || (previousJoined(self) <= start && moment < previousLeft(self));
    }

    /// @notice Whether the membership was once moved without its owner's signature.
    function isCarried(Member self) internal pure returns (bool) {
        return Member.unwrap(self) & CARRIED_FLAG != 0;
    }

    function isSteward(Member self) internal pure returns (bool) {
        return Member.unwrap(self) & STEWARD_FLAG != 0;
    }

    /// @notice Whether the membership is at another account now.
    function hasMoved(Member self) internal pure returns (bool) {
        return Member.unwrap(self) & (MOVED_FLAG | LOST_FLAG) != 0;
    }

    function withSteward(Member self, bool steward) internal pure returns (Member) {
        uint256 word = Member.unwrap(self);
        return Member.wrap(steward ? word | STEWARD_FLAG : word & ~STEWARD_FLAG);
    }

    /// @notice The word of a member that leaves: its stewardship ends.
    function withLeft(Member self, uint48 leftAt) internal pure returns (Member) {
        return Member.wrap((Member.unwrap(self) & ~STEWARD_FLAG) | (uint256(leftAt) << LEFT_OFFSET));
    }

    /// @notice The word of a former member that comes back; the period that it left is kept.
    function rejoined(Member self, uint48 joinedAt) internal pure returns (Member) {
        return
            Member.wrap(
                Member.unwrap(create(index(self), joinedAt)) |
                    (Member.unwrap(self) & CARRIED_FLAG) |
                    (uint256(joined(self)) << PREVIOUS_JOINED_OFFSET) |
                    (uint256(left(self)) << PREVIOUS_LEFT_OFFSET)
            );
    }

    /// @notice The word that stays behind where its owner moved the membership away.
    function asMoved(Member self, uint48 movedAt) internal pure returns (Member) {
        return
            Member.wrap(
                Member.unwrap(create(index(self), joined(self))) | (uint256(movedAt) << LEFT_OFFSET) | MOVED_FLAG
            );
    }

    /// @notice The word that stays behind where the membership was moved without its owner's signature.
    function asLost(Member self, uint48 movedAt) internal pure returns (Member) {
        return _withoutOwner(self, movedAt, LOST_FLAG);
    }

    /// @notice The word of a membership that the municipality ended.
    function asEnded(Member self, uint48 endedAt) internal pure returns (Member) {
        return _withoutOwner(self, endedAt, ENDED_FLAG);
    }

    /// @notice The word of the account that a membership is carried to without its owner's signature: a member of today
    /// without stewardship, or one that resigned today where the old account had resigned.
    function asCarried(Member self, uint48 movedAt) internal pure returns (Member) {
        Member fresh = create(index(self), movedAt);
        if (!isActive(self)) fresh = withLeft(fresh, movedAt);
        return Member.wrap(Member.unwrap(fresh) | CARRIED_FLAG);
    }

    function _withoutOwner(Member self, uint48 moment, uint256 flag) private pure returns (Member) {
        if (!isActive(self)) return Member.wrap(Member.unwrap(self) | flag);
        return Member.wrap(Member.unwrap(withLeft(self, moment)) | flag | VOTES_FLAG);
    }

    /// @dev Whether the present period reaches from `start` beyond `moment`.
    function _spans(Member self, uint48 start, uint48 moment) private pure returns (bool) {
        return joined(self) <= start && (left(self) == 0 || moment < left(self));
    }
}
