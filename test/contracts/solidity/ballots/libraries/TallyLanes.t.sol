// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {SolidityTest} from "../../support/SolidityTest.sol";
import {Choices} from "../../../../../contracts/ballots/libraries/Choices.sol";
import {TALLY_WORDS, TallyLanes} from "../../../../../contracts/ballots/libraries/TallyLanes.sol";

contract TallyLanesTest is SolidityTest {
    using TallyLanes for uint256[TALLY_WORDS];

    uint256[TALLY_WORDS] private _stored;
    uint256[TALLY_WORDS] private _other;

    function testFuzz_eachLaneKeepsItsOwnCount(uint32[8] memory amounts, uint8[8] memory lanes) external {
        uint256[TALLY_WORDS] memory sums;
        uint64[256] memory expected;
        for (uint256 i = 0; i < 8; ++i) {
            uint256 lane = lanes[i];
            if (expected[lane] + uint64(amounts[i]) > type(uint32).max) continue;
            expected[lane] += amounts[i];
            sums.add(lane, amounts[i]);
        }
        _stored.store(sums, TALLY_WORDS, bytes32(0));
        for (uint256 lane = 0; lane < 256; ++lane) equal(_stored.read(lane), expected[lane], "lane");
    }

    function testFuzz_flagsAndPointsAddUpTheSameBatchedAndAlone(
        uint256[4] memory votes,
        uint8 bits,
        bytes32 votesHash
    ) external {
        uint256 optionBits = within(bits, 1, 4);
        uint256[TALLY_WORDS] memory sums;
        uint256[255] memory expected;
        for (uint256 i = 0; i < 4; ++i) {
            // As many options as points of this width stand in a word, but for a 256th.
            uint256 choices = votes[i] >> (256 - (optionBits == 1 ? 255 : (256 / optionBits) * optionBits));
            sums.addChoices(choices, optionBits, 1);
            _other.storeOne(choices, optionBits, 1, 255, votesHash);
            for (uint256 option = 0; option < 255 && option * optionBits < 256; ++option) {
                expected[option] += (choices >> (option * optionBits)) & ((1 << optionBits) - 1);
            }
        }
        sums.add(255, 4);
        _stored.store(sums, TALLY_WORDS, votesHash);
        for (uint256 option = 0; option < 255; ++option) {
            equal(_stored.read(option), expected[option], "batched");
            equal(_other.read(option), expected[option], "alone");
        }
        equal(_stored.read(255), 4, "voters batched");
        equal(_other.read(255), 4, "voters alone");
    }

    function testFuzz_oneVoteCountsWithItsWeight(uint256 vote, uint32 weight, uint8 lanes, bytes32 votesHash) external {
        uint256 options = within(lanes, 1, 255);
        uint256 choices = vote & ((1 << options) - 1);
        _stored.storeOne(choices, 1, weight, options, votesHash);
        _other.storeOne(choices, 1, weight, 0, votesHash);
        for (uint256 option = 0; option < options; ++option) {
            equal(_stored.read(option), (choices >> option) & 1 == 1 ? weight : 0, "weight");
            equal(_other.read(option), (choices >> option) & 1 == 1 ? weight : 0, "weight without voters");
        }
        equal(_stored.read(options), 1, "voters");
        equal(uint160(_stored[0]), TallyLanes.chain(0, votesHash), "digest");
    }

    function testFuzz_theDigestChainsAsTheInterfaceSays(uint160 digest, bytes32 votesHash) external {
        uint160 expected = uint160(uint256(keccak256(abi.encodePacked(digest, votesHash))));
        equal(TallyLanes.chain(digest, votesHash), expected, "chain");
        _stored[0] = digest;
        uint256[TALLY_WORDS] memory sums;
        equal(_stored.store(sums, 1, votesHash), expected, "store");
        equal(_stored[0], expected, "lanes untouched");
    }

    function testFuzz_lanesAtTheirLimitDoNotTouchTheirNeighbours(uint8 number) external {
        uint256 lane = number;
        uint256[TALLY_WORDS] memory sums;
        sums.add(lane, type(uint32).max);
        _stored.store(sums, TALLY_WORDS, bytes32(0));
        for (uint256 i = 0; i < 256; ++i) equal(_stored.read(i), i == lane ? type(uint32).max : 0, "neighbour");
    }

    function testFuzz_enoughWordsForTheLanes(uint8 number) external pure {
        uint256 lanes = uint256(number) + 1;
        uint256 words = TallyLanes.wordsFor(lanes);
        holds((lanes - 1 + 5) / 8 == words - 1, "the last lane stands in the last word");
        holds(words <= TALLY_WORDS, "no more than there are");
    }

    function testFuzz_takingTheLowestOptionLeavesTheRest(uint256 choices, uint8 bits) external pure {
        uint256 optionBits = within(bits, 1, 8);
        vm.assume(choices != 0);
        (uint256 option, uint256 points, uint256 rest) = Choices.takeLowest(choices, optionBits);
        holds(points != 0, "it has points");
        uint256 offset = option * optionBits;
        equal(choices & ((1 << offset) - 1), 0, "nothing below");
        equal(rest | (points << offset), choices, "nothing lost");
        equal(rest & (points << offset), 0, "nothing twice");
    }
}
