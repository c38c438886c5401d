// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex} from "./Ids.sol";

/// @notice What a commons knows of one account, in one storage slot; the zero value means "never a member".
/// @dev
/// ```
/// bits 255       136 135   128 127     80 79      32 31        0
///      |   unused   |  flags  |   left   |  joined  |   index   |
/// ```
/// index: MemberIndex; joined, left: unix seconds (left is 0 while a member); flags: bit 0 is steward, bit 1 marks an
/// account whose membership has moved to another one and never comes back to it.
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
    uint256 private constant STEWARD_FLAG = 1 << 128;
    uint256 private constant MOVED_FLAG = 1 << 129;

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

    /// @notice Whether the account has ever been a member.
    function isKnown(Member self) internal pure returns (bool) {
        return Member.unwrap(self) != 0;
    }

    /// @notice Whether the account is a member at present.
    function isActive(Member self) internal pure returns (bool) {
        return Member.unwrap(self) != 0 && left(self) == 0;
    }

    /// @notice Whether the account is a member and was one at this moment.
    /// @dev `left` above `joined`, read as one number, is at most `start` only where left is 0 and joined at most
    /// start; it is 0 only for who was never a member.
    function mayVoteFrom(Member self, uint48 start) internal pure returns (bool) {
        unchecked {
            return uint256(uint96(Member.unwrap(self) >> JOINED_OFFSET)) - 1 < start;
        }
    }

    function isSteward(Member self) internal pure returns (bool) {
        return Member.unwrap(self) & STEWARD_FLAG != 0;
    }

    function hasMoved(Member self) internal pure returns (bool) {
        return Member.unwrap(self) & MOVED_FLAG != 0;
    }

    function withSteward(Member self, bool steward) internal pure returns (Member) {
        uint256 word = Member.unwrap(self);
        return Member.wrap(steward ? word | STEWARD_FLAG : word & ~STEWARD_FLAG);
    }

    /// @notice The word of a member that leaves: its stewardship ends.
    function withLeft(Member self, uint48 leftAt) internal pure returns (Member) {
        return Member.wrap((Member.unwrap(self) & ~STEWARD_FLAG) | (uint256(leftAt) << LEFT_OFFSET));
    }

    /// @notice The word that stays behind at an account whose membership moved elsewhere.
    function asMoved(Member self, uint48 movedAt) internal pure returns (Member) {
        return
            Member.wrap(
                uint256(MemberIndex.unwrap(index(self))) |
                    (uint256(joined(self)) << JOINED_OFFSET) |
                    (uint256(movedAt) << LEFT_OFFSET) |
                    MOVED_FLAG
            );
    }
}
