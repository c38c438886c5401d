// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallots} from "../../interfaces/IBallots.sol";

/// @notice One option of a sheet in a word: where its label stands in memory, how long it is, what the option costs.
/// @dev
/// ```
/// bits 255    192 191      64 63     0
///      |   cost  |  pointer  | length |
/// ```
type SheetOption is uint256;

using SheetOptionLibrary for SheetOption global;

/// @title Reading the packed word of an option
library SheetOptionLibrary {
    /// @notice What the option costs, in the sheet's unit of money.
    function cost(SheetOption self) internal pure returns (uint64) {
        return uint64(SheetOption.unwrap(self) >> 192);
    }

    /// @notice Where the first byte of its label stands in memory.
    function pointer(SheetOption self) internal pure returns (uint256) {
        return uint128(SheetOption.unwrap(self) >> 64);
    }

    /// @notice Bytes of its label.
    function length(SheetOption self) internal pure returns (uint256) {
        return uint64(SheetOption.unwrap(self));
    }
}

/// @title Reading the exact words and figures of a ballot
/// @notice The layout is told in IBallots.
library BallotSheet {
    /// @dev The fields of a SheetOption; a uint64 at the front of a word is as far from its end.
    uint256 private constant COST_SHIFT = 192;
    uint256 private constant POINTER_SHIFT = 64;

    /// @notice A sheet that was read.
    /// @param budget Money to spend, in the sheet's own unit.
    /// @param commonsHash keccak256 of the commons' name.
    /// @param questionHash keccak256 of the question.
    /// @param options Each with its cost and its label's place.
    struct Sheet {
        uint64 budget;
        bytes32 commonsHash;
        bytes32 questionHash;
        SheetOption[] options;
    }

    /// @notice Reads a sheet that lies in memory; its labels are not copied.
    /// @dev Reverts with BallotBoxMalformedSheet where the bytes do not end exactly with the last option. The first block is
    /// equivalent to positions of `data[0]` and of what follows the last byte.
    /// @param data The packed bytes (see IBallots).
    /// @param optionCount Options that the ballot has.
    /// @return sheet What stands in them.
    function read(bytes memory data, uint256 optionCount) internal pure returns (Sheet memory sheet) {
        uint256 cursor;
        uint256 end;
        assembly ("memory-safe") {
            cursor := add(data, 32)
            end := add(cursor, mload(data))
        }
        uint256 value;
        (value, cursor) = _readUint64(cursor, end);
        sheet.budget = uint64(value);
        (sheet.commonsHash, cursor) = _hashText(cursor, end);
        (sheet.questionHash, cursor) = _hashText(cursor, end);
        SheetOption[] memory options = new SheetOption[](optionCount);
        for (uint256 i = 0; i < optionCount; ++i) {
            uint256 length;
            (value, cursor) = _readUint64(cursor, end);
            (length, cursor) = _readLength(cursor, end);
            options[i] = SheetOption.wrap((value << COST_SHIFT) | (cursor << POINTER_SHIFT) | length);
            unchecked {
                cursor += length;
            }
        }
        if (cursor != end) revert IBallots.BallotBoxMalformedSheet();
        sheet.options = options;
    }

    /// @dev The block is equivalent to:
    /// ```
    /// for (uint256 i = 0; i < 8; ++i) value = (value << 8) | uint8(data[cursor + i]);
    /// ```
    function _readUint64(uint256 cursor, uint256 end) private pure returns (uint256 value, uint256 next) {
        unchecked {
            next = cursor + 8;
        }
        if (next > end) revert IBallots.BallotBoxMalformedSheet();
        assembly ("memory-safe") {
            value := shr(COST_SHIFT, mload(cursor))
        }
    }

    /// @dev Reads a length and checks that as many bytes follow. The block is equivalent to:
    /// ```
    /// (length, next) = (uint8(data[cursor]), cursor + 1);
    /// ```
    function _readLength(uint256 cursor, uint256 end) private pure returns (uint256 length, uint256 next) {
        if (cursor >= end) revert IBallots.BallotBoxMalformedSheet();
        assembly ("memory-safe") {
            length := byte(0, mload(cursor))
            next := add(cursor, 1)
        }
        unchecked {
            if (next + length > end) revert IBallots.BallotBoxMalformedSheet();
        }
    }

    /// @dev The block is equivalent to:
    /// ```
    /// (hash, next) = (keccak256(data[cursor:cursor + length]), cursor + length);
    /// ```
    function _hashText(uint256 cursor, uint256 end) private pure returns (bytes32 hash, uint256 next) {
        uint256 length;
        (length, cursor) = _readLength(cursor, end);
        assembly ("memory-safe") {
            hash := keccak256(cursor, length)
            next := add(cursor, length)
        }
    }
}
