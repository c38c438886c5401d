// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";

/// @title Reading many members of one commons in one pass
library MemberTable {
    /// @notice Ends the call with one account's word as its answer.
    /// @dev For arguments of an external call, which come checked: no bits beyond their types.
    function answer(
        mapping(CommonsId => mapping(address => Member)) storage tables,
        CommonsId commonsId,
        address account
    ) internal view {
        assembly ("memory-safe") {
            mstore(0, commonsId)
            mstore(32, tables.slot)
            mstore(32, keccak256(0, 64))
            mstore(0, account)
            mstore(0, sload(keccak256(0, 64)))
            return(0, 32)
        }
    }

    /// @notice The words of these accounts, in their order.
    function readAll(
        mapping(address => Member) storage table,
        address[] calldata accounts
    ) internal view returns (Member[] memory words) {
        words = new Member[](accounts.length);
        assembly ("memory-safe") {
            mstore(32, table.slot)
            let word := add(words, 32)
            let end := add(accounts.offset, shl(5, accounts.length))
            for {
                let position := accounts.offset
            } lt(position, end) {
                position := add(position, 32)
            } {
                mstore(0, shr(96, shl(96, calldataload(position))))
                mstore(word, sload(keccak256(0, 64)))
                word := add(word, 32)
            }
        }
    }
}
