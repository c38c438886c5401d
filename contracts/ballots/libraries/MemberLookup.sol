// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IMembership} from "../../interfaces/IMembership.sol";
import {CommonsId} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";

/// @title Asking Membership for a whole batch without copying word by word
library MemberLookup {
    /// @dev The bytes of a call: selector, commons, offset of the array, the array's length and words.
    uint256 private constant COMMONS = 4;
    uint256 private constant ARRAY_OFFSET = 36;
    uint256 private constant ARRAY = 68;
    uint256 private constant HEAD_SIZE = 64;
    /// @dev Where free memory begins is kept here.
    uint256 private constant FREE_MEMORY = 0x40;
    uint256 private constant WORD = 32;

    /// @notice What a commons knows of these accounts. A failing call fails here with the same data; an answer of
    /// another length than asked for reverts without data.
    /// @dev Equivalent to:
    /// ```
    /// found = membership.members(commonsId, accounts);
    /// if (found.length != accounts.length) revert();
    /// ```
    /// @param membership Who is asked.
    /// @param commonsId The commons.
    /// @param accounts The accounts; bits beyond an address are passed over.
    /// @return found Their words, in the same order.
    function many(
        IMembership membership,
        CommonsId commonsId,
        address[] memory accounts
    ) internal view returns (Member[] memory found) {
        bytes4 selector = IMembership.members.selector;
        assembly ("memory-safe") {
            let request := mload(FREE_MEMORY)
            // The array with its length.
            let size := shl(5, add(mload(accounts), 1))
            mstore(request, selector)
            mstore(add(request, COMMONS), and(commonsId, 0xffffffff))
            mstore(add(request, ARRAY_OFFSET), HEAD_SIZE)
            mcopy(add(request, ARRAY), accounts, size)
            if iszero(staticcall(gas(), membership, request, add(ARRAY, size), 0, 0)) {
                returndatacopy(request, 0, returndatasize())
                revert(request, returndatasize())
            }
            if iszero(eq(returndatasize(), add(size, WORD))) {
                revert(0, 0)
            }
            // The answer takes the place of the call: the offset of the array is left out, its length and words follow.
            found := request
            returndatacopy(found, WORD, size)
            mstore(FREE_MEMORY, add(found, size))
        }
    }
}
