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

    /// @dev Two letters each, as the front of a word: "; " and ": ".
    uint256 private constant SEPARATOR = 0x3b20 << 240;
    uint256 private constant COLON = 0x3a20 << 240;
    uint256 private constant TWO_LETTERS = 2;
    uint256 private constant DIGIT_ZERO = 48;

    /// @dev The fields of a SheetOption.
    uint256 private constant LENGTH_MASK = 0xffffffffffffffff;
    uint256 private constant POINTER_SHIFT = 64;
    uint256 private constant POINTER_MASK = 0xffffffffffffffffffffffffffffffff;

    /// @notice Memory that holds the text of any vote on a sheet, to be used again for each.
    /// @dev Equivalent to a pointer to the first byte of `new bytes(sheetLength + 7 * optionCount + 32)`.
    /// @param sheetLength Bytes of the sheet, whose labels are the longest that a text can have.
    /// @param optionCount Options on the sheet.
    /// @return buffer Pointer to the first byte.
    function allocate(uint256 sheetLength, uint256 optionCount) internal pure returns (uint256 buffer) {
        // One word more, because digits and separators are written as whole words.
        bytes memory space = new bytes(sheetLength + optionCount * OPTION_EXTRA + 32);
        assembly ("memory-safe") {
            buffer := add(space, 32)
        }
    }

    /// @notice keccak256 of the text.
    /// @dev Equivalent to:
    /// ```
    /// bytes memory text;
    /// for each option i with points, in order:
    ///     text = bytes.concat(text, text.length == 0 ? "" : "; ", label(i));
    ///     if (optionBits != 1) text = bytes.concat(text, ": ", bytes(Strings.toString(points(i))));
    /// return keccak256(choices == 0 ? unicode"—" : text);
    /// ```
    /// @param options Of the ballot's sheet, whose bytes still lie in memory.
    /// @param choices The word of the choices, valid in its ballot.
    /// @param optionBits Bits for the points of one option.
    /// @param buffer From `allocate` for the same sheet.
    /// @return textHash Of the text in UTF-8.
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
            textHash := keccak256(buffer, sub(sub(end, TWO_LETTERS), buffer))
        }
    }

    /// @dev Writes "label; " for each set bit. Equivalent to, where `write` appends at the cursor:
    /// ```
    /// for (; flags != 0; flags &= flags - 1) write(options[Choices.lowestBit(flags)].label, "; ");
    /// ```
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
                let length := and(option, LENGTH_MASK)
                mcopy(cursor, and(shr(POINTER_SHIFT, option), POINTER_MASK), length)
                cursor := add(cursor, length)
                mstore(cursor, SEPARATOR)
                cursor := add(cursor, TWO_LETTERS)
            }
            end := cursor
        }
    }

    /// @dev Writes "label: points; " for each option with points. The block is equivalent to:
    /// ```
    /// write(options[option].label, ": ", Strings.toString(points), "; ");
    /// ```
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
                mstore(cursor, COLON)
                cursor := add(cursor, TWO_LETTERS)
                if gt(points, 99) {
                    mstore8(cursor, add(DIGIT_ZERO, div(points, 100)))
                    cursor := add(cursor, 1)
                }
                if gt(points, 9) {
                    mstore8(cursor, add(DIGIT_ZERO, mod(div(points, 10), 10)))
                    cursor := add(cursor, 1)
                }
                mstore8(cursor, add(DIGIT_ZERO, mod(points, 10)))
                mstore(add(cursor, 1), SEPARATOR)
                cursor := add(cursor, add(1, TWO_LETTERS))
            }
        }
        return cursor;
    }
}
