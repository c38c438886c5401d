// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title The option with the highest counter
library Plurality {
    /// @return selected Bit i is set when option i has the highest counter; more than one on a tie, none without votes.
    function select(uint256[] memory counters) internal pure returns (uint256 selected) {
        uint256 highest = 0;
        for (uint256 i = 0; i < counters.length; ++i) {
            if (counters[i] < highest || counters[i] == 0) continue;
            if (counters[i] > highest) selected = 0;
            highest = counters[i];
            selected |= 1 << i;
        }
    }
}
