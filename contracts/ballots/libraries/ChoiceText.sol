// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {SheetOption} from "./BallotSheet.sol";
import {Choices} from "./Choices.sol";

/// @title The choice of a vote in the words that its voter signs
/// @notice The labels of the chosen options in their order, joined by "; ", each followed by ": " and its points where
/// an option can get more than one, and a long dash (U+2014) for a blank vote.
library ChoiceText {
    bytes32 private constant BLANK_HASH = keccak256(unicode"—");

    /// @dev Most bytes that one option adds to its label: ": ", three digits, "; ".
    uint256 private constant OPTION_EXTRA = 7;

    /// @notice Memory that holds the text of any vote on a sheet, to be used again for each.
    /// @return buffer Pointer to the first byte.
    function allocate(uint256 sheetLength, uint256 optionCount) internal pure returns (uint256 buffer) {
        // One word more, because digits and separators are written as whole words.
        bytes memory space = new bytes(sheetLength + optionCount * OPTION_EXTRA + 32);
        assembly ("memory-safe") {
            buffer := add(space, 32)
        }
    }

    /// @notice keccak256 of the text.
    /// @param buffer From `allocate` for the same sheet.
    function hash(
        SheetOption[] memory options,
        uint256 choices,
        uint256 optionBits,
        uint256 buffer
    ) internal pure returns (bytes32 textHash) {
        if (choices == 0) return BLANK_HASH;
        uint256 end =
            optionBits == 1
                ? _writeFlags(options, choices, buffer)
                : _writePoints(options, choices, optionBits, buffer);
        assembly ("memory-safe") {
            // Without the last separator.
            textHash := keccak256(buffer, sub(sub(end, 2), buffer))
        }
    }

    /// @dev Writes "label; " for each set bit.
    function _writeFlags(
        SheetOption[] memory options,
        uint256 flags,
        uint256 cursor
    ) private pure returns (uint256 end) {
        assembly ("memory-safe") {
            let table := add(options, 32)
            for {} flags {} {
                let option := mload(add(table, shl(5, sub(255, clz(and(flags, sub(0, flags)))))))
                flags := and(flags, sub(flags, 1))
                let length := and(option, 0xffffffffffffffff)
                mcopy(cursor, and(shr(64, option), 0xffffffffffffffffffffffffffffffff), length)
                cursor := add(cursor, length)
                mstore(cursor, shl(240, 0x3b20))
                cursor := add(cursor, 2)
            }
            end := cursor
        }
    }

    /// @dev Writes "label: points; " for each option with points.
    function _writePoints(
        SheetOption[] memory options,
        uint256 choices,
        uint256 optionBits,
        uint256 cursor
    ) private pure returns (uint256) {
        while (choices != 0) {
            (uint256 option, uint256 points, uint256 rest) = Choices.takeLowest(choices, optionBits);
            choices = rest;
            uint256 pointer = options[option].pointer();
            uint256 length = options[option].length();
            assembly ("memory-safe") {
                mcopy(cursor, pointer, length)
                cursor := add(cursor, length)
                mstore(cursor, shl(240, 0x3a20))
                cursor := add(cursor, 2)
                if gt(points, 99) {
                    mstore8(cursor, add(48, div(points, 100)))
                    cursor := add(cursor, 1)
                }
                if gt(points, 9) {
                    mstore8(cursor, add(48, mod(div(points, 10), 10)))
                    cursor := add(cursor, 1)
                }
                mstore8(cursor, add(48, mod(points, 10)))
                mstore(add(cursor, 1), shl(240, 0x3b20))
                cursor := add(cursor, 3)
            }
        }
        return cursor;
    }
}
