// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotConfig, BallotConfigLibrary} from "../../../../../contracts/types/BallotConfig.sol";
import {BallotMode, ResultRule} from "../../../../../contracts/types/BallotMode.sol";
import {CommonsId} from "../../../../../contracts/types/Ids.sol";
import {SolidityTest} from "../../support/SolidityTest.sol";
import {SheetOption} from "../../../../../contracts/ballots/libraries/BallotSheet.sol";
import {Choices} from "../../../../../contracts/ballots/libraries/Choices.sol";
import {GreedyBudget} from "../../../../../contracts/ballots/libraries/GreedyBudget.sol";
import {ModeRules} from "../../../../../contracts/ballots/libraries/ModeRules.sol";
import {Plurality} from "../../../../../contracts/ballots/libraries/Plurality.sol";

contract RulesTest is SolidityTest {
    function testFuzz_aModeIsPackedAndReadBack(uint32 commonsId, uint48 start, uint48 end, uint256 seed) external pure {
        BallotMode memory mode = _mode(seed);
        BallotConfig config = BallotConfigLibrary.pack(CommonsId.wrap(commonsId), start, end, mode);
        holds(keccak256(abi.encode(config.mode())) == keccak256(abi.encode(mode)), "mode");
        equal(CommonsId.unwrap(config.commonsId()), commonsId, "commons");
        equal(config.start(), start, "start");
        equal(config.end(), end, "end");
        equal(1 << config.optionBits() > mode.maxPerOption ? 1 : 0, 1, "points fit");
        equal(config.choiceBytes(), (mode.optionCount * config.optionBits() + 7) / 8, "bytes");
        holds(!config.isCancelled() && config.withCancelled().isCancelled(), "cancelled");
        holds(
            keccak256(abi.encode(config.withCancelled().mode())) == keccak256(abi.encode(mode)),
            "cancelling changes nothing else"
        );
    }

    function testFuzz_aBallotIsOpenAfterItsStartUpToItsEnd(uint48 start, uint48 end, uint48 moment) external pure {
        vm.assume(start < end);
        BallotConfig config = BallotConfigLibrary.pack(CommonsId.wrap(1), start, end, _mode(0));
        equal(config.isOpenAt(moment) ? 1 : 0, moment > start && moment <= end ? 1 : 0, "open");
        holds(!config.isOpenAt(start) && config.isOpenAt(uint256(start) + 1), "from the second after the start");
        holds(config.isOpenAt(end) && !config.isOpenAt(uint256(end) + 1), "with its last second");
        holds(!config.withCancelled().isOpenAt(end), "cancelled");
        holds(!BallotConfig.wrap(0).isOpenAt(moment), "unknown");
    }

    /// @dev Against the rules spelled out option by option.
    function testFuzz_aVoteIsValidWhereItKeepsEachRule(uint256 seed, uint256 choices) external pure {
        BallotMode memory mode = _mode(seed);
        vm.assume(ModeRules.isValid(mode));
        BallotConfig config = BallotConfigLibrary.pack(CommonsId.wrap(1), 1, 2, mode);
        uint256 bits = config.optionBits();
        // Thin the bits out, or nearly no vote would be valid.
        if (seed % 3 != 0) choices &= (choices >> (seed % 5)) & uint256(keccak256(abi.encode(seed)));
        uint256 width = mode.optionCount * bits;
        if (seed % 4 != 0 && width < 256) choices &= (1 << width) - 1;
        bool expected = width == 256 || choices >> width == 0;
        uint256 chosen = 0;
        uint256 cost = 0;
        for (uint256 i = 0; i < mode.optionCount; ++i) {
            uint256 points = (choices >> (i * bits)) & ((1 << bits) - 1);
            if (points == 0) continue;
            if (points > mode.maxPerOption) expected = false;
            ++chosen;
            cost += points ** mode.costExponent;
        }
        if (chosen < mode.minChoices || chosen > mode.maxChoices || cost > mode.points) expected = false;
        holds(Choices.areValid(config, choices) == expected, "valid");
    }

    function testFuzz_noModeThatIsTakenBreaksALimit(uint256 seed) external pure {
        BallotMode memory mode = _mode(seed);
        if (!ModeRules.isValid(mode)) return;
        holds(mode.optionCount >= 1 && (!mode.weighted || mode.optionCount <= 224), "options");
        holds(mode.minChoices <= mode.maxChoices && mode.maxChoices <= mode.optionCount, "choices");
        holds(!mode.weighted || mode.maxPerOption == 1, "weights");
        BallotConfig config = BallotConfigLibrary.pack(CommonsId.wrap(1), 1, 2, mode);
        holds(config.choiceBytes() <= 32, "one word");
        holds(config.exists(), "stored");
    }

    function testFuzz_pluralitySelectsExactlyTheHighest(uint8 length, uint256 seed) external pure {
        uint256[] memory counters = _counters(length, seed);
        uint256 selected = Plurality.select(counters);
        uint256 highest = 0;
        for (uint256 i = 0; i < counters.length; ++i) if (counters[i] > highest) highest = counters[i];
        for (uint256 i = 0; i < counters.length; ++i) {
            bool wins = (selected >> i) & 1 == 1;
            holds(wins == (counters[i] == highest && highest != 0), "the highest, all that tie");
        }
    }

    /// @dev Against the plainest way: look for the best that is left, again and again.
    function testFuzz_theBudgetGoesByVotesThenCostThenOrder(uint8 length, uint64 seed, uint64 budget) external pure {
        uint256[] memory counters = _counters(length, seed);
        SheetOption[] memory options = new SheetOption[](counters.length);
        for (uint256 i = 0; i < options.length; ++i) {
            uint256 cost = uint64(uint256(keccak256(abi.encode(seed, i)))) >> (seed % 64);
            options[i] = SheetOption.wrap((cost << 192) | 12345);
        }
        budget >>= seed % 61;
        (uint256 selected, uint64 cost_) = GreedyBudget.select(counters, options, budget);

        uint256 left = budget;
        uint256 expected = 0;
        bool[] memory seen = new bool[](options.length);
        for (uint256 round = 0; round < options.length; ++round) {
            uint256 best = options.length;
            for (uint256 i = 0; i < options.length; ++i) {
                if (seen[i] || counters[i] == 0) continue;
                if (best == options.length || counters[i] > counters[best]) best = i;
                else if (counters[i] == counters[best] && options[i].cost() < options[best].cost()) best = i;
            }
            if (best == options.length) break;
            seen[best] = true;
            if (options[best].cost() > left) continue;
            left -= options[best].cost();
            expected |= 1 << best;
        }
        equal(selected, expected, "selected");
        equal(cost_, budget - left, "cost");
    }

    /// @dev Of few values or of as many as options, so that there are ties, or none.
    /// @dev The counters rise, fall or are all the same: what a sort by halves at the first element takes longest for.
    function test_theBudgetTakesHundredsOfOptionsInAnyOrder() external pure {
        uint8[4] memory lengths = [65, 128, 220, 255];
        for (uint256 i = 0; i < lengths.length; ++i) {
            uint256 length = lengths[i];
            uint256[] memory rising = new uint256[](length);
            uint256[] memory falling = new uint256[](length);
            uint256[] memory equals = new uint256[](length);
            SheetOption[] memory options = new SheetOption[](length);
            for (uint256 option = 0; option < length; ++option) {
                rising[option] = option + 1;
                falling[option] = length - option;
                equals[option] = 1;
                options[option] = SheetOption.wrap(1 << 192);
            }
            (uint256 last, ) = GreedyBudget.select(rising, options, 3);
            (uint256 first, ) = GreedyBudget.select(falling, options, 3);
            (uint256 lowest, uint64 cost) = GreedyBudget.select(equals, options, 3);
            equal(last, 7 << (length - 3), "the last three have most");
            equal(first, 7, "the first three have most");
            equal(lowest, 7, "the lowest numbers of equals");
            equal(cost, 3, "all of the money");
        }
    }

    function _counters(uint8 length, uint256 seed) private pure returns (uint256[] memory counters) {
        counters = new uint256[](within(length, 1, 255));
        uint256 values = seed % 3 == 0 ? 1000 : 5;
        for (uint256 i = 0; i < counters.length; ++i) {
            counters[i] = uint256(keccak256(abi.encode(seed, i, "counter"))) % values;
        }
    }

    function _mode(uint256 seed) private pure returns (BallotMode memory) {
        uint256 random = uint256(keccak256(abi.encode(seed, "mode")));
        return
            BallotMode({
                optionCount: uint8(random),
                minChoices: uint8((random >> 8) % 3),
                maxChoices: uint8(random >> 16),
                maxPerOption: uint8((random >> 24) & 1 == 0 ? 1 : random >> 32),
                points: uint16(random >> 40),
                costExponent: uint8((random >> 56) % 4),
                weighted: (random >> 64) % 4 == 0,
                rule: ResultRule(uint8((random >> 72) % 3)),
                quorum: uint32(random >> 80)
            });
    }
}
