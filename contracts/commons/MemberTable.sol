// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId} from "../types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../types/Member.sol";

/// @title Reading many members of one commons in one pass
library MemberTable {
    /// @notice The words of these accounts, in their order.
    /// @dev Equivalent to:
    /// ```
    /// for (uint256 i = 0; i < accounts.length; ++i) words[i] = table[MemberLibrary.keyOf(commonsId, accounts[i])];
    /// ```
    /// but that bits beyond an address are passed over.
    /// @param table All members of all commons.
    /// @param commonsId The commons.
    /// @param accounts The accounts.
    /// @return words Zero for who was never a member.
    function readAll(
        mapping(MemberKey => Member) storage table,
        CommonsId commonsId,
        address[] calldata accounts
    ) internal view returns (Member[] memory words) {
        words = new Member[](accounts.length);
        MemberKey first = MemberLibrary.keyOf(commonsId, address(0));
        assembly ("memory-safe") {
            mstore(32, table.slot)
            let word := add(words, 32)
            let end := add(accounts.offset, shl(5, accounts.length))
            for {
                let position := accounts.offset
            } lt(position, end) {
                position := add(position, 32)
            } {
                mstore(0, or(first, shr(96, shl(96, calldataload(position)))))
                mstore(word, sload(keccak256(0, 64)))
                word := add(word, 32)
            }
        }
    }
}
