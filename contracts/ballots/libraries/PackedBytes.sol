// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Writing and reading numbers of any width, big endian
/// @notice A buffer is `bytes` in memory with a spare word before its length, so that it can be published in place.
library PackedBytes {
    /// @notice Memory for that many bytes, and a word more because numbers are written as whole words.
    /// @return buffer Its length is set by `close`.
    /// @return cursor Where the next number goes.
    function allocate(uint256 capacity) internal pure returns (bytes memory buffer, uint256 cursor) {
        assembly ("memory-safe") {
            buffer := add(mload(0x40), 32)
            mstore(buffer, 0)
            cursor := add(buffer, 32)
            mstore(0x40, and(add(add(cursor, capacity), 63), not(31)))
        }
    }

    /// @notice Appends the lowest `width` bytes of a number, 1 to 32; the caller keeps to the capacity.
    function append(uint256 cursor, uint256 value, uint256 width) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            mstore(cursor, shl(sub(256, shl(3, width)), value))
            next := add(cursor, width)
        }
    }

    /// @notice Sets the length of the buffer to what was appended, and clears what lies behind.
    function close(bytes memory buffer, uint256 cursor) internal pure {
        assembly ("memory-safe") {
            mstore(buffer, sub(cursor, add(buffer, 32)))
            mstore(cursor, 0)
        }
    }

    /// @notice Emits an event with one indexed number and the closed buffer as its only data.
    function publish(bytes memory buffer, bytes32 signature, uint256 indexed_) internal {
        assembly ("memory-safe") {
            let data := sub(buffer, 32)
            mstore(data, 32)
            log2(data, add(64, and(add(mload(buffer), 31), not(31))), signature, indexed_)
        }
    }

    /// @notice Emits an event with one indexed number and, as its only data, a number of 3 bytes and one of `width`
    /// bytes, 1 to 32, without keeping memory for them.
    /// @return hash keccak256 of those bytes
    function publishPair(
        uint256 head,
        uint256 rest,
        uint256 width,
        bytes32 signature,
        uint256 indexed_
    ) internal returns (bytes32 hash) {
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, 32)
            // The bytes end within the second of two words; what stays free of it must be clear.
            mstore(add(data, 96), 0)
            mstore(add(data, 64), shl(232, head))
            mstore(add(data, 67), shl(sub(256, shl(3, width)), rest))
            width := add(width, 3)
            mstore(add(data, 32), width)
            hash := keccak256(add(data, 64), width)
            log2(data, and(add(width, 95), not(31)), signature, indexed_)
        }
    }

    /// @notice Reads a number of `width` bytes, 1 to 32, at `offset`; the caller has checked the bounds.
    function read(bytes calldata data, uint256 offset, uint256 width) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, shl(3, width)), calldataload(add(data.offset, offset)))
        }
    }
}
