// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotConfig} from "../../types/BallotConfig.sol";

/// @title What a vote may say
/// @notice Points on option i stand at bits `[i*b, (i+1)*b)` of the word, `b` the bit length of `maxPerOption`.
/// @dev
/// ```
/// b = 1:  | ... | option 2 | option 1 | option 0 |      one bit an option: chosen or not
/// b = 4:  | ... | option 1: 4 bits | option 0: 4 bits |  up to 15 points an option
/// ```
library Choices {
    /// @notice Whether a vote keeps the rules of its ballot.
    function areValid(BallotConfig config, uint256 choices) internal pure returns (bool) {
        unchecked {
            // Most ballots ask for one option: a single bit among the options'. No bit at all wraps around.
            if (config.isSingleChoice()) {
                return choices & (choices - 1) == 0 && choices - 1 < (1 << config.optionCount()) - 1;
            }
            uint256 optionBits = config.optionBits();
            if (choices >> (config.optionCount() * optionBits) != 0) return false;
            uint256 chosen = 0;
            if (optionBits != 1) {
                uint256 cost;
                (chosen, cost) = _points(choices, optionBits, config.maxPerOption(), config.costExponent());
                if (cost > config.points()) return false;
            } else {
                for (; choices != 0; ++chosen) choices &= choices - 1;
                // A flag costs one point, whatever the exponent.
                if (chosen > config.points()) return false;
            }
            // One comparison for both ends: fewer than the least number wrap around.
            uint256 least = config.minChoices();
            return chosen - least <= config.maxChoices() - least;
        }
    }

    /// @notice The points on the lowest option that has any, and the word without them.
    function takeLowest(
        uint256 choices,
        uint256 optionBits
    ) internal pure returns (uint256 option, uint256 points, uint256 rest) {
        unchecked {
            option = lowestBit(choices) / optionBits;
            uint256 offset = option * optionBits;
            points = (choices >> offset) & ((1 << optionBits) - 1);
            rest = choices ^ (points << offset);
        }
    }

    /// @notice Position of the lowest set bit; undefined for 0.
    /// @dev Equivalent to:
    /// ```
    /// while ((word >> position) & 1 == 0) ++position;
    /// ```
    /// @param word Any but 0.
    /// @return position From 0 to 255.
    function lowestBit(uint256 word) internal pure returns (uint256 position) {
        assembly ("memory-safe") {
            // clz counts the zeros above a word's highest bit.
            position := sub(255, clz(and(word, sub(0, word))))
        }
    }

    /// @dev More points on one option than allowed cost more than any ballot allows.
    function _points(
        uint256 choices,
        uint256 optionBits,
        uint256 maxPerOption,
        uint256 costExponent
    ) private pure returns (uint256 chosen, uint256 cost) {
        unchecked {
            while (choices != 0) {
                uint256 points;
                (, points, choices) = takeLowest(choices, optionBits);
                if (points > maxPerOption) return (0, type(uint256).max);
                ++chosen;
                cost += costExponent == 1 ? points : points * points;
            }
        }
    }
}
