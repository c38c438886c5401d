// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice Who has voted: bit `index % 256` of word `index / 256` for each of the 2^24 indexes of a commons.
/// @dev An array, whose words need no hash to be found.
struct VoterMarks {
    uint256[1 << 16] words;
}

using VoterMarksLibrary for VoterMarks global;

/// @title Marking members who voted
/// @notice For member indexes, which are below 2^24: the bounds of the array are not checked again.
library VoterMarksLibrary {
    /// @notice Marks one member; false if it was marked.
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
    function has(VoterMarks storage self, uint256 index) internal view returns (bool) {
        return (read(self, index >> 8) >> (index & 255)) & 1 == 1;
    }

    /// @notice The marks of members `256 * place` to `256 * place + 255`.
    function read(VoterMarks storage self, uint256 place) internal view returns (uint256 word) {
        assembly ("memory-safe") {
            word := sload(add(self.slot, place))
        }
    }

    /// @notice Stores the marks that `read` reads.
    function write(VoterMarks storage self, uint256 place, uint256 word) internal {
        assembly ("memory-safe") {
            sstore(add(self.slot, place), word)
        }
    }
}
