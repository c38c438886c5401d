// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {SolidityTest} from "../../support/SolidityTest.sol";
import {VoterMarks} from "../../../../../contracts/ballots/libraries/VoterMarks.sol";

contract VoterMarksTest is SolidityTest {
    uint256 private constant INDEXES = 1 << 24;

    VoterMarks private _marks;
    VoterMarks private _plain;
    uint256 private _behind = 1;

    /// @dev Against the array read and written as the compiler does.
    function testFuzz_eachMemberIsMarkedOnce(uint256[8] memory indexes, uint8 nearness) external {
        for (uint256 i = 0; i < 8; ++i) {
            // Some of them near each other, so that they share words or are the same.
            uint256 index = (indexes[i] % (2 << (nearness % 24))) % INDEXES;
            uint256 word = _plain.words[index / 256];
            bool marked = (word >> (index % 256)) & 1 == 1;
            holds(_marks.has(index) == marked, "before");
            holds(_marks.mark(index) == !marked, "new or not");
            holds(_marks.has(index), "after");
            _plain.words[index / 256] = word | (1 << (index % 256));
            for (uint256 j = 0; j < 8; ++j) {
                uint256 other = indexes[j] % (INDEXES / 256);
                equal(_marks.read(other), _plain.words[other], "any word");
            }
            equal(_marks.read(index / 256), _plain.words[index / 256], "its word");
        }
        equal(_behind, 1, "what is stored behind is untouched");
    }

    function testFuzz_wordsAreReadAsTheyWereWritten(uint256 place, uint256 word) external {
        place %= INDEXES / 256;
        _marks.write(place, word);
        equal(_marks.read(place), word, "read");
        equal(_marks.words[place], word, "as the compiler reads it");
        equal(_marks.read((place + 1) % (INDEXES / 256)), 0, "its neighbour");
        for (uint256 bit = 0; bit < 256; ++bit) {
            holds(_marks.has(place * 256 + bit) == ((word >> bit) & 1 == 1), "each member");
        }
    }

    function test_theLastIndexHasThePlaceOfTheLastWord() external {
        holds(_marks.mark(INDEXES - 1), "marked");
        equal(_marks.words[INDEXES / 256 - 1], 1 << 255, "in the last word");
        equal(_behind, 1, "what is stored behind is untouched");
    }
}
