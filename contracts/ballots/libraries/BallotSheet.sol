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

library SheetOptionLibrary {
    function cost(SheetOption self) internal pure returns (uint64) {
        return uint64(SheetOption.unwrap(self) >> 192);
    }

    function pointer(SheetOption self) internal pure returns (uint256) {
        return uint128(SheetOption.unwrap(self) >> 64);
    }

    function length(SheetOption self) internal pure returns (uint256) {
        return uint64(SheetOption.unwrap(self));
    }
}

/// @title Reading the exact words and figures of a ballot
/// @notice The layout is told in IBallots.
library BallotSheet {
    struct Sheet {
        uint64 budget;
        bytes32 commonsHash;
        bytes32 questionHash;
        SheetOption[] options;
    }

    /// @notice Reads a sheet that lies in memory; its labels are not copied.
    /// @dev Reverts with BallotBoxMalformedSheet where the bytes do not end exactly with the last option.
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
            options[i] = SheetOption.wrap((value << 192) | (cursor << 64) | length);
            unchecked {
                cursor += length;
            }
        }
        if (cursor != end) revert IBallots.BallotBoxMalformedSheet();
        sheet.options = options;
    }

    function _readUint64(uint256 cursor, uint256 end) private pure returns (uint256 value, uint256 next) {
        unchecked {
            next = cursor + 8;
        }
        if (next > end) revert IBallots.BallotBoxMalformedSheet();
        assembly ("memory-safe") {
            value := shr(192, mload(cursor))
        }
    }

    /// @dev Reads a length and checks that as many bytes follow.
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

    function _hashText(uint256 cursor, uint256 end) private pure returns (bytes32 hash, uint256 next) {
        uint256 length;
        (length, cursor) = _readLength(cursor, end);
        assembly ("memory-safe") {
            hash := keccak256(cursor, length)
            next := add(cursor, length)
        }
    }
}
