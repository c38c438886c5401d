// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IMembership} from "../../interfaces/IMembership.sol";
import {CommonsId} from "../../types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../../types/Member.sol";

/// @title Asking Membership without copying word by word
/// @notice The same calls as the compiler would make. A failing call fails here with the same data; an answer of
/// another length than asked for reverts without data.
library MemberLookup {
    function one(IMembership membership, CommonsId commonsId, address account) internal view returns (Member found) {
        bytes32 selector = IMembership.memberAtKey.selector;
        MemberKey key = MemberLibrary.keyOf(commonsId, account);
        assembly ("memory-safe") {
            // The selector stands right-aligned in its word, so that the key stands in the next.
            mstore(0, shr(224, selector))
            mstore(32, key)
            let done := staticcall(gas(), membership, 28, 36, 0, 32)
            if iszero(and(done, eq(returndatasize(), 32))) {
                if done {
                    revert(0, 0)
                }
                let data := mload(0x40)
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
            found := mload(0)
        }
    }

    function many(
        IMembership membership,
        CommonsId commonsId,
        address[] memory accounts
    ) internal view returns (Member[] memory found) {
        bytes4 selector = IMembership.members.selector;
        assembly ("memory-safe") {
            let request := mload(0x40)
            let size := shl(5, add(mload(accounts), 1))
            mstore(request, selector)
            mstore(add(request, 4), and(commonsId, 0xffffffff))
            mstore(add(request, 36), 64)
            mcopy(add(request, 68), accounts, size)
            if iszero(staticcall(gas(), membership, request, add(68, size), 0, 0)) {
                returndatacopy(request, 0, returndatasize())
                revert(request, returndatasize())
            }
            if iszero(eq(returndatasize(), add(size, 32))) {
                revert(0, 0)
            }
            // The answer takes the place of the call: the offset of the array is left out, its length and words follow.
            found := request
            returndatacopy(found, 32, size)
            mstore(0x40, add(found, size))
        }
    }
}
