// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId} from "../types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../types/Member.sol";

/// @title Answering one word, and reading many members of one commons in one pass
library MemberTable {
    /// @notice Ends the call with one account's word as its answer.
    function answer(mapping(MemberKey => Member) storage table, MemberKey key) internal view {
        assembly ("memory-safe") {
            mstore(0, key)
            mstore(32, table.slot)
            mstore(0, sload(keccak256(0, 64)))
            return(0, 32)
        }
    }

    /// @notice The words of these accounts, in their order.
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
