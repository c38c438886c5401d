// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {ResultRule} from "../../types/BallotMode.sol";
import {BallotSheet} from "../libraries/BallotSheet.sol";
import {Choices} from "../libraries/Choices.sol";
import {GreedyBudget} from "../libraries/GreedyBudget.sol";
import {Plurality} from "../libraries/Plurality.sol";

/// @title What the chain itself computes of a result
/// @notice It stores nothing and asks nobody. A ballot box makes its own and never changes it, so that the box's code has
/// room for votes. What it refuses, it refuses in the box's words.
contract ResultRules {
    /// @notice The options that a rule selects.
    /// @param rule Plurality or GreedyBudget.
    /// @param counters Of the ballot, one for each option.
    /// @param sheet The ballot's exact words; only GreedyBudget reads them.
    /// @return selected Bit i is set when option i won or is funded.
    /// @return cost What the funded options cost together, in the sheet's unit of money; 0 by Plurality.
    /// @custom:error BallotBoxMalformedSheet when the sheet cannot be read.
    function select(
        ResultRule rule,
        uint256[] memory counters,
        bytes memory sheet
    ) external pure returns (uint256 selected, uint64 cost) {
        if (rule == ResultRule.Plurality) return (Plurality.select(counters), 0);
        BallotSheet.Sheet memory parsed = BallotSheet.read(sheet, counters.length);
        return GreedyBudget.select(counters, parsed.options, parsed.budget);
    }

    /// @notice What options cost together.
    /// @param selected Bit i is set when option i is meant.
    /// @param optionCount Options that the ballot has.
    /// @param sheet The ballot's exact words.
    /// @return In the sheet's unit of money.
    /// @custom:error BallotBoxMalformedSheet when the sheet cannot be read.
    /// @custom:error BallotBoxOverBudget when the budget does not cover them.
    function costOf(uint256 selected, uint256 optionCount, bytes memory sheet) external pure returns (uint64) {
        BallotSheet.Sheet memory parsed = BallotSheet.read(sheet, optionCount);
        uint256 cost = 0;
        for (uint256 rest = selected; rest != 0; rest &= rest - 1)
            cost += parsed.options[Choices.lowestBit(rest)].cost();
        if (cost > parsed.budget) {
            uint64 told = cost > type(uint64).max ? type(uint64).max : uint64(cost);
            revert IBallotBox.BallotBoxOverBudget(told, parsed.budget);
        }
        return uint64(cost);
    }
}
