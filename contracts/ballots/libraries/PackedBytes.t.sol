// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {SolidityTest} from "../../testing/SolidityTest.sol";
import {Bits} from "./Bits.sol";
import {PackedBytes} from "./PackedBytes.sol";

contract PackedBytesTest is SolidityTest {
    function testFuzz_numbersAreReadAsTheyWereWritten(
        uint256[10] memory numbers,
        uint8[10] memory widths
    ) external view {
        (bytes memory buffer, uint256 cursor) = PackedBytes.allocate(320);
        bytes memory behind = "behind";
        bytes memory expected;
        for (uint256 i = 0; i < 10; ++i) {
            uint256 width = within(widths[i], 1, 32);
            cursor = PackedBytes.append(cursor, numbers[i], width);
            bytes memory word = abi.encodePacked(numbers[i]);
            for (uint256 j = 32 - width; j < 32; ++j) expected = abi.encodePacked(expected, word[j]);
        }
        PackedBytes.close(buffer, cursor);
        holds(keccak256(buffer) == keccak256(expected), "the bytes");
        holds(keccak256(behind) == keccak256("behind"), "memory behind the buffer is untouched");
        uint256 offset = 0;
        for (uint256 i = 0; i < 10; ++i) {
            uint256 width = within(widths[i], 1, 32);
            uint256 found = this.read(buffer, offset, width);
            equal(found, width == 32 ? numbers[i] : numbers[i] & ((1 << (8 * width)) - 1), "the number");
            offset += width;
        }
    }

    function testFuzz_theLowestBitIsTheFirstThatIsSet(uint256 word) external pure {
        vm.assume(word != 0);
        uint256 expected = 0;
        while ((word >> expected) & 1 == 0) ++expected;
        equal(Bits.lowest(word), expected, "position");
    }

    function read(bytes calldata data, uint256 offset, uint256 width) external pure returns (uint256) {
        return PackedBytes.read(data, offset, width);
    }
}
