// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotConfigLibrary} from "../../types/BallotConfig.sol";
import {BallotMode, ResultRule} from "../../types/BallotMode.sol";

/// @title Which ballot modes make sense
library ModeRules {
    /// @dev In weighted ballots: as many flags as stand in a word beside the weight of a vote (see PackedVotes).
    uint256 internal constant MAX_WEIGHTED_OPTIONS = 224;

    /// @notice Whether the figures of this mode make sense for a ballot of points; whether its rule is known says the box.
    /// @dev Weighted ballots are advisory: they tell a preference and never spend money, so their rule is Plurality.
    /// @param mode The rules as asked for.
    /// @return Whether they make sense together.
    function isValid(BallotMode memory mode) internal pure returns (bool) {
        if (mode.optionCount == 0) return false;
        if (mode.maxChoices == 0 || mode.maxChoices > mode.optionCount) return false;
        if (mode.minChoices > mode.maxChoices) return false;
        if (mode.maxPerOption == 0) return false;
        if (mode.optionCount * BallotConfigLibrary.bitLength(mode.maxPerOption) > 256) return false;
        // Every choice costs at least one point, so with fewer points the least number of choices is out of reach.
        if (mode.points == 0 || mode.points < mode.minChoices) return false;
        if (mode.costExponent != 1 && mode.costExponent != 2) return false;
        if (!mode.weighted) return true;
        return mode.maxPerOption == 1 && mode.optionCount <= MAX_WEIGHTED_OPTIONS && mode.rule == ResultRule.Plurality;
    }
}
