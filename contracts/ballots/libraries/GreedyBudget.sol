// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {SheetOption} from "./BallotSheet.sol";

/// @title Participatory budgeting by votes
/// @notice Options are taken by their counter, highest first; among equals the cheaper comes first, then the one with
/// the lower number. Each is funded if the money left covers it and skipped otherwise. An option without any points is
/// never funded.
library GreedyBudget {
    /// @param counters One for each option, below 2^32.
    /// @return selected Bit i is set when option i is funded.
    /// @return cost What the funded options cost together, at most the budget.
    function select(
        uint256[] memory counters,
        SheetOption[] memory options,
        uint64 budget
    ) internal pure returns (uint256 selected, uint64 cost) {
        uint256[] memory order = _fundingOrder(counters, options);
        for (uint256 place = 0; place < order.length; ++place) {
            uint256 option = uint8(order[place]);
            uint64 price = options[option].cost();
            if (price > budget - cost) continue;
            cost += price;
            selected |= 1 << option;
        }
    }

    /// @dev The options with points, each as a key that is lower the sooner it is taken and ends with its number.
    /// They are inserted one by one, because the worst order of a quicksort takes millions of gas for 255 of them and goes
    /// deeper than the stack.
    /// ```
    /// bits 103            72 71   8 7      0
    ///      | 2^32 - 1 - counter | cost | option |
    /// ```
    function _fundingOrder(
        uint256[] memory counters,
        SheetOption[] memory options
    ) private pure returns (uint256[] memory order) {
        order = new uint256[](counters.length);
        assembly ("memory-safe") {
            // Empty, with room for all.
            mstore(order, 0)
        }
        for (uint256 i = 0; i < counters.length; ++i) {
            if (counters[i] == 0) continue;
            _insert(order, ((type(uint32).max - counters[i]) << 72) | (uint256(options[i].cost()) << 8) | i);
        }
    }

    /// @dev Inserts a key into a rising order. The block is equivalent to:
    /// ```
    /// for (uint256 i = order.length++; i > place; --i) order[i] = order[i - 1];
    /// order[place] = key;
    /// ```
    function _insert(uint256[] memory order, uint256 key) private pure {
        uint256 place = Arrays.lowerBoundMemory(order, key);
        assembly ("memory-safe") {
            let length := mload(order)
            let position := add(add(order, 32), shl(5, place))
            mcopy(add(position, 32), position, shl(5, sub(length, place)))
            mstore(position, key)
            mstore(order, add(length, 1))
        }
    }
}
