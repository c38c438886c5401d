// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {SolidityTest} from "../../support/SolidityTest.sol";
import {BallotSheet} from "../../../../../contracts/ballots/libraries/BallotSheet.sol";
import {ChoiceText} from "../../../../../contracts/ballots/libraries/ChoiceText.sol";

contract ChoiceTextTest is SolidityTest {
    function testFuzz_theSheetIsReadAsItWasWritten(uint64 budget, bytes32 seed, uint8 count) external pure {
        uint256 options = within(count, 1, 64);
        (bytes memory sheet, bytes[] memory labels) = _sheet(budget, seed, options);
        BallotSheet.Sheet memory found = BallotSheet.read(sheet, options);
        equal(found.budget, budget, "budget");
        holds(found.commonsHash == keccak256(_text(seed, 1000)), "commons");
        holds(found.questionHash == keccak256(_text(seed, 1001)), "question");
        for (uint256 i = 0; i < options; ++i) {
            equal(found.options[i].cost(), _cost(seed, i), "cost");
            equal(found.options[i].length(), labels[i].length, "label length");
        }
    }

    function testFuzz_aSheetCutOrExtendedIsRefused(bytes32 seed, uint8 count, uint16 cut) external {
        uint256 options = within(count, 1, 64);
        (bytes memory sheet, ) = _sheet(1, seed, options);
        uint256 length = within(cut, 0, sheet.length - 1);
        bytes memory shorter = new bytes(length);
        for (uint256 i = 0; i < length; ++i) shorter[i] = sheet[i];
        vm.expectRevert();
        this.read(shorter, options);
        vm.expectRevert();
        this.read(abi.encodePacked(sheet, uint8(0)), options);
    }

    function testFuzz_flagsReadAsLabelsJoined(bytes32 seed, uint8 count, uint64 flags) external pure {
        uint256 options = within(count, 1, 64);
        _compare(seed, options, uint256(flags) & ((1 << options) - 1), 1);
    }

    function testFuzz_pointsReadAsLabelsWithPoints(
        bytes32 seed,
        uint8 count,
        uint8 bits,
        uint256 choices
    ) external pure {
        uint256 optionBits = within(bits, 2, 8);
        uint256 options = within(count, 1, 256 / optionBits > 64 ? 64 : 256 / optionBits);
        uint256 width = options * optionBits;
        _compare(seed, options, width == 256 ? choices : choices & ((1 << width) - 1), optionBits);
    }

    function test_theLongestTextFitsItsBuffer() external pure {
        bytes memory sheet = abi.encodePacked(uint64(0), uint8(1), "c", uint8(1), "q");
        for (uint256 i = 0; i < 32; ++i) sheet = abi.encodePacked(sheet, uint64(0), uint8(255), new bytes(255));
        BallotSheet.Sheet memory found = BallotSheet.read(sheet, 32);
        uint256 buffer = ChoiceText.allocate(sheet.length, 32);
        bytes memory after_ = "what lies behind the buffer";
        bytes32 before = keccak256(after_);
        ChoiceText.hash(found.options, type(uint256).max, 8, buffer);
        holds(keccak256(after_) == before, "memory behind the buffer is untouched");
    }

    function read(bytes memory sheet, uint256 options) external pure {
        BallotSheet.read(sheet, options);
    }

    /// @dev The library's hash against a text put together in the plainest way, twice in the same buffer.
    function _compare(bytes32 seed, uint256 options, uint256 choices, uint256 optionBits) private pure {
        (bytes memory sheet, bytes[] memory labels) = _sheet(1, seed, options);
        BallotSheet.Sheet memory found = BallotSheet.read(sheet, options);
        uint256 buffer = ChoiceText.allocate(sheet.length, options);
        bytes memory text;
        bool first = true;
        for (uint256 i = 0; i < options; ++i) {
            uint256 points = (choices >> (i * optionBits)) & ((1 << optionBits) - 1);
            if (points == 0) continue;
            text = abi.encodePacked(text, first ? "" : "; ", labels[i]);
            first = false;
            if (optionBits > 1) text = abi.encodePacked(text, ": ", Strings.toString(points));
        }
        if (choices == 0) text = unicode"—";
        for (uint256 round = 0; round < 2; ++round) {
            bytes32 hash = ChoiceText.hash(found.options, choices, optionBits, buffer);
            holds(hash == keccak256(text), "the text is the labels in their order");
        }
    }

    function _sheet(
        uint64 budget,
        bytes32 seed,
        uint256 options
    ) private pure returns (bytes memory sheet, bytes[] memory labels) {
        bytes memory commons = _text(seed, 1000);
        bytes memory question = _text(seed, 1001);
        sheet = abi.encodePacked(budget, uint8(commons.length), commons, uint8(question.length), question);
        labels = new bytes[](options);
        for (uint256 i = 0; i < options; ++i) {
            labels[i] = _text(seed, i);
            sheet = abi.encodePacked(sheet, _cost(seed, i), uint8(labels[i].length), labels[i]);
        }
    }

    function _cost(bytes32 seed, uint256 number) private pure returns (uint64) {
        return uint64(uint256(keccak256(abi.encode(seed, number, "cost"))));
    }

    /// @dev Up to 120 bytes that depend on the seed and the number.
    function _text(bytes32 seed, uint256 number) private pure returns (bytes memory text) {
        bytes32 random = keccak256(abi.encode(seed, number));
        text = new bytes(uint256(random) % 121);
        for (uint256 i = 0; i < text.length; ++i) text[i] = random[i % 32];
    }
}
