// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Walking the set bits of a word
library Bits {
    /// @notice Position of the lowest set bit; undefined for 0.
    function lowest(uint256 word) internal pure returns (uint256 position) {
        assembly ("memory-safe") {
            position := sub(255, clz(and(word, sub(0, word))))
        }
    }
}
