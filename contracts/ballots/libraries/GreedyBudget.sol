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
    ) internal pure returns (uint64 selected, uint64 cost) {
        uint256 length = counters.length;
        uint256[] memory order = new uint256[](length);
        for (uint256 i = 0; i < length; ++i) {
            order[i] = (counters[i] << 72) | (uint256(type(uint64).max - options[i].cost()) << 8) | (255 - i);
        }
        Arrays.sort(order);
        for (uint256 place = length; place != 0; --place) {
            uint256 key = order[place - 1];
            if (key >> 72 == 0) break;
            uint256 option = 255 - uint8(key);
            uint64 price = options[option].cost();
            if (price > budget - cost) continue;
            cost += price;
            selected |= uint64(1 << option);
        }
    }
}
