// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Writing and reading numbers of any width, big endian
library PackedBytes {
    /// @notice Memory for that many bytes, and a word more because numbers are written as whole words.
    /// @return buffer Its length is set by `close`.
    /// @return cursor Where the next number goes.
    function allocate(uint256 capacity) internal pure returns (bytes memory buffer, uint256 cursor) {
        buffer = new bytes(capacity + 32);
        assembly ("memory-safe") {
            cursor := add(buffer, 32)
        }
    }

    /// @notice Appends the lowest `width` bytes of a number, 1 to 32; the caller keeps to the capacity.
    function append(uint256 cursor, uint256 value, uint256 width) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            mstore(cursor, shl(sub(256, shl(3, width)), value))
            next := add(cursor, width)
        }
    }

    /// @notice Cuts the buffer to what was appended.
    function close(bytes memory buffer, uint256 cursor) internal pure {
        assembly ("memory-safe") {
            mstore(buffer, sub(cursor, add(buffer, 32)))
        }
    }

    /// @notice Reads a number of `width` bytes, 1 to 32, at `offset`; the caller has checked the bounds.
    function read(bytes calldata data, uint256 offset, uint256 width) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, shl(3, width)), calldataload(add(data.offset, offset)))
        }
    }
}
