// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {SolidityTest, Vm} from "../../support/SolidityTest.sol";
import {Choices} from "../../../../../contracts/ballots/libraries/Choices.sol";
import {PackedVotes} from "../../../../../contracts/ballots/libraries/PackedVotes.sol";
import {IBallots} from "../../../../../contracts/interfaces/IBallots.sol";
import {BallotId} from "../../../../../contracts/types/Ids.sol";

contract PackedVotesTest is SolidityTest {
    function testFuzz_numbersAreReadAsTheyWereWritten(
        uint256[10] memory numbers,
        uint8[10] memory widths
    ) external view {
        (bytes memory buffer, uint256 cursor) = PackedVotes.allocate(320);
        bytes memory behind = "behind";
        bytes memory expected;
        for (uint256 i = 0; i < 10; ++i) {
            uint256 width = within(widths[i], 1, 32);
            cursor = PackedVotes.append(cursor, numbers[i], width);
            bytes memory word = abi.encodePacked(numbers[i]);
            for (uint256 j = 32 - width; j < 32; ++j) expected = abi.encodePacked(expected, word[j]);
        }
        PackedVotes.close(buffer, cursor);
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

    function testFuzz_aPairIsPublishedAsItsBytes(uint24 head, uint256 rest, uint8 number, uint32 ballot) external {
        uint256 width = within(number, 1, 32);
        (bytes memory expected, uint256 cursor) = PackedVotes.allocate(35);
        cursor = PackedVotes.append(PackedVotes.append(cursor, head, 3), rest, width);
        PackedVotes.close(expected, cursor);
        _soilFreeMemory();
        vm.recordLogs();
        bytes32 found = PackedVotes.publishPair(head, rest, width, keccak256("signature"), BallotId.wrap(ballot));
        Vm.Log memory log = vm.getRecordedLogs()[0];
        holds(found == keccak256(expected), "hash");
        holds(keccak256(log.data) == keccak256(abi.encode(expected)), "data");
        holds(log.topics.length == 2 && log.topics[0] == keccak256("signature"), "signature");
        equal(uint256(log.topics[1]), ballot, "indexed");
    }

    function testFuzz_aBufferIsPublishedAsTheCompilerDoes(bytes calldata content, uint32 ballot) external {
        (bytes memory buffer, uint256 cursor) = PackedVotes.allocate(content.length);
        for (uint256 i = 0; i < content.length; ++i) cursor = PackedVotes.append(cursor, uint8(content[i]), 1);
        PackedVotes.close(buffer, cursor);
        vm.recordLogs();
        holds(PackedVotes.publishVotes(buffer, BallotId.wrap(ballot)) == keccak256(content), "hash");
        emit IBallots.VotesCast(BallotId.wrap(ballot), content);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal(logs.length, 2, "one event each");
        holds(keccak256(logs[0].data) == keccak256(logs[1].data), "data");
        holds(keccak256(abi.encode(logs[0].topics)) == keccak256(abi.encode(logs[1].topics)), "topics");
    }

    /// @dev Free memory need not be clear.
    function _soilFreeMemory() private pure {
        assembly ("memory-safe") {
            for {
                let position := mload(0x40)
            } lt(position, add(mload(0x40), 256)) {
                position := add(position, 32)
            } {
                mstore(position, not(0))
            }
        }
    }

    function testFuzz_theLowestBitIsTheFirstThatIsSet(uint256 word) external pure {
        vm.assume(word != 0);
        uint256 expected = 0;
        while ((word >> expected) & 1 == 0) ++expected;
        equal(Choices.lowestBit(word), expected, "position");
    }

    function read(bytes calldata data, uint256 offset, uint256 width) external pure returns (uint256) {
        return PackedVotes.read(data, offset, width);
    }
}
