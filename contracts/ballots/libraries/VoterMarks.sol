// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice Who has voted: bit `index % 256` of word `index / 256` for each of the 2^24 indexes of a commons.
/// @dev An array, whose words need no hash to be found.
/// @param words The marks, 256 a word.
struct VoterMarks {
    uint256[1 << 16] words;
}

using VoterMarksLibrary for VoterMarks global;

/// @title Marking members who voted
/// @notice For member indexes, which are below 2^24: the bounds of the array are not checked again.
library VoterMarksLibrary {
    /// @notice Marks one member; false if it was marked.
    /// @dev Equivalent to:
    /// ```
    /// added = !has(self, index);
    /// self.words[index / 256] |= 1 << (index % 256);
    /// ```
    /// @param self The marks of one ballot.
    /// @param index The member's, below 2^24.
    /// @return added Whether the mark is new.
    function mark(VoterMarks storage self, uint256 index) internal returns (bool added) {
        assembly ("memory-safe") {
            let slot := add(self.slot, shr(8, index))
            let word := sload(slot)
            let bit := shl(and(index, 255), 1)
            added := iszero(and(word, bit))
            sstore(slot, or(word, bit))
        }
    }

    /// @notice Whether a member is marked.
    /// @param self The marks of one ballot.
    /// @param index The member's, below 2^24.
    /// @return Whether it has voted.
    function has(VoterMarks storage self, uint256 index) internal view returns (bool) {
        return (read(self, index >> 8) >> (index & 255)) & 1 == 1;
    }

    /// @notice The marks of members `256 * place` to `256 * place + 255`.
    /// @dev Equivalent to:
    /// ```
    /// word = self.words[place];
    /// ```
    /// @param self The marks of one ballot.
    /// @param place Below 2^16.
    /// @return word One bit for each of them, the lowest for the first.
    function read(VoterMarks storage self, uint256 place) internal view returns (uint256 word) {
        assembly ("memory-safe") {
            word := sload(add(self.slot, place))
        }
    }

    /// @notice Stores the marks that `read` reads.
    /// @dev Equivalent to:
    /// ```
    /// self.words[place] = word;
    /// ```
    /// @param self The marks of one ballot.
    /// @param place Below 2^16.
    /// @param word One bit for each member, the lowest for the first.
    function write(VoterMarks storage self, uint256 place, uint256 word) internal {
        assembly ("memory-safe") {
            sstore(add(self.slot, place), word)
        }
    }
}
